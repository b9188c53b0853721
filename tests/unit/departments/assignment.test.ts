import fc from "fast-check";
import { expect, it } from "vitest";
import { type Candidate, chooseResponsible } from "@/domain/departments/assignment";

const members = fc.uniqueArray(
  fc.record({ userId: fc.uuid(), isPresent: fc.boolean(), openCards: fc.integer({ min: 0, max: 5 }), lastTurn: fc.integer({ min: 0, max: 5 }) }),
  { selector: (member) => member.userId, maxLength: 8 },
);

/** Gives out `count` cards as the server does, and answers how many each got. */
function giveOut(rule: "ROUND_ROBIN" | "LEAST_LOADED", people: Candidate[], count: number): Map<string, number> {
  const got = new Map<string, number>();
  for (let turn = 0; turn < count; turn += 1) {
    const id = chooseResponsible(rule, null, people);
    const person = people.find((one) => one.userId === id);
    if (!person) break;
    person.openCards += 1;
    person.lastTurn = Math.max(...people.map((one) => one.lastTurn)) + 1;
    got.set(person.userId, (got.get(person.userId) ?? 0) + 1);
  }
  return got;
}

it("nobody who is away or gone is ever chosen, and somebody always is while one member is present", () => {
  fc.assert(
    fc.property(members, fc.constantFrom("ROUND_ROBIN" as const, "LEAST_LOADED" as const), (people, rule) => {
      const chosen = people.find((person) => person.userId === chooseResponsible(rule, null, people));
      expect(chosen?.isPresent ?? false).toBe(people.some((person) => person.isPresent));
    }),
  );
});

it("round robin serves everybody who is present once before anybody twice", () => {
  fc.assert(
    fc.property(members, fc.integer({ min: 1, max: 30 }), (people, count) => {
      const present = people.filter((person) => person.isPresent).length;
      fc.pre(present > 0);
      const got = [...giveOut("ROUND_ROBIN", people, count).values()];
      expect(Math.max(...got)).toBe(Math.ceil(count / present));
      if (count >= present) expect(Math.min(...got)).toBe(Math.floor(count / present));
    }),
  );
});

it("least loaded goes to whoever has the fewest open cards, among equals to whoever was served longest ago", () => {
  fc.assert(
    fc.property(members, (people) => {
      const chosen = people.find((person) => person.userId === chooseResponsible("LEAST_LOADED", null, people));
      for (const other of people.filter((person) => chosen && person.isPresent)) {
        expect(other.openCards).toBeGreaterThanOrEqual(chosen?.openCards ?? 0);
        if (other.openCards === chosen?.openCards) expect(other.lastTurn).toBeGreaterThanOrEqual(chosen.lastTurn);
      }
    }),
  );
});

it("the fixed person gets the card only as a member who is present; without a rule nobody does", () => {
  const here: Candidate = { userId: "a", isPresent: true, openCards: 9, lastTurn: 9 };
  const other: Candidate = { userId: "b", isPresent: true, openCards: 0, lastTurn: 0 };
  expect(chooseResponsible("FIXED", "a", [here, other])).toBe("a");
  expect(chooseResponsible("FIXED", "a", [{ ...here, isPresent: false }, other])).toBeNull();
  expect(chooseResponsible("FIXED", "a", [other])).toBeNull();
  expect(chooseResponsible("NONE", "a", [here, other])).toBeNull();
});
