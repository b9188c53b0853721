import { execFileSync } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { CUSTOMER_DAY_LIMIT_BYTES, CUSTOMER_DAY_LIMIT_FILES, FILE_LIMIT_BYTES, TICKET_LIMIT_BYTES } from "@/domain/attachments/limits";
import { receiveFile } from "@/server/attachments";
import { discardUpload } from "@/server/attachments/commands/discard-upload";
import { reserveUpload } from "@/server/attachments/commands/reserve-upload";
import { settleUpload } from "@/server/attachments/commands/settle-upload";
import { localDisk } from "@/server/attachments/local-disk";
import { newKey, type Shelf } from "@/server/attachments/shelf";
import type { Storage } from "@/server/attachments/storage";
import { now } from "@/server/platform/clock";
import { fileTicket } from "@/server/portal/commands/file-ticket";
import { replyAsCustomer } from "@/server/portal/commands/reply-as-customer";
import { addNote } from "@/server/tickets/commands/add-note";
import { agent, anonymous, ctxOf, customer, link, system } from "../../support/actors";
import { minutesFromNow, NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aCustomer, aDesk, aTicket, aUser } from "../../support/factories";
import { aPng, filesUnder, streamOf, testShelf } from "../../support/files";
import { visitFor } from "../../support/files-request";
import { outcomeOf } from "../../support/refusals";

const base = testDatabase();
const shelf = testShelf();

const stored = (given: object) =>
  base.db.attachment.create({
    data: {
      fileName: "a.txt",
      mediaType: "application/octet-stream",
      sizeBytes: 1_000,
      sha256: "",
      storageKey: newKey(),
      state: "READY",
      createdAt: NOW,
      ...given,
    },
  });
const asked = { fileName: "a.txt", sizeBytes: FILE_LIMIT_BYTES, ticketId: null };

it("only people with a face may send files", async () => {
  const ticket = await aTicket(base.db);
  expect(await outcomeOf(reserveUpload(ctxOf(base.db, anonymous), asked))).toBe("UNAUTHENTICATED auth.required");
  expect(await outcomeOf(reserveUpload(ctxOf(base.db, link(ticket, "survey")), asked))).toBe("NOT_FOUND thing.not_found");
  expect(await outcomeOf(reserveUpload(ctxOf(base.db, system), asked))).toBe("FORBIDDEN permission.denied");
  expect(await outcomeOf(reserveUpload(ctxOf(base.db, link(ticket)), asked))).toBe("done");
});

it("a customer's day is full at its limit, however many files come at once, through portal and link together", async () => {
  const person = await aCustomer(base.db);
  const ticket = await aTicket(base.db, { customerId: person.id });
  const visit = await visitFor(base.db, ticket);
  const room = Math.floor(CUSTOMER_DAY_LIMIT_BYTES / FILE_LIMIT_BYTES);
  const bySession = Array.from({ length: room }, () => outcomeOf(reserveUpload(ctxOf(base.db, customer(person)), asked)));
  const byLink = Array.from({ length: 3 }, () => outcomeOf(reserveUpload(ctxOf(base.db, visit.actor), asked)));
  const answers = await Promise.all([...bySession, ...byLink]);
  expect(answers.filter((answer) => answer === "done")).toHaveLength(room);
  expect(new Set(answers)).toEqual(new Set(["done", "RATE_LIMITED attachment.day_full"]));
  expect(await outcomeOf(reserveUpload(ctxOf(base.db, customer(person), minutesFromNow(24 * 60 + 1)), asked))).toBe("done");
  expect(await outcomeOf(reserveUpload(ctxOf(base.db, customer(await aCustomer(base.db))), asked))).toBe("done");
  expect(await outcomeOf(reserveUpload(ctxOf(base.db, agent(await aUser(base.db))), asked))).toBe("done");
});

it("many small files fill a day too, and refused ones count", async () => {
  const person = await aCustomer(base.db);
  await base.db.attachment.createMany({
    data: Array.from({ length: CUSTOMER_DAY_LIMIT_FILES }, () => ({
      fileName: "a.jpg",
      mediaType: "",
      sizeBytes: 1,
      sha256: "",
      storageKey: newKey(),
      state: "BLOCKED" as const,
      uploadedByCustomerId: person.id,
      createdAt: NOW,
    })),
  });
  expect(await outcomeOf(reserveUpload(ctxOf(base.db, customer(person)), { ...asked, sizeBytes: 1 }))).toBe("RATE_LIMITED attachment.day_full");
});

it("a ticket is full at its limit: said while uploading, and held to when a note claims the files", async () => {
  const desk = await aDesk(base.db);
  const ticket = await aTicket(base.db, { departmentId: desk.department.id, customerId: desk.customer.id, stageId: desk.pipeline.stages.new.id });
  await stored({ ticketId: ticket.id, sizeBytes: TICKET_LIMIT_BYTES - 1_500 });
  const ctx = ctxOf(base.db, agent(desk.user));
  expect(await outcomeOf(reserveUpload(ctx, { ...asked, sizeBytes: 2_000, ticketId: ticket.id }))).toBe("RULE_VIOLATION attachment.ticket_full");
  const pair = await Promise.all([1, 2].map(() => stored({ uploadedByUserId: desk.user.id })));
  const note = (attachmentIds: string[]) =>
    addNote(ctx, { ticketId: ticket.id, body: "متن", portalVisible: false, attachmentIds, idempotencyKey: randomUUID() });
  expect(await outcomeOf(note(pair.map((file) => file.id)))).toBe("RULE_VIOLATION attachment.ticket_full");
  expect(await base.db.note.count({ where: { ticketId: ticket.id } })).toBe(0);
  const atOnce = await Promise.all(pair.map((file) => outcomeOf(note([file.id]))));
  expect(atOnce.sort()).toEqual(["RULE_VIOLATION attachment.ticket_full", "done"]);
});

