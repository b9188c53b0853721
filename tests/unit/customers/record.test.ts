import { expect, it } from "vitest";
import { CustomerIdInput } from "@/domain/customers/record";

it("a record is asked for by the customer's id alone", () => {
  expect(CustomerIdInput.safeParse({ customerId: "0199c1f0-0000-7000-8000-000000000001" }).success).toBe(true);
  for (const bad of [{}, { customerId: "+989121234567" }, { customerId: "0199c1f0-0000-7000-8000-000000000001", all: true }])
    expect(CustomerIdInput.safeParse(bad).success).toBe(false);
});
