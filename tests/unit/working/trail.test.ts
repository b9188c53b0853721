import { expect, it } from "vitest";
import { type HandChange, holdingsOf } from "@/domain/working/trail";

const [ali, sara, reza] = ["علی", "سارا", "رضا"].map((name) => ({ id: name, name })) as [
  { id: string; name: string },
  { id: string; name: string },
  { id: string; name: string },
];
const [support, technical] = [
  { id: "s", name: "پشتیبانی" },
  { id: "t", name: "فنی" },
];
const at = (hour: number) => `2026-11-21T${String(hour).padStart(2, "0")}:00:00.000Z`;
const assigned = (hour: number, fromUser: HandChange["fromUser"]): HandChange => ({ at: at(hour), byName: "مدیر", fromUser, kind: null, reason: null });
const now = { user: sara, department: technical, createdAt: at(1), closedAt: null as string | null };

it("who held it when is read from the facts, oldest first, each until the next", () => {
  const changes: HandChange[] = [
    assigned(2, null),
    { at: at(3), byName: ali.name, fromUser: ali, fromDepartment: support, kind: "ESCALATE", reason: "پایگاه داده" },
    assigned(5, null),
  ];
  expect(
    holdingsOf(changes, now).map(({ user, department, since, until, kind, reason }) => [user?.name, department?.name, since, until, kind, reason]),
  ).toEqual([
    [undefined, "پشتیبانی", at(1), at(2), null, null],
    ["علی", "پشتیبانی", at(2), at(3), null, null],
    [undefined, "فنی", at(3), at(5), "ESCALATE", "پایگاه داده"],
    ["سارا", "فنی", at(5), null, null, null],
  ]);
});

it("a department that changes alone keeps the person, and a rule that chose at once leaves no empty line", () => {
  const lines = holdingsOf([assigned(1, null), { at: at(4), byName: null, fromDepartment: support, kind: null, reason: null }], now);
  expect(lines.map(({ user, department, since }) => [user?.id, department?.id, since])).toEqual([
    ["سارا", "s", at(1)],
    ["سارا", "t", at(4)],
  ]);
});

it("a card that nobody handed on was with the same hands from the beginning, until it was closed", () => {
  expect(holdingsOf([], { ...now, closedAt: at(6) })).toEqual([
    { user: sara, department: technical, since: at(1), until: at(6), kind: null, byName: null, reason: null },
  ]);
  expect(holdingsOf([assigned(3, sara)], { ...now, user: sara })).toHaveLength(1);
  expect(holdingsOf([assigned(3, reza)], now).map(({ user }) => user?.id)).toEqual(["رضا", "سارا"]);
});
