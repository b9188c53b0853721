import { expect, it } from "vitest";
import { savePerson } from "@/server/people/commands/save-person";
import { restorePerson, suspendPerson } from "@/server/people/commands/suspend-person";
import { editTicket } from "@/server/tickets/commands/edit-ticket";
import { agent, ctxOf } from "../../support/actors";
import { NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aDesk, aSession, aTicket, aUser } from "../../support/factories";
import { actorOfSession } from "../../support/identity";
import { listenTo } from "../../support/listener";
import { outcomeOf } from "../../support/refusals";

const base = testDatabase();
const admin = async () => {
  const user = await aUser(base.db, { role: "ADMIN" });
  return { user, ctx: ctxOf(base.db, agent(user)) };
};

async function aLeaver(cards: number) {
  const { pipeline } = await aDesk(base.db);
  const person = await aUser(base.db);
  const open = [];
  for (let i = 0; i < cards; i += 1) open.push(await aTicket(base.db, { stageId: pipeline.stages.new.id, responsibleId: person.id }));
  const closed = await aTicket(base.db, { stageId: pipeline.stages.closed.id, responsibleId: person.id });
  return { person, open, closed, pipeline };
}

const holders = async (tickets: { id: string }[]) =>
  (await base.db.ticket.findMany({ where: { id: { in: tickets.map((ticket) => ticket.id) } }, orderBy: { id: "asc" } })).map((ticket) => ticket.responsibleId);

it("a suspended person is out on the next call, and their open cards lie with the chosen people in even parts", async () => {
  const { ctx } = await admin();
  const { person, open, closed } = await aLeaver(5);
  const [a, b] = [await aUser(base.db), await aUser(base.db)];
  const session = await aSession(base.db, { userId: person.id });
  expect(await suspendPerson(ctx, { userId: person.id, expectedVersion: 1, handTo: [a.id, b.id, a.id] })).toEqual({ openCards: 5 });
  expect(await actorOfSession(base.db, session.id, NOW)).toEqual({ kind: "anonymous" });
  const now = await holders(open);
  expect([now.filter((id) => id === a.id).length, now.filter((id) => id === b.id).length]).toEqual([3, 2]);
  expect(await holders([closed])).toEqual([person.id]);
  const [ticket] = open;
  expect(await base.db.activity.findFirst({ where: { ticketId: ticket?.id } })).toMatchObject({ event: "ticket.assigned", data: { from: person.id } });
  expect(await base.db.activity.findFirst({ where: { subjectId: person.id } })).toMatchObject({
    event: "user.suspended",
    data: {
      openCards: 5,
      handedTo: [
        { userId: a.id, count: 3 },
        { userId: b.id, count: 2 },
      ],
    },
  });
});

it("without anybody chosen the cards are their departments', and boards hear of it", async () => {
  const { ctx } = await admin();
  const { person, open, pipeline } = await aLeaver(2);
  await suspendPerson(ctx, { userId: person.id, expectedVersion: 1, handTo: [] });
  expect(await holders(open)).toEqual([null, null]);
  expect((await base.db.pipeline.findUniqueOrThrow({ where: { id: pipeline.id } })).version).toBe(2);
});

it("nobody is left out: who cannot take cards, oneself, the last admin and a stale form are refused and nothing changes", async () => {
  await base.db.user.updateMany({ where: { role: "ADMIN" }, data: { isActive: false } });
  const { user, ctx } = await admin();
  const { person, open } = await aLeaver(1);
  const [reader, gone] = [await aUser(base.db, { role: "READER" }), await aUser(base.db, { isActive: false })];
  for (const to of [reader.id, gone.id, person.id])
    expect(await outcomeOf(suspendPerson(ctx, { userId: person.id, expectedVersion: 1, handTo: [to] }))).toBe("RULE_VIOLATION user.cannot_take_cards");
  expect(await outcomeOf(suspendPerson(ctx, { userId: person.id, expectedVersion: 7, handTo: [] }))).toBe("CONFLICT user.changed_by_someone_else");
  expect(await outcomeOf(suspendPerson(ctx, { userId: user.id, expectedVersion: 1, handTo: [] }))).toBe("RULE_VIOLATION user.not_oneself");
  expect(await outcomeOf(suspendPerson(ctx, { userId: gone.id, expectedVersion: 1, handTo: [] }))).toBe("RULE_VIOLATION user.wrong_state");
  expect(await holders(open)).toEqual([person.id]);
  expect((await base.db.user.findUniqueOrThrow({ where: { id: person.id } })).isActive).toBe(true);
});

