import { expect, it } from "vitest";
import type { Role } from "@/domain/actor";
import { moveCard } from "@/server/board/commands/move-card";
import { savePerson } from "@/server/people/commands/save-person";
import { setAway } from "@/server/people/commands/set-away";
import { agent, ctxOf } from "../../support/actors";
import { NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aDepartment, aDesk, aSession, aTicket, aUser } from "../../support/factories";
import { actorOfSession } from "../../support/identity";
import { outcomeOf } from "../../support/refusals";

const base = testDatabase();
const fields = ({ id, email, name, jobTitle, version }: { id: string; email: string; name: string; jobTitle: string | null; version: number }) => ({
  ...{ userId: id, email, name, jobTitle: jobTitle ?? "", expectedVersion: version, departmentIds: [] as string[] },
});
const admin = async () => {
  const user = await aUser(base.db, { role: "ADMIN" });
  return { user, ctx: ctxOf(base.db, agent(user)) };
};

it("a lowered role takes effect on the next call of a session that is open", async () => {
  const { ctx } = await admin();
  const { pipeline } = await aDesk(base.db);
  const person = await aUser(base.db, { role: "SUPERVISOR" });
  const session = await aSession(base.db, { userId: person.id });
  const ticket = await aTicket(base.db, { stageId: pipeline.stages.new.id });
  const move = async (toStageId: string, expectedVersion: number) =>
    outcomeOf(moveCard(ctxOf(base.db, await actorOfSession(base.db, session.id, NOW)), { ticketId: ticket.id, toStageId, expectedVersion }));
  expect(await move(pipeline.stages.working.id, ticket.version)).toBe("done");
  await savePerson(ctx, { ...fields(person), role: "READER" });
  expect(await actorOfSession(base.db, session.id, NOW)).toMatchObject({ role: "READER" });
  expect(await move(pipeline.stages.waiting.id, ticket.version + 1)).toBe("FORBIDDEN permission.denied");
});

it("whoever may only look from now on keeps no open cards; closed ones stay theirs", async () => {
  const { ctx } = await admin();
  const { pipeline } = await aDesk(base.db);
  const person = await aUser(base.db);
  const open = await aTicket(base.db, { stageId: pipeline.stages.new.id, responsibleId: person.id });
  const closed = await aTicket(base.db, { stageId: pipeline.stages.closed.id, responsibleId: person.id });
  await savePerson(ctx, { ...fields(person), role: "READER" });
  expect((await base.db.ticket.findUniqueOrThrow({ where: { id: open.id } })).responsibleId).toBeNull();
  expect((await base.db.ticket.findUniqueOrThrow({ where: { id: closed.id } })).responsibleId).toBe(person.id);
});

it("departments, name and address are saved with before and after; the address stays unreadable in the history", async () => {
  const { ctx } = await admin();
  const [before, after] = [await aDepartment(base.db), await aDepartment(base.db)];
  const person = await aUser(base.db, { departments: { create: { departmentId: before.id } } } as object);
  const email = `other-${person.email}`;
  await savePerson(ctx, { ...fields(person), role: "AGENT", name: "نام تازه", email, departmentIds: [after.id, after.id] });
  const saved = await base.db.user.findUniqueOrThrow({ where: { id: person.id }, include: { departments: true } });
  expect(saved).toMatchObject({ name: "نام تازه", email, version: 2, departments: [{ departmentId: after.id }] });
  const [fact] = await base.db.activity.findMany({ where: { subjectId: person.id } });
  expect(fact).toMatchObject({
    event: "user.edited",
    data: { changes: { name: { from: person.name, to: "نام تازه" }, departmentIds: { from: [before.id], to: [after.id] } } },
  });
  expect(JSON.stringify(fact?.data)).not.toContain(email);
});

