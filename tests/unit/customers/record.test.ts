import { expect, it } from "vitest";
import { CustomerIdInput, ListCustomersInput } from "@/domain/customers/record";

it("without words the list begins at its first page", () => {
  expect(ListCustomersInput.parse({})).toEqual({ text: "", page: 0 });
  expect(ListCustomersInput.parse({ text: "  کریمی ", page: 2 })).toEqual({ text: "کریمی", page: 2 });
});

it.each([{ page: -1 }, { page: 1.5 }, { page: 100_001 }, { text: "ی".repeat(101) }, { size: 5_000 }])("%j is no page of it", (input) => {
  expect(ListCustomersInput.safeParse(input).success).toBe(false);
});

it("a record is asked for by the customer's id alone", () => {
  expect(CustomerIdInput.safeParse({ customerId: "0199c1f0-0000-7000-8000-000000000001" }).success).toBe(true);
  for (const bad of [{}, { customerId: "+989121234567" }, { customerId: "0199c1f0-0000-7000-8000-000000000001", all: true }])
    expect(CustomerIdInput.safeParse(bad).success).toBe(false);
});
