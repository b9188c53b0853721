import { expect, it } from "vitest";
import { issueLink, resolveLink, resolveShortCode, revokeTicketLinks, shortCodeOf, tokenOf } from "@/server/identity";
import { NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aCustomer, aTicket } from "../../support/factories";

const base = testDatabase();
const days = (count: number) => new Date(NOW.getTime() + count * 86_400_000);

async function aLink(purpose: "ticket" | "survey" = "ticket") {
  const ticket = await aTicket(base.db);
  const { id } = await issueLink(base.db, { purpose, ticketId: ticket.id, customerId: ticket.customerId, now: NOW, days: 30 });
  return { ticket, id, token: tokenOf(id), code: shortCodeOf(id) };
}

it("a token opens its one ticket for its one customer, and can be made again from the link's id alone", async () => {
  const { ticket, id, token } = await aLink("survey");
  expect(token).toMatch(/^[0-9A-Za-z]{22}$/);
  expect(tokenOf(id)).toBe(token);
  expect(await resolveLink(base.db, token, NOW)).toEqual({ linkId: id, purpose: "survey", ticketId: ticket.id, customerId: ticket.customerId });
});

it("nothing in the database gives a token or a code away", async () => {
  const { token, code, id } = await aLink();
  const row = await base.db.linkToken.findUniqueOrThrow({ where: { id } });
  const kept = JSON.stringify(Object.entries(row).filter(([key]) => key !== "id" && key !== "ticketId" && key !== "customerId"));
  expect(kept).not.toContain(token);
  expect(kept).not.toContain(`"${code}"`);
});

it("a thousand links have a thousand tokens, of all 62 letters", () => {
  const tokens = Array.from({ length: 1_000 }, (_, n) => tokenOf(`00000000-0000-4000-8000-${String(n).padStart(12, "0")}`));
  expect(new Set(tokens).size).toBe(1_000);
  expect(new Set(tokens.join("")).size).toBe(62);
});

it("expired, revoked, altered and empty tokens, and those of a ticket that got another customer, open nothing", async () => {
  const { ticket, token } = await aLink();
  for (const wrong of ["", token.slice(1), `${token}x`, token.toLowerCase(), "x".repeat(10_000)]) expect(await resolveLink(base.db, wrong, NOW)).toBeNull();
  expect(await resolveLink(base.db, token, days(29))).not.toBeNull();
  expect(await resolveLink(base.db, token, days(30))).toBeNull();
  await base.db.ticket.update({ where: { id: ticket.id }, data: { customerId: (await aCustomer(base.db)).id } });
  expect(await resolveLink(base.db, token, NOW)).toBeNull();
  const other = await aLink();
  expect(await base.db.$transaction((tx) => revokeTicketLinks(tx, other.ticket.id, NOW))).toBe(1);
  expect(await resolveLink(base.db, other.token, NOW)).toBeNull();
  expect(await resolveShortCode(base.db, { ticketNumber: other.ticket.number, code: other.code, now: NOW })).toBeNull();
});

it("number and short code open the same, in Persian digits too; the code of another ticket does not", async () => {
  const { ticket, id, code } = await aLink();
  const other = await aLink();
  const persian = code.replace(/\d/g, (digit) => "۰۱۲۳۴۵۶۷۸۹"[Number(digit)] ?? "");
  expect(await resolveShortCode(base.db, { ticketNumber: ticket.number, code: persian, now: NOW })).toMatchObject({ linkId: id, ticketId: ticket.id });
  expect(await resolveShortCode(base.db, { ticketNumber: ticket.number, code: other.code, now: NOW })).toBeNull();
});

it("of fifty wrong codes tried at once five are looked at, and the right one is refused after them until a new SMS comes", async () => {
  const { ticket, id, code } = await aLink();
  const wrong = code === "000000" ? "111111" : "000000";
  await Promise.all(Array.from({ length: 50 }, () => resolveShortCode(base.db, { ticketNumber: ticket.number, code: wrong, now: NOW })));
  expect((await base.db.linkToken.findUniqueOrThrow({ where: { id } })).codeTries).toBe(5);
  expect(await resolveShortCode(base.db, { ticketNumber: ticket.number, code, now: NOW })).toBeNull();
  const fresh = await issueLink(base.db, { purpose: "ticket", ticketId: ticket.id, customerId: ticket.customerId, now: NOW, days: 30 });
  expect(await resolveShortCode(base.db, { ticketNumber: ticket.number, code: shortCodeOf(fresh.id), now: NOW })).toMatchObject({ linkId: fresh.id });
});
