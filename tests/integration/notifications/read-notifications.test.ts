import { expect, it } from "vitest";
import { markUnread, readNotifications } from "@/server/notifications/commands/read-notifications";
import { createCaller } from "@/server/router";
import { agent, ctxOf } from "../../support/actors";
import { minutesFromNow, NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aDesk, aTicket, aUser, noId } from "../../support/factories";
import { expectStaffOnly, outcomeOf } from "../../support/refusals";

const base = testDatabase();

async function anInbox(titles: readonly string[]) {
  const desk = await aDesk(base.db);
  const mate = await aUser(base.db);
  const tickets = [];
  for (const [n, title] of titles.entries()) {
    const ticket = await aTicket(base.db, { customerId: desk.customer.id, departmentId: desk.department.id, title });
    tickets.push(ticket);
    const entry = { ticketId: ticket.id, reason: "customer_replied", createdAt: NOW, updatedAt: minutesFromNow(n) };
    await base.db.notification.createMany({ data: [desk.user, mate].map(({ id }) => ({ ...entry, userId: id })) });
  }
  const later = minutesFromNow(60);
  const unread = async (userId: string) => (await base.db.notification.findMany({ where: { userId, readAt: null } })).map((entry) => entry.ticketId).sort();
  return { ...desk, mate, tickets, later, unread, ctx: ctxOf(base.db, agent(desk.user), later) };
}
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort();

it("one card's entry is read, the others wait on, and nobody else's are touched", async () => {
  const { ctx, tickets, unread, user, mate } = await anInbox(["الف", "ب", "پ"]);
  const [first, ...others] = tickets;
  await readNotifications(ctx, { ticketId: first?.id });
  expect(await unread(user.id)).toEqual(ids(others));
  expect(await unread(mate.id)).toEqual(ids(tickets));
});

it("without a card everything of one's own is read, at this moment, and what was read before keeps its moment", async () => {
  const { ctx, tickets, unread, user, mate, later } = await anInbox(["الف", "ب"]);
  await base.db.notification.updateMany({ where: { userId: user.id, ticketId: tickets[0]?.id }, data: { readAt: NOW } });
  await readNotifications(ctx, {});
  expect(await unread(user.id)).toEqual([]);
  expect(await unread(mate.id)).toEqual(ids(tickets));
  const moments = await base.db.notification.findMany({ where: { userId: user.id }, orderBy: { updatedAt: "asc" } });
  expect(moments.map((entry) => entry.readAt)).toEqual([NOW, later]);
});

it("the bell counts what is unread, and the list has it on top, newest first", async () => {
  const { ctx, tickets } = await anInbox(["قدیمی", "میانی", "تازه"]);
  const api = createCaller(ctx);
  expect(await api.notifications.unreadCount()).toBe(3);
  await api.notifications.read({ ticketId: tickets[2]?.id });
  expect(await api.notifications.unreadCount()).toBe(2);
  const { entries } = await api.notifications.list({});
  expect(entries.map((entry) => [entry.ticketTitle, entry.isRead])).toEqual([
    ["میانی", false],
    ["قدیمی", false],
    ["تازه", true],
  ]);
});

it("customers and link holders learn nothing and change nothing", async () => {
  const { tickets, unread, user } = await anInbox(["الف"]);
  const [ticket] = tickets;
  if (!ticket) throw new Error("no ticket");
  await expectStaffOnly(ticket, (actor) => readNotifications(ctxOf(base.db, actor), {}));
  expect(await unread(user.id)).toEqual([ticket.id]);
});

it("an entry put back is unread again with its reasons, for its owner only; one that is not there is refused", async () => {
  const { ctx, tickets, unread, user, mate } = await anInbox(["الف", "ب"]);
  await readNotifications(ctx, {});
  await readNotifications(ctxOf(base.db, agent(mate)), {});
  await markUnread(ctx, { ticketId: tickets[1]?.id ?? "" });
  expect([await unread(user.id), await unread(mate.id)]).toEqual([[tickets[1]?.id], []]);
  expect(await outcomeOf(markUnread(ctx, { ticketId: noId() }))).toBe("NOT_FOUND thing.not_found");
});

it("the list is paged without a gap or a repeat, and filtered by unread and by reason", async () => {
  const { ctx, tickets, user } = await anInbox(Array.from({ length: 45 }, (_, n) => `کارت ${n}`));
  const odd = tickets.filter((_, n) => n % 2 === 1).map(({ id }) => id);
  await base.db.notification.updateMany({ where: { userId: user.id }, data: { reasons: { customer_replied: 1 } } });
  await base.db.notification.updateMany({ where: { userId: user.id, ticketId: { in: odd } }, data: { readAt: NOW, reasons: { mentioned: 2, waiting: 1 } } });
  const api = createCaller(ctx).notifications;
  const first = await api.list({});
  const second = await api.list({ after: first.next ?? undefined });
  expect([first.entries.length, second.entries.length, second.next]).toEqual([40, 5, null]);
  const all = [...first.entries, ...second.entries];
  expect(new Set(all.map((entry) => entry.id)).size).toBe(45);
  expect(all.map((entry) => entry.isRead)).toEqual([...Array.from({ length: 23 }, () => false), ...Array.from({ length: 22 }, () => true)]);
  expect((await api.list({ unreadOnly: true })).entries).toHaveLength(23);
  const mentions = await api.list({ reason: "mentioned" });
  expect(mentions.entries.map((entry) => entry.ticketId).sort()).toEqual(odd.sort());
  expect(mentions.entries[0]?.reasons).toEqual([
    { reason: "mentioned", count: 2 },
    { reason: "waiting", count: 1 },
  ]);
});
