import { expect, it } from "vitest";
import { mergeTags, saveTag } from "@/server/labels/commands/save-tag";
import { agent, ctxOf } from "../../support/actors";
import { testDatabase } from "../../support/db";
import { aTag, aTicket, aUser } from "../../support/factories";
import { outcomeOf } from "../../support/refusals";

const base = testDatabase();

it("a tag is renamed and recoloured; merged, its cards have the other one, each once", async () => {
  const ctx = ctxOf(base.db, agent(await aUser(base.db, { role: "SUPERVISOR" })));
  const [old, kept] = [await aTag(base.db, { name: "فوری۱" }), await aTag(base.db, { name: "فوری" })];
  await saveTag(ctx, { id: old.id, expectedVersion: 1, name: "خیلی فوری", color: "red" });
  expect(await base.db.tag.findUnique({ where: { id: old.id } })).toMatchObject({ name: "خیلی فوری", color: "red", version: 2 });
  expect(await outcomeOf(saveTag(ctx, { id: old.id, expectedVersion: 2, name: "فوري", color: "red" }))).toBe("RULE_VIOLATION label.name_taken");
  const one = await aTicket(base.db, { tags: { create: [{ tagId: old.id }] } });
  const both = await aTicket(base.db, { tags: { create: [{ tagId: old.id }, { tagId: kept.id }] } });
  expect(await outcomeOf(mergeTags(ctx, { id: old.id, expectedVersion: 1, intoId: kept.id }))).toBe("CONFLICT label.changed_by_someone_else");
  expect(await mergeTags(ctx, { id: old.id, expectedVersion: 2, intoId: kept.id })).toEqual({ count: 2 });
  const tags = await base.db.ticketTag.findMany({ where: { ticketId: { in: [one.id, both.id] } } });
  expect(tags.map(({ tagId }) => tagId)).toEqual([kept.id, kept.id]);
  expect(await base.db.tag.findUnique({ where: { id: old.id } })).toBeNull();
  expect(await outcomeOf(mergeTags(ctx, { id: kept.id, expectedVersion: 1, intoId: kept.id }))).toBe("NOT_FOUND tag.not_found");
});
