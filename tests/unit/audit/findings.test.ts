import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { ChainWalk, type Link } from "@/domain/audit/findings";
import { type SealedRow, sealText } from "@/domain/audit/seal-text";

const START = Date.parse("2026-11-22T00:00:00.000Z");
const at = (minutes: number) => new Date(START + minutes * 60_000).toISOString();
const hashOf = ({ position, sealedAt, row }: Link, before: string) =>
  row ? createHash("sha256").update(sealText({ before, position, sealedAt, row })).digest("hex") : "";

const aRow = (id: number, minute: number): SealedRow => ({
  ...{ id: String(id), ticketId: "t", at: at(minute), actorKind: "agent", actorUserId: null, actorCustomerId: null, event: `e${id}`, data: "{}" },
  ...{ subjectKind: "ticket", subjectId: null },
});

/** A chain of rows `[id, happened, sealed]` (minutes). */
function aChain(rows: [id: number, happened: number, sealed: number][]): Link[] {
  let before = "first";
  return rows.map(([id, happened, sealed], index) => {
    const link: Link = { position: BigInt(index + 1), activityId: String(id), sealedAt: at(sealed), hash: "", row: aRow(id, happened) };
    before = hashOf(link, before);
    return { ...link, hash: before };
  });
}
const plain = () => aChain([1, 2, 3, 4, 5].map((n) => [n, n, n]));

function found(links: Link[], kept: { position: bigint; hash: string } | null = null): string[] {
  const walk = new ChainWalk("first", hashOf, kept);
  return [...links.flatMap((link) => walk.next(link)), ...walk.end()].map((finding) => `${finding.kind} ${finding.position}`);
}
const altered = (links: Link[], index: number, change: Partial<Link>): Link[] => links.map((link, i) => (i === index ? { ...link, ...change } : link));

test("an untouched chain has nothing to tell", () => {
  expect(found(plain())).toEqual([]);
  expect(found([])).toEqual([]);
});

test("a changed row is named, and only that one; at the end of the chain too; two in a row too", () => {
  expect(found(altered(plain(), 1, { row: aRow(9, 2) }))).toEqual(["changed 2"]);
  expect(found(altered(plain(), 4, { row: aRow(9, 5) }))).toEqual(["changed 5"]);
  expect(found(altered(altered(plain(), 1, { row: aRow(9, 2) }), 2, { row: aRow(8, 3) }))).toEqual(["changed 2", "changed 3"]);
});

test("a deleted row is named, and the chain goes on after it", () => {
  expect(found(altered(plain(), 2, { row: null }))).toEqual(["deleted 3"]);
});

test("a changed seal is told from a changed row", () => {
  expect(found(altered(plain(), 2, { hash: "0".repeat(64) }))).toEqual(["seal 3"]);
});

test("missing seals leave a gap, and are not taken for changed rows", () => {
  expect(found(plain().filter((_, index) => index !== 1 && index !== 2))).toEqual(["gap 4"]);
});

test("a late commit is nothing, a row with an old id or an old date that came after the fact is named", () => {
  expect(
    found(
      aChain([
        [1, 0, 0],
        [3, 10, 10],
        [2, 9, 11],
      ]),
    ),
  ).toEqual([]);
  expect(
    found(
      aChain([
        [1, 0, 0],
        [3, 60, 60],
        [2, 5, 90],
      ]),
    ),
  ).toEqual(["inserted 3"]);
  expect(
    found(
      aChain([
        [1, 0, 0],
        [2, 60, 60],
        [3, 5, 90],
      ]),
    ),
  ).toEqual(["inserted 3"]);
});

test("an old history that is sealed in one round, or after the sealer had been off, is nothing", () => {
  expect(
    found(
      aChain([
        [1, -9_000, 0],
        [2, -5_000, 0],
        [3, -7_000, 0],
      ]),
    ),
  ).toEqual([]);
  expect(
    found(
      aChain([
        [1, 0, 0],
        [2, 100, 900],
        [3, 500, 900],
      ]),
    ),
  ).toEqual([]);
});

test("a head that was kept shows a chain that was written anew, and one whose end is gone", () => {
  const chain = plain();
  const kept = { position: 4n, hash: chain[3]?.hash ?? "" };
  expect(found(chain, kept)).toEqual([]);
  expect(found(chain.slice(0, 3), kept)).toEqual(["head 4"]);
  expect(found(aChain([1, 2, 7, 4, 5].map((n) => [n, n, n])), kept)).toEqual(["head 4"]);
});
