import { mkdirSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { receiveFile, sweepFiles } from "@/server/attachments";
import { newKey } from "@/server/attachments/shelf";
import { SHARDS } from "@/server/attachments/storage";
import { agent, ctxOf } from "../../support/actors";
import { minutesFromNow, NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aTicket, aUser } from "../../support/factories";
import { aPng, filesUnder, streamOf, testShelf } from "../../support/files";

const base = testDatabase();
const shelf = testShelf();
const everywhere = Array.from({ length: SHARDS }, (_, shard) => shard);
const hours = (count: number) => minutesFromNow(count * 60);

/** A picture with a thumbnail, sent at NOW; its files are as old as that. */
async function aPicture(given: object = {}) {
  const ctx = ctxOf(base.db, agent(await aUser(base.db)));
  const bytes = await aPng();
  const { id } = await receiveFile(ctx, { name: "a.png", declaredBytes: bytes.byteLength, ticketId: null, body: streamOf(bytes) });
  const row = await base.db.attachment.update({ where: { id }, data: given });
  const keys = [row.storageKey, row.thumbnailKey ?? ""];
  for (const key of keys) age(path.join(shelf.data, "files", key));
  return { id, keys };
}
const age = (place: string) => utimesSync(place, NOW, NOW);
const onDisk = () => filesUnder(path.join(shelf.data, "files"));

it("files that no note has claimed for a day go with their bytes; claimed ones and younger ones stay", async () => {
  const ticket = await aTicket(base.db);
  const [free, claimed] = [await aPicture(), await aPicture({ ticketId: ticket.id })];
  await sweepFiles(base.db, hours(23), everywhere);
  expect(await base.db.attachment.count()).toBe(2);
  expect((await sweepFiles(base.db, hours(25), everywhere)).rows).toBe(1);
  expect(await base.db.attachment.findMany({ select: { id: true } })).toEqual([{ id: claimed.id }]);
  expect((await onDisk()).sort()).toEqual([...claimed.keys].sort());
  expect(free.keys).toHaveLength(2);
});

it("uploads without an end go after an hour, barred ones after a day, old drafts too", async () => {
  const row = (state: "UPLOADING" | "BLOCKED") =>
    base.db.attachment.create({ data: { fileName: "a", mediaType: "", sizeBytes: 1, sha256: "", storageKey: newKey(), state, createdAt: NOW } });
  const [uploading, blocked] = [await row("UPLOADING"), await row("BLOCKED")];
  mkdirSync(shelf.draftFolder, { recursive: true });
  for (const name of ["old", "fresh"]) writeFileSync(path.join(shelf.draftFolder, name), "x");
  age(path.join(shelf.draftFolder, "old"));
  utimesSync(path.join(shelf.draftFolder, "fresh"), hours(2), hours(2));
  expect(await sweepFiles(base.db, hours(2), [])).toMatchObject({ rows: 1, drafts: 1 });
  expect(await base.db.attachment.findUnique({ where: { id: uploading.id } })).toBeNull();
  expect(await base.db.attachment.findUnique({ where: { id: blocked.id } })).not.toBeNull();
  expect(await filesUnder(shelf.draftFolder)).toEqual(["fresh"]);
  await sweepFiles(base.db, hours(25), []);
  expect(await base.db.attachment.findUnique({ where: { id: blocked.id } })).toBeNull();
});

it("bytes whose ticket was deleted go, and strange files are left alone", async () => {
  const ticket = await aTicket(base.db);
  const { keys } = await aPicture({ ticketId: ticket.id });
  await base.db.ticket.delete({ where: { id: ticket.id } });
  const strange = path.join(shelf.data, "files", "00", "readme.txt");
  mkdirSync(path.dirname(strange), { recursive: true });
  writeFileSync(strange, "put here by hand");
  age(strange);
  await sweepFiles(base.db, hours(23), everywhere);
  expect(await onDisk()).toEqual(expect.arrayContaining(keys));
  expect((await sweepFiles(base.db, hours(25), everywhere)).files).toBe(2);
  expect(await onDisk()).not.toEqual(expect.arrayContaining([keys[0]]));
  expect(await onDisk()).toContain("00/readme.txt");
});

it("the rounds of three hours pass every part of the store", async () => {
  const seen = new Set<number>();
  const { storage } = shelf;
  const list = (shard: number) => {
    seen.add(shard);
    return storage.list(shard);
  };
  const watching = { ...shelf, storage: { ...storage, list } };
  for (let minute = 0; minute < 180; minute += 10) await sweepFiles(base.db, minutesFromNow(minute), undefined, watching);
  expect(seen.size).toBe(SHARDS);
});