it("a customer's own files go with their request and with their answer, a stranger's never", async () => {
  const desk = await aDesk(base.db);
  const [mine, again, foreign] = [
    await stored({ uploadedByCustomerId: desk.customer.id }),
    await stored({ uploadedByCustomerId: desk.customer.id }),
    await stored({ uploadedByCustomerId: (await aCustomer(base.db)).id }),
  ];
  const ctx = ctxOf(base.db, customer(desk.customer));
  const request = { departmentId: desk.department.id, title: "چاپ نمی‌شود", description: "شرح", shownFaqIds: [] };
  expect(await outcomeOf(fileTicket(ctx, { ...request, attachmentIds: [mine.id, foreign.id], idempotencyKey: randomUUID() }))).toBe(
    "NOT_FOUND attachment.not_found",
  );
  const { number } = await fileTicket(ctx, { ...request, attachmentIds: [mine.id], idempotencyKey: randomUUID() });
  await replyAsCustomer(ctx, { number, body: "این هم عکس", attachmentIds: [again.id], idempotencyKey: randomUUID() });
  const rows = await base.db.attachment.findMany({
    where: { id: { in: [mine.id, again.id, foreign.id] } },
    orderBy: { createdAt: "asc" },
    include: { ticket: true },
  });
  expect(Object.fromEntries(rows.map((row) => [row.id, [row.ticket?.number ?? null, row.noteId !== null]]))).toEqual({
    [mine.id]: [number, false],
    [again.id]: [number, true],
    [foreign.id]: [null, false],
  });
});

it("only its sender ends an upload or takes a file back, and only while nothing carries it", async () => {
  const [one, two] = [ctxOf(base.db, agent(await aUser(base.db))), ctxOf(base.db, agent(await aUser(base.db)))];
  const { id } = await reserveUpload(one, asked);
  const arrived = { fileName: "a.txt", mediaType: "application/octet-stream", sizeBytes: 5, sha256: "x", thumbnailKey: null, widthPx: null, heightPx: null };
  expect(await outcomeOf(settleUpload(two, { id, arrived }))).toBe("NOT_FOUND attachment.not_found");
  expect(await outcomeOf(discardUpload(one, { id }))).toBe("NOT_FOUND attachment.not_found");
  await settleUpload(one, { id, arrived });
  expect(await outcomeOf(settleUpload(one, { id, arrived }))).toBe("NOT_FOUND attachment.not_found");
  expect(await outcomeOf(discardUpload(two, { id }))).toBe("NOT_FOUND attachment.not_found");
  expect((await discardUpload(one, { id })).keys).toHaveLength(1);
  expect(await base.db.attachment.count({ where: { id } })).toBe(0);
});

async function sendTo(on: Shelf, bytes: Uint8Array, name = "full.txt") {
  const ctx = ctxOf(base.db, agent(await aUser(base.db)));
  const outcome = await outcomeOf(receiveFile(ctx, { name, declaredBytes: bytes.byteLength, ticketId: null, body: streamOf(bytes) }, on));
  return [outcome, await base.db.attachment.count({ where: { uploadedByUserId: (ctx.actor as { userId: string }).userId } })];
}

it("when keeping fails for want of room, the reason is said, no row is READY and nothing stays behind", async () => {
  const before = await filesUnder(shelf.data);
  const noRoom = Object.assign(new Error("ENOSPC"), { code: "ENOSPC" });
  let kept = 0;
  const keep: Storage["keep"] = (draft, key) => {
    kept += 1;
    return kept === 2 ? Promise.reject(noRoom) : shelf.storage.keep(draft, key);
  };
  // The picture itself still fits, its thumbnail does not.
  const faulty: Shelf = {
    ...shelf,
    storage: { ...shelf.storage, keep },
  };
  expect(await sendTo(faulty, await aPng(), "full.png")).toEqual(["UPSTREAM_FAILED attachment.storage_full", 0]);
  expect(kept).toBe(2);
  expect(await filesUnder(shelf.data)).toEqual(before);
});

const disk = path.join(shelf.data, "small-disk");
const isMounted = mount();
afterAll(() => {
  if (isMounted) execFileSync("umount", [disk]);
});

it.runIf(isMounted)("on a real disk of 8 MB: over its high-water mark and when it runs full half-way, work without files goes on (R15)", async () => {
  const small: Shelf = { storage: localDisk(path.join(disk, "files")), draftFolder: path.join(disk, "incoming") };
  expect(await sendTo(small, randomBytes(3_000_000))).toEqual(["done", 1]);
  expect(await sendTo(small, randomBytes(5_000_000))).toEqual(["UPSTREAM_FAILED attachment.storage_full", 0]);
  const before = await filesUnder(disk);
  const blind: Shelf = { ...small, storage: { ...small.storage, hasRoomFor: async () => true } };
  expect(await sendTo(blind, randomBytes(7_000_000))).toEqual(["UPSTREAM_FAILED attachment.storage_full", 0]);
  expect(await filesUnder(disk)).toEqual(before);
  const ticket = await aTicket(base.db);
  await addNote(ctxOf(base.db, agent(await aUser(base.db)), now()), { ticketId: ticket.id, body: "بی‌فایل", portalVisible: true, idempotencyKey: randomUUID() });
  expect(await base.db.note.count({ where: { ticketId: ticket.id } })).toBe(1);
});

/** A small disk, where we may make one. */
function mount(): boolean {
  try {
    mkdirSync(disk);
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=8m", "tmpfs", disk], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
