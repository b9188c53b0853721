import { expect, it } from "vitest";
import { findCard } from "@/server/tickets";
import { markRead } from "@/server/tickets/commands/mark-read";
import { agent, anonymous, ctxOf, customer, link } from "../../support/actors";
import { activitiesOf } from "../../support/board";
import { minutesFromNow, NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aCustomer, aTicket, aUser, noId } from "../../support/factories";
import { outcomeOf } from "../../support/refusals";

const base = testDatabase();

it("the unread mark goes for whoever looked, stays for others, and comes back when the customer writes again", async () => {
  const ticket = await aTicket(base.db, { lastCustomerAt: NOW });
  const [mine, theirs] = [ctxOf(base.db, agent(await aUser(base.db))), ctxOf(base.db, agent(await aUser(base.db)))];
  await markRead({ ...mine, now: minutesFromNow(1) }, { ticketId: ticket.id });
  expect([(await findCard(mine, ticket.id))?.isUnread, (await findCard(theirs, ticket.id))?.isUnread]).toEqual([false, true]);
  await base.db.ticket.update({ where: { id: ticket.id }, data: { lastCustomerAt: minutesFromNow(2) } });
  expect((await findCard(mine, ticket.id))?.isUnread).toBe(true);
  await markRead({ ...mine, now: minutesFromNow(3) }, { ticketId: ticket.id });
  expect((await findCard(mine, ticket.id))?.isUnread).toBe(false);
  expect(await activitiesOf(base.db, ticket.id)).toEqual([]);
});

it("many windows at once do not fail", async () => {
  const ticket = await aTicket(base.db);
  const ctx = ctxOf(base.db, agent(await aUser(base.db)));
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => outcomeOf(markRead(ctx, { ticketId: ticket.id }))));
  expect(new Set(outcomes)).toEqual(new Set(["done"]));
});

it("whoever may not read the ticket cannot, and whoever is not staff leaves no mark", async () => {
  const ticket = await aTicket(base.db);
  const run = (actor: Parameters<typeof ctxOf>[1], ticketId = ticket.id) => outcomeOf(markRead(ctxOf(base.db, actor), { ticketId }));
  expect(await run(anonymous)).toBe("UNAUTHENTICATED auth.required");
  expect(await run(customer(await aCustomer(base.db)))).toBe("NOT_FOUND thing.not_found");
  expect(await run(link(ticket, "survey"))).toBe("NOT_FOUND thing.not_found");
  expect(await run(customer({ id: ticket.customerId }))).toBe("done");
  expect(await base.db.ticketRead.count({ where: { ticketId: ticket.id } })).toBe(0);
  expect(await run(agent(await aUser(base.db)), noId())).toBe("NOT_FOUND ticket.not_found");
});
