import { expect, it } from "vitest";
import { moveCard } from "@/server/board/commands/move-card";
import { undoMove } from "@/server/board/commands/undo-move";
import { createCaller } from "@/server/router";
import { closeTicket } from "@/server/tickets/commands/close-ticket";
import { referTicket } from "@/server/working/commands/refer-ticket";
import { returnTicket } from "@/server/working/commands/return-ticket";
import { agent, ctxOf } from "../../support/actors";
import { activitiesOf, boardLog, orderOf } from "../../support/board";
import { minutesFromNow, NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aDepartment, aDesk, aPipeline, aTicket, aUser } from "../../support/factories";
import { expectStaffOnly, outcomeOf } from "../../support/refusals";

const base = testDatabase();

/** A card of the first line, and a second line with a pipeline of its own and two people. */
async function aScene() {
  const desk = await aDesk(base.db);
  const second = await aPipeline(base.db);
  const technical = await aDepartment(base.db, { pipelineId: second.id, name: "فنی" });
  const [expert, mate] = await Promise.all([aUser(base.db, { name: "کارشناس" }), aUser(base.db)]);
  await base.db.departmentMember.createMany({ data: [expert, mate].map(({ id }) => ({ userId: id, departmentId: technical.id })) });
  const ticket = await aTicket(base.db, { departmentId: desk.department.id, stageId: desk.pipeline.stages.working.id, responsibleId: desk.user.id });
  const stored = () => base.db.ticket.findUniqueOrThrow({ where: { id: ticket.id } });
  const told = async (user: { id: string }) =>
    (await base.db.notification.findUnique({ where: { userId_ticketId: { userId: user.id, ticketId: ticket.id } } }))?.reasons ?? null;
  const seen = (expectedVersion: number) => ({ ticketId: ticket.id, expectedVersion });
  const workOf = async () => (await createCaller(ctxOf(base.db, agent(desk.user), minutesFromNow(60))).tickets.get({ number: ticket.number })).work;
  return { ...desk, second, technical, expert, mate, ticket, stored, told, seen, workOf, ctx: ctxOf(base.db, agent(desk.user)) };
}
const refer = { kind: "REFER" as const, movesToEntry: false };

it("a card is referred to a person in its department: that person is told, the reason stands beside and in no fact", async () => {
  const { ctx, ticket, seen, stored, expert, mate, user, told, department, pipeline } = await aScene();
  expect(await referTicket(ctx, { ...seen(1), ...refer, toUserId: expert.id, reason: "کار اوست قناری" })).toEqual({ version: 2 });
  expect(await stored()).toMatchObject({ responsibleId: expert.id, departmentId: department.id, version: 2 });
  expect([await told(expert), await told(mate), await told(user)]).toEqual([{ referred: 1 }, null, null]);
  const [fact] = await activitiesOf(base.db, ticket.id);
  expect(fact).toMatchObject({
    event: "ticket.referred",
    data: { kind: "REFER", from: { userId: user.id, departmentId: department.id }, to: { userId: expert.id } },
  });
  expect(JSON.stringify(fact?.data)).not.toContain("قناری");
  expect((await boardLog(base.db, pipeline.id)).version).toBe(1);
});

it("a card is referred to a department, moved to where its cards begin or left where it is; its people are told", async () => {
  for (const movesToEntry of [true, false]) {
    const { ctx, ticket, seen, stored, expert, mate, told, technical, second, pipeline } = await aScene();
    await aTicket(base.db, { stageId: second.stages.new.id, departmentId: technical.id });
    await referTicket(ctx, { ...seen(1), kind: "REFER", toDepartmentId: technical.id, movesToEntry, reason: "فنی است" });
    expect(await stored()).toMatchObject({
      ...{ responsibleId: null, departmentId: technical.id },
      ...(movesToEntry ? { pipelineId: second.id, stageId: second.stages.new.id } : { pipelineId: pipeline.id, stageId: pipeline.stages.working.id }),
    });
    expect([await told(expert), await told(mate)]).toEqual([{ referred: 1 }, { referred: 1 }]);
    if (movesToEntry) expect((await orderOf(base.db, second.stages.new.id))[0]).toBe(ticket.id);
    expect([(await boardLog(base.db, pipeline.id)).version, (await boardLog(base.db, second.id)).version]).toEqual(movesToEntry ? [1, 1] : [1, 0]);
    // A move before it is not taken back into a pipeline that the card has left.
    if (movesToEntry) expect(await outcomeOf(undoMove(ctx, seen(2)))).toBe("RULE_VIOLATION card.nothing_to_undo");
  }
});