it("two admins who suspend each other at once leave one, however often they try", async () => {
  for (let round = 0; round < 10; round += 1) {
    await base.db.user.updateMany({ where: { role: "ADMIN" }, data: { isActive: false } });
    const [one, two] = [await admin(), await admin()];
    const answers = await Promise.all([
      outcomeOf(suspendPerson(one.ctx, { userId: two.user.id, expectedVersion: 1, handTo: [] })),
      outcomeOf(suspendPerson(two.ctx, { userId: one.user.id, expectedVersion: 1, handTo: [] })),
    ]);
    expect(answers.sort()).toEqual(["RULE_VIOLATION user.last_admin", "done"]);
  }
});

it("cards that are given to somebody while that person is suspended do not stay with them", async () => {
  const { ctx } = await admin();
  const { pipeline } = await aDesk(base.db);
  for (let round = 0; round < 8; round += 1) {
    const person = await aUser(base.db);
    const cards = await Promise.all(Array.from({ length: 1 }, () => aTicket(base.db, { stageId: pipeline.stages.new.id })));
    await Promise.all([
      ...cards.map((card) => outcomeOf(editTicket(ctx, { ticketId: card.id, expectedVersion: card.version, responsibleId: person.id }))),
      suspendPerson(ctx, { userId: person.id, expectedVersion: 1, handTo: [] }),
    ]);
    expect(await base.db.ticket.count({ where: { responsibleId: person.id, closedAt: null } })).toBe(0);
  }
});

it("three hundred open cards are handed over in one transaction", { timeout: 60_000 }, async () => {
  const { ctx } = await admin();
  const { person, pipeline } = await aLeaver(0);
  const { customerId, departmentId } = await aTicket(base.db, { stageId: pipeline.stages.new.id });
  await base.db.ticket.createMany({
    data: Array.from({ length: 300 }, (_, i) => ({
      ...{ title: `تیکت ${i}`, rank: `b${String(i).padStart(4, "0")}x`, customerId, departmentId, pipelineId: pipeline.id, stageId: pipeline.stages.new.id },
      responsibleId: person.id,
    })),
  });
  const to = await aUser(base.db);
  expect(await suspendPerson(ctx, { userId: person.id, expectedVersion: 1, handTo: [to.id] })).toEqual({ openCards: 300 });
  expect(await base.db.ticket.count({ where: { responsibleId: to.id } })).toBe(300);
});

it("a restored person may sign in again, with no session from before", async () => {
  const { ctx } = await admin();
  const { person } = await aLeaver(0);
  const session = await aSession(base.db, { userId: person.id });
  await suspendPerson(ctx, { userId: person.id, expectedVersion: 1, handTo: [] });
  expect(await outcomeOf(restorePerson(ctx, { userId: person.id, expectedVersion: 1 }))).toBe("CONFLICT user.changed_by_someone_else");
  await restorePerson(ctx, { userId: person.id, expectedVersion: 2 });
  expect((await base.db.user.findUniqueOrThrow({ where: { id: person.id } })).isActive).toBe(true);
  expect(await actorOfSession(base.db, session.id, NOW)).toEqual({ kind: "anonymous" });
});

it("whoever loses rights is told to every process in the same transaction, so that open streams end; a refused change tells nobody", async () => {
  const { user, ctx } = await admin();
  await admin();
  const { person } = await aLeaver(0);
  const heard = await listenTo(base.url, "kariz_session");
  const { email, name } = person;
  await savePerson(ctx, { userId: person.id, email, name, jobTitle: "", role: "READER", departmentIds: [], expectedVersion: 1 });
  await suspendPerson(ctx, { userId: person.id, expectedVersion: 2, handTo: [] });
  await outcomeOf(suspendPerson(ctx, { userId: user.id, expectedVersion: 1, handTo: [] }));
  expect((await heard.stop()).map((text) => JSON.parse(text))).toEqual([{ userId: person.id }, { userId: person.id }]);
});

it("only admins suspend and restore", async () => {
  const { person } = await aLeaver(0);
  const ctx = ctxOf(base.db, agent(await aUser(base.db, { role: "SUPERVISOR" })));
  expect(await outcomeOf(suspendPerson(ctx, { userId: person.id, expectedVersion: 1, handTo: [] }))).toBe("FORBIDDEN permission.denied");
  expect(await outcomeOf(restorePerson(ctx, { userId: person.id, expectedVersion: 1 }))).toBe("FORBIDDEN permission.denied");
});
