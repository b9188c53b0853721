import { expect, it } from "vitest";
import { TellApartInput } from "@/domain/customers/duplicates";

it("two records are told apart by their ids and nothing else", () => {
  const [oneId, otherId] = ["0199c1f0-0000-7000-8000-000000000001", "0199c1f0-0000-7000-8000-000000000002"];
  expect(TellApartInput.safeParse({ oneId, otherId }).success).toBe(true);
  for (const bad of [{ oneId }, { oneId, otherId: "x" }, { oneId, otherId, all: true }]) expect(TellApartInput.safeParse(bad).success).toBe(false);
});
