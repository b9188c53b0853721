import { expect, test } from "vitest";
import { SEALED_COLUMNS, type SealedRow, sealText } from "@/domain/audit/seal-text";

const row: SealedRow = {
  id: "7",
  ticketId: null,
  at: "2026-11-22T00:00:00.000Z",
  actorKind: "agent",
  actorUserId: "u",
  actorCustomerId: null,
  event: "organisation.edited",
  data: '{"a": 1}',
  subjectKind: "organisation",
  subjectId: "1",
};
const text = (changes: Partial<SealedRow> = {}, seal = {}) => sealText({ before: "00", position: 1n, sealedAt: "s", row: { ...row, ...changes }, ...seal });

test("the text of a seal is what ADR 21 describes: name, length and value of each field that is not empty", () => {
  expect(text()).toBe(
    `kariz audit 1\nbefore:2:00\nposition:1:1\nsealedAt:1:s\nid:1:7\nat:24:2026-11-22T00:00:00.000Z\nactorKind:5:agent\nactorUserId:1:u\nevent:19:organisation.edited\ndata:8:{"a": 1}\nsubjectKind:12:organisation\nsubjectId:1:1\n`,
  );
});

test("every column counts, and so do the hash before, the position and the moment", () => {
  const all = [text(), text({}, { before: "01" }), text({}, { position: 2n }), text({}, { sealedAt: "t" })];
  for (const column of SEALED_COLUMNS) all.push(text({ [column]: "other" }));
  expect(new Set(all).size).toBe(all.length);
});

test("no value can pretend to be another field, and empty is not the empty text", () => {
  expect(text({ event: "a\nsubjectId:1:9", subjectId: null })).not.toBe(text({ event: "a", subjectId: "9" }));
  expect(text({ actorUserId: null })).not.toBe(text({ actorUserId: "" }));
  expect(text({ actorKind: "ab", actorUserId: "c" })).not.toBe(text({ actorKind: "a", actorUserId: "bc" }));
});
