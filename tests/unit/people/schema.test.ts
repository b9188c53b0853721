import fc from "fast-check";
import { expect, it } from "vitest";
import { evenParts, InvitePersonInput, maskedEmail, stateOf } from "@/domain/people/schema";

it("cards are handed over in parts that differ by one at most, none twice and none forgotten", () => {
  fc.assert(
    fc.property(fc.nat(60), fc.integer({ min: 1, max: 9 }), (cardCount, peopleCount) => {
      const cards = Array.from({ length: cardCount }, (_, i) => i);
      const people = Array.from({ length: peopleCount }, (_, i) => `p${i}`);
      const parts = evenParts(cards, people);
      expect(parts.map((part) => part.card)).toEqual(cards);
      const counts = people.map((person) => parts.filter((part) => part.to === person).length);
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    }),
  );
  expect(evenParts([1, 2], [])).toEqual([
    { card: 1, to: null },
    { card: 2, to: null },
  ]);
});

it("whoever was invited and has not come is not suspended", () => {
  expect(stateOf({ isInvited: true, isActive: false })).toBe("invited");
  expect(stateOf({ isInvited: false, isActive: true })).toBe("active");
  expect(stateOf({ isInvited: false, isActive: false })).toBe("suspended");
});

it("an address in the history tells one from another and reaches nobody", () => {
  expect(maskedEmail("sara@nikafzar.example")).toBe("s…@nikafzar.example");
});

it("an invitation takes a tidy e-mail and name, and no field besides", () => {
  const given = { email: " Sara@Nikafzar.Example ", name: "  سارا  احمدی ", role: "AGENT" };
  expect(InvitePersonInput.parse(given)).toMatchObject({ email: "sara@nikafzar.example", name: "سارا احمدی", departmentIds: [] });
  for (const bad of [{ email: "sara" }, { name: " " }, { role: "OWNER" }, { isActive: true }])
    expect(InvitePersonInput.safeParse({ ...given, ...bad }).success).toBe(false);
});