it("the second of two admins who edit the same person is told, and overwrites nothing", async () => {
  const { ctx } = await admin();
  const person = await aUser(base.db);
  const answers = await Promise.all(["یکی", "دیگری"].map((name) => outcomeOf(savePerson(ctx, { ...fields(person), role: "AGENT", name }))));
  expect(answers.sort()).toEqual(["CONFLICT user.changed_by_someone_else", "done"]);
});

it("the last active admin cannot be lowered, by themselves or when two admins lower each other at once", async () => {
  await base.db.user.updateMany({ where: { role: "ADMIN" }, data: { isActive: false } });
  const [one, two] = [await admin(), await admin()];
  const lower = (ctx: typeof one.ctx, person: typeof one.user) => outcomeOf(savePerson(ctx, { ...fields(person), role: "AGENT" }));
  const answers = await Promise.all([lower(one.ctx, two.user), lower(two.ctx, one.user)]);
  expect(answers.sort()).toEqual(["RULE_VIOLATION user.last_admin", "done"]);
  expect(await base.db.user.count({ where: { role: "ADMIN", isActive: true } })).toBe(1);
});

it("when both of two admins step down at once, one of them stays", async () => {
  for (let round = 0; round < 5; round += 1) {
    await base.db.user.updateMany({ where: { role: "ADMIN" }, data: { isActive: false } });
    const admins = [await admin(), await admin()];
    const answers = await Promise.all(admins.map(({ user, ctx }) => outcomeOf(savePerson(ctx, { ...fields(user), role: "AGENT" }))));
    expect(answers.sort()).toEqual(["RULE_VIOLATION user.last_admin", "done"]);
  }
});

it("an admin who lowers their own role while there is another may, and then may no more", async () => {
  await admin();
  const { user } = await admin();
  const session = await aSession(base.db, { userId: user.id });
  const ctx = async () => ctxOf(base.db, await actorOfSession(base.db, session.id, NOW));
  expect(await outcomeOf(savePerson(await ctx(), { ...fields(user), role: "AGENT" }))).toBe("done");
  expect(await outcomeOf(savePerson(await ctx(), { ...fields({ ...user, version: 2 }), role: "ADMIN" }))).toBe("FORBIDDEN permission.denied");
});

it("a taken address, an unknown person and anybody but an admin are refused", async () => {
  const { ctx } = await admin();
  const [person, other] = [await aUser(base.db), await aUser(base.db)];
  expect(await outcomeOf(savePerson(ctx, { ...fields(person), role: "AGENT", email: other.email }))).toBe("CONFLICT user.email_taken");
  expect(await outcomeOf(savePerson(ctx, { ...fields(person), userId: crypto.randomUUID(), role: "AGENT" }))).toBe("NOT_FOUND user.not_found");
  for (const role of ["SUPERVISOR", "AGENT", "READER"] as Role[]) {
    const self = await aUser(base.db, { role });
    expect(await outcomeOf(savePerson(ctxOf(base.db, agent(self)), { ...fields(self), role: "ADMIN" }))).toBe("FORBIDDEN permission.denied");
  }
});

it("away and back is one's own to say, or an admin's; nobody else's", async () => {
  const { ctx } = await admin();
  const [person, colleague] = [await aUser(base.db), await aUser(base.db, { role: "SUPERVISOR" })];
  const isAway = async () => (await base.db.user.findUniqueOrThrow({ where: { id: person.id } })).isAway;
  await setAway(ctxOf(base.db, agent(person)), { userId: person.id, isAway: true });
  expect(await isAway()).toBe(true);
  expect(await outcomeOf(setAway(ctxOf(base.db, agent(colleague)), { userId: person.id, isAway: false }))).toBe("FORBIDDEN permission.denied");
  await setAway(ctx, { userId: person.id, isAway: false });
  await setAway(ctx, { userId: person.id, isAway: false });
  expect(await isAway()).toBe(false);
  expect(await base.db.activity.count({ where: { subjectId: person.id, event: "user.away_changed" } })).toBe(2);
});
