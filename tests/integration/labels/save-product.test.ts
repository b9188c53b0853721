import { expect, it } from "vitest";
import { moveProduct, retireProduct, saveProduct } from "@/server/labels/commands/save-product";
import { createCaller } from "@/server/router";
import { agent, ctxOf, customer } from "../../support/actors";
import { testDatabase } from "../../support/db";
import { aCustomer, aTicket, aUser } from "../../support/factories";
import { outcomeOf } from "../../support/refusals";

const base = testDatabase();

it("products are added, ordered, renamed and retired; the card and the customers' form are offered those in use, and tickets keep their words", async () => {
  const ctx = ctxOf(base.db, agent(await aUser(base.db, { role: "SUPERVISOR" })));
  const till = await saveProduct(ctx, { name: "صندوق" });
  const printer = await saveProduct(ctx, { name: "چاپگر" });
  const scales = await saveProduct(ctx, { name: "ترازو" });
  const ticket = await aTicket(base.db, { product: "چاپگر" });
  await moveProduct(ctx, { id: scales.id, to: "up" });
  await retireProduct(ctx, { id: till.id, expectedVersion: 1, isRetired: true });
  await saveProduct(ctx, { id: printer.id, expectedVersion: 1, name: "چاپگر برچسب" });
  const offered = ["ترازو", "چاپگر برچسب"];
  expect((await createCaller(ctx).board.options()).products).toEqual(offered);
  expect(await createCaller(ctxOf(base.db, customer(await aCustomer(base.db)))).portal.products()).toEqual(offered);
  expect((await base.db.ticket.findUniqueOrThrow({ where: { id: ticket.id } })).product).toBe("چاپگر");
  expect(await outcomeOf(saveProduct(ctx, { id: printer.id, expectedVersion: 1, name: "دیر" }))).toBe("CONFLICT label.changed_by_someone_else");
  expect(await outcomeOf(saveProduct(ctx, { name: "ترازو" }))).toBe("RULE_VIOLATION label.name_taken");
});

it("the product of a ticket is chosen or typed, and the history says so", async () => {
  const user = await aUser(base.db);
  const api = createCaller(ctxOf(base.db, agent(user)));
  const ticket = await aTicket(base.db);
  await api.tickets.edit({ ticketId: ticket.id, expectedVersion: 1, product: "  دستگاه   کارت‌خوان " });
  await api.tickets.edit({ ticketId: ticket.id, expectedVersion: 2, product: "" });
  const { timeline, product } = await api.tickets.get({ number: ticket.number });
  expect(product).toBeNull();
  expect(timeline.map((item) => (item.type === "activity" ? [item.data.field, item.data.from, item.data.to] : null))).toEqual([
    ["product", null, "دستگاه کارت‌خوان"],
    ["product", "دستگاه کارت‌خوان", null],
  ]);
});
