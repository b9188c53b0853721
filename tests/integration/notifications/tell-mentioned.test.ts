import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { replyAsCustomer } from "@/server/portal/commands/reply-as-customer";
import { addNote } from "@/server/tickets/commands/add-note";
import { takeBackNote } from "@/server/tickets/commands/take-back-note";
import { getTicket } from "@/server/tickets/queries";
import { agent, ctxOf, customer } from "../../support/actors";
import { testDatabase } from "../../support/db";
import { aTicket, aUser, noId } from "../../support/factories";
import { listenTo } from "../../support/listener";
import { aPortal } from "../../support/portal";
import { outcomeOf } from "../../support/refusals";

const base = testDatabase();

async function aScene() {
  const portal = await aPortal(base.db);
  const [writer, mate, other] = [await aUser(base.db), await aUser(base.db, { name: "سارا امینی" }), await aUser(base.db)];
  const ticket = await aTicket(base.db, { customerId: portal.owner.id, departmentId: portal.department.id, stageId: portal.pipeline.stages.working.id });
  /** "@name" of each of these people, one after the other. */
  const naming = (people: readonly { id: string; name: string }[], given: object = {}) => {
    let body = "لطفاً ببین:";
    const mentions = people.map(({ id, name }) => {
      const start = body.length + 1;
      body += ` @${name}`;
      return { userId: id, start, end: body.length };
    });
    return { ticketId: ticket.id, body, portalVisible: false, mentions, idempotencyKey: randomUUID(), ...given };
  };
  const told = async () =>
    (await base.db.notification.findMany({ where: { ticketId: ticket.id, readAt: null } })).map(({ userId, reasons, count, actorUserId }) => ({
      userId,
      reasons,
      count,
      by: actorUserId,
    }));
  return { ...portal, writer, mate, other, ticket, naming, told, ctx: ctxOf(base.db, agent(writer)) };
}

it("a colleague named in an internal note is told once however often, nobody else is, and the writer never", async () => {
  const { ctx, naming, told, writer, mate } = await aScene();
  await addNote(ctx, naming([mate, mate, writer]));
  expect(await told()).toEqual([{ userId: mate.id, reasons: { mentioned: 1 }, count: 1, by: writer.id }]);
});

it("the desk of whoever was named hears of it in the same transaction", async () => {
  const { ctx, naming, mate } = await aScene();
  const users = await listenTo(base.url, "kariz_user");
  await addNote(ctx, naming([mate]));
  expect((await users.stop()).map((text) => JSON.parse(text))).toEqual([{ userId: mate.id, about: "notifications" }]);
});

it("the place outlives a new name: staff see who it is today, the text stays as it was written", async () => {
  const { ctx, naming, mate, ticket } = await aScene();
  const note = naming([mate]);
  await addNote(ctx, note);
  await base.db.user.update({ where: { id: mate.id }, data: { name: "سارا کریمی" } });
  const shown = (await getTicket(ctx, ticket.number)).timeline.find((item) => item.type === "note");
  expect(shown).toMatchObject({ body: note.body, mentions: [{ ...note.mentions[0], name: "سارا کریمی" }] });
});

it("who has left or does not exist cannot be named; places that do not fit the text are bad input", async () => {
  const { ctx, naming, told, mate, other } = await aScene();
  await base.db.user.update({ where: { id: mate.id }, data: { isActive: false } });
  expect(await outcomeOf(addNote(ctx, naming([other, mate])))).toBe("NOT_FOUND user.not_found");
  expect(await outcomeOf(addNote(ctx, naming([{ id: noId(), name: "هیچ‌کس" }])))).toBe("NOT_FOUND user.not_found");
  expect(await told()).toEqual([]);
  expect(await base.db.note.count({ where: { authorUserId: ctx.actor.kind === "agent" ? ctx.actor.userId : "" } })).toBe(0);
});

it("a public note that names somebody is refused until its writer has agreed, then names and tells", async () => {
  const { ctx, naming, told, mate } = await aScene();
  expect(await outcomeOf(addNote(ctx, naming([mate], { portalVisible: true })))).toBe("RULE_VIOLATION note.mention_public");
  expect(await told()).toEqual([]);
  await addNote(ctx, naming([mate], { portalVisible: true, namesPublicly: true }));
  expect(await told()).toMatchObject([{ userId: mate.id, reasons: { mentioned: 1 } }]);
});

it("a public note taken back takes its unread mention along, leaves every other reason, and what was read stays read", async () => {
  const { ctx, naming, told, mate, other, owner, ticket, writer } = await aScene();
  await base.db.ticket.update({ where: { id: ticket.id }, data: { responsibleId: mate.id } });
  await replyAsCustomer(ctxOf(base.db, customer(owner)), { number: ticket.number, body: "سلام", attachmentIds: [], idempotencyKey: randomUUID() });
  const { noteId } = await addNote(ctx, naming([mate, other], { portalVisible: true, namesPublicly: true }));
  expect((await told()).length).toBe(2);
  const { mentions } = await takeBackNote(ctx, { noteId });
  expect(mentions.map(({ userId }) => userId)).toEqual([mate.id, other.id]);
  expect(await told()).toEqual([{ userId: mate.id, reasons: { customer_replied: 1 }, count: 1, by: null }]);

  const again = await addNote(ctx, naming([other], { portalVisible: true, namesPublicly: true }));
  await base.db.notification.updateMany({ where: { userId: other.id }, data: { readAt: ctx.now } });
  await takeBackNote(ctx, { noteId: again.noteId });
  expect(await base.db.notification.count({ where: { userId: other.id, readAt: ctx.now } })).toBe(1);
  expect(writer.id).not.toBe(other.id);
});