it("an escalation is given back once, to the person and the stage it came from, and the trail says who held it when and why", async () => {
  const { ctx, seen, stored, expert, user, told, technical, pipeline, department, workOf } = await aScene();
  await referTicket(ctx, { ...seen(1), kind: "ESCALATE", toDepartmentId: technical.id, movesToEntry: true, reason: "خط دوم ببیند" });
  expect((await workOf()).escalation).toMatchObject({
    byName: user.name,
    reason: "خط دوم ببیند",
    backTo: { user: { id: user.id } },
    backToPipeline: pipeline.name,
  });
  const theirs = ctxOf(base.db, agent(expert), minutesFromNow(30));
  await returnTicket(theirs, { ...seen(2), reason: "درست شد", movesBack: true });
  expect(await stored()).toMatchObject({
    responsibleId: user.id,
    departmentId: department.id,
    stageId: pipeline.stages.working.id,
    pipelineId: pipeline.id,
    version: 3,
  });
  expect(await told(user)).toEqual({ returned: 1 });
  expect(await outcomeOf(returnTicket(theirs, { ...seen(3), reason: "باز هم", movesBack: true }))).toBe("RULE_VIOLATION referral.nothing_to_return");
  const { trail, escalation } = await workOf();
  expect(escalation).toBeNull();
  expect(trail.map(({ user: held, department: place, until, kind, reason }) => [held?.id ?? null, place?.id, until, kind, reason])).toEqual([
    [null, technical.id, minutesFromNow(30).toISOString(), "ESCALATE", "خط دوم ببیند"],
    [user.id, department.id, null, "RETURN", "درست شد"],
  ]);
});

it("an escalation comes back to the department when the person has left, and to the entry when the stage is gone", async () => {
  const { ctx, seen, stored, expert, user, technical, pipeline, department } = await aScene();
  await referTicket(ctx, { ...seen(1), kind: "ESCALATE", toDepartmentId: technical.id, movesToEntry: true, reason: "خط دوم" });
  await base.db.user.update({ where: { id: user.id }, data: { isActive: false } });
  await base.db.stage.update({ where: { id: pipeline.stages.working.id }, data: { deletedAt: NOW } });
  await returnTicket(ctxOf(base.db, agent(expert)), { ...seen(2), reason: "شد", movesBack: true });
  expect(await stored()).toMatchObject({ responsibleId: null, departmentId: department.id, stageId: pipeline.stages.new.id });
});

it("what has changed, is closed, is there already or cannot take cards is refused and leaves the card alone", async () => {
  const { ctx, seen, stored, expert, user, technical, second } = await aScene();
  const to = (given: object, version = 1) => outcomeOf(referTicket(ctx, { ...seen(version), ...refer, reason: "دلیل", ...given }));
  expect(await to({ toUserId: expert.id }, 7)).toBe("CONFLICT ticket.changed_by_someone_else");
  expect(await to({ toUserId: user.id })).toBe("RULE_VIOLATION referral.same_holder");
  const reader = await aUser(base.db, { role: "READER" });
  expect(await to({ toUserId: reader.id })).toBe("NOT_FOUND user.not_found");
  await base.db.stage.update({ where: { id: second.stages.new.id }, data: { entryRoles: ["ADMIN"] } });
  expect(await to({ toDepartmentId: technical.id, movesToEntry: true })).toBe("FORBIDDEN stage.entry_limited");
  expect(await stored()).toMatchObject({ version: 1, responsibleId: user.id });
  await closeTicket(ctx, seen(1));
  expect(await to({ toUserId: expert.id }, 2)).toBe("RULE_VIOLATION ticket.already_closed");
});

it("a referral and a move at the same instant: one of them wins, the other is told, and nothing is torn", async () => {
  for (let round = 0; round < 6; round += 1) {
    const { ctx, ticket, seen, stored, technical, second, pipeline, expert } = await aScene();
    const other = ctxOf(base.db, agent(expert));
    const outcomes = await Promise.all([
      outcomeOf(referTicket(ctx, { ...seen(1), kind: "REFER", toDepartmentId: technical.id, movesToEntry: true, reason: "دلیل" })),
      outcomeOf(moveCard(other, { ...seen(1), toStageId: pipeline.stages.waiting.id })),
    ]);
    expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
    expect(outcomes.filter((outcome) => /^CONFLICT |stage\.other_pipeline/.test(outcome))).toHaveLength(1);
    const { pipelineId, stageId } = await stored();
    expect([pipelineId, stageId]).toEqual(outcomes[0] === "done" ? [second.id, second.stages.new.id] : [pipeline.id, pipeline.stages.waiting.id]);
    expect(await base.db.referral.count({ where: { ticketId: ticket.id } })).toBe(outcomes[0] === "done" ? 1 : 0);
  }
});

it("nobody but staff who work refers or gives back", async () => {
  const { ticket, seen, expert } = await aScene();
  await expectStaffOnly(ticket, (actor) => referTicket(ctxOf(base.db, actor), { ...seen(1), ...refer, toUserId: expert.id, reason: "دلیل" }));
  const reader = ctxOf(base.db, agent(await aUser(base.db, { role: "READER" })));
  expect(await outcomeOf(returnTicket(reader, { ...seen(1), reason: "دلیل", movesBack: true }))).toBe("FORBIDDEN permission.denied");
});
