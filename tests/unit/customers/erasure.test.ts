import { expect, it } from "vitest";
import { EraseCustomerInput } from "@/domain/customers/erasure";

it("erasing names the record, the version that was seen, and the name as it is stored", () => {
  const input = { customerId: "0190a1b2-0000-7000-8000-000000000001", expectedVersion: 3, name: "  سارا   رضایی " };
  expect(EraseCustomerInput.parse(input).name).toBe("سارا رضایی");
  for (const bad of [
    { ...input, expectedVersion: 0 },
    { ...input, customerId: "1" },
    { ...input, name: undefined },
  ])
    expect(EraseCustomerInput.safeParse(bad).success).toBe(false);
});
