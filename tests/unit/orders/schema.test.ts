import { describe, expect, it } from "vitest";
import { CreateOrderInput, EditOrderInput } from "@/domain/orders/schema";

const id = "00000000-0000-4000-8000-000000000001";
const item = { title: "ریبون", quantity: 2, unitRials: "1500000" };
const order = { customerId: id, idempotencyKey: id, items: [item] };

describe("an order", () => {
  it("takes rials as digits and makes whole numbers of any size of them", () => {
    expect(CreateOrderInput.parse(order).items[0]?.unitRials).toBe(1_500_000n);
    expect(CreateOrderInput.safeParse({ ...order, items: [{ ...item, unitRials: "9".repeat(15) }] }).success).toBe(true);
  });

  it.each([
    ["no line and no name", { ...order, items: [] }],
    ["a line without a name", { ...order, items: [{ ...item, title: " " }] }],
    ["nothing of a thing", { ...order, items: [{ ...item, quantity: 0 }] }],
    ["half a thing", { ...order, items: [{ ...item, quantity: 0.5 }] }],
    ["a negative price", { ...order, items: [{ ...item, unitRials: "-5" }] }],
    ["a price that is no whole number of rials", { ...order, items: [{ ...item, unitRials: "1.5" }] }],
    ["an address that would run a script", { ...order, trackingUrl: "javascript:alert(1)" }],
    ["a field that is not known", { ...order, stage: "x" }],
  ])("refuses %s", (_name, input) => {
    expect(CreateOrderInput.safeParse(input).success).toBe(false);
  });

  it("may be emptied again", () => {
    expect(EditOrderInput.safeParse({ ticketId: id, expectedVersion: 1, items: [] }).success).toBe(true);
  });
});
