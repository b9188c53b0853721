import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { revokeTicketLinks } from "@/server/identity";
import { now } from "@/server/platform/clock";
import { addNote } from "@/server/tickets/commands/add-note";
import { takeBackNote } from "@/server/tickets/commands/take-back-note";
import { getTicket } from "@/server/tickets/queries";
import { agent, ctxOf } from "../../support/actors";
import { testDatabase } from "../../support/db";
import { aCustomer, aDesk, aTicket, aUser, noId } from "../../support/factories";
import { aPng, testShelf } from "../../support/files";
import { address, get, head, post, remove, sessionFor, visitFor } from "../../support/files-request";
import { outcomeOf } from "../../support/refusals";

const base = testDatabase();
testShelf();

const CANARY = "قناری-محرمانه-۷۷۱";

async function aScene() {
  const desk = await aDesk(base.db);
  const ticket = await aTicket(base.db, { departmentId: desk.department.id, customerId: desk.customer.id, stageId: desk.pipeline.stages.new.id });
  const other = await aCustomer(base.db);
  const otherTicket = await aTicket(base.db, { customerId: other.id, departmentId: desk.department.id, stageId: desk.pipeline.stages.new.id });
  const staff = await sessionFor(base.db, { userId: desk.user.id });
  const visitors = {
    owner: (await sessionFor(base.db, { customerId: desk.customer.id })).cookie,
    other: (await sessionFor(base.db, { customerId: other.id })).cookie,
    link: (await visitFor(base.db, ticket)).cookie,
    otherLink: (await visitFor(base.db, otherTicket)).cookie,
    anonymous: "",
  };
  const ctx = { ...ctxOf(base.db, agent(desk.user)), now: new Date(now().getTime() - 60_000) };
  const upload = async (name: string, body: Uint8Array | string, cookie = staff.cookie) =>
    (await (await post(name, { cookie, body })).json()) as { id: string; hasThumbnail: boolean };
  const note = (attachmentIds: string[], portalVisible: boolean, on = ctx) =>
    addNote(on, { ticketId: ticket.id, body: "یادداشت", portalVisible, attachmentIds, idempotencyKey: randomUUID() });
  const who = async (id: string, query = "") => {
    const may = (await get(id, { cookie: staff.cookie }, query)).ok ? ["staff"] : [];
    for (const [name, cookie] of Object.entries(visitors)) if ((await get(id, { cookie }, query)).ok) may.push(name);
    return may;
  };
  return { ...desk, ticket, staff, visitors, ctx, upload, note, who };
}

it("a file of an internal note is never given to a customer, another customer, a link holder or nobody, nor does its name leak", async () => {
  const { upload, note, who, visitors, ctx, ticket } = await aScene();
  const picture = await upload(`${CANARY}.png`, await aPng());
  await note([picture.id], false);
  expect(await who(picture.id)).toEqual(["staff"]);
  expect(await who(picture.id, "?thumbnail")).toEqual(["staff"]);
  const ways = [get, (id: string, given: object) => get(id, given, "?thumbnail"), head, address, remove];
  for (const cookie of Object.values(visitors)) {
    for (const way of ways) {
      const [answer, unknown] = [await way(picture.id, { cookie }), await way(noId(), { cookie })];
      expect(answer.status).toBe(cookie === "" && way === remove ? 401 : 404);
      expect([answer.status, [...answer.headers], await answer.text()], "as if it did not exist").toEqual([
        unknown.status,
        [...unknown.headers],
        await unknown.text(),
      ]);
    }
  }
  expect(JSON.stringify(await getTicket(ctx, ticket.number))).toContain(CANARY);
});

it("a file of a public note is the customer's ten seconds later, not before, and gone again when the note is taken back", async () => {
  const { upload, note, who, ctx, staff } = await aScene();
  const early = await upload("a.png", await aPng());
  const { noteId } = await note([early.id], true, { ...ctx, now: now() });
  expect(await who(early.id)).toEqual(["staff"]);
  const { files } = await takeBackNote({ ...ctx, now: now() }, { noteId });
  expect(files).toMatchObject([{ id: early.id, fileName: "a.png" }]);
  expect(await who(early.id)).toEqual(["staff"]);
  await note([early.id], true);
  expect(await who(early.id)).toEqual(["staff", "owner", "link"]);
  expect((await remove(early.id, { cookie: staff.cookie })).status).toBe(404);
});

it("when a ticket gets another customer, the old one loses its files at once, by sign-in and by link", async () => {
  const { upload, note, who, ticket } = await aScene();
  const file = await upload("a.txt", "متن");
  await note([file.id], true);
  expect(await who(file.id)).toEqual(["staff", "owner", "link"]);
  await base.db.ticket.update({ where: { id: ticket.id }, data: { customerId: (await aCustomer(base.db)).id } });
  expect(await who(file.id)).toEqual(["staff"]);
});

it("a file on its way belongs to its sender alone: nobody else may see, delete or claim it", async () => {
  const { upload, note, who, visitors, staff } = await aScene();
  const mine = await upload("mine.txt", "متن", visitors.owner);
  expect(await who(mine.id)).toEqual(["owner"]);
  expect(await outcomeOf(note([mine.id], true))).toBe("NOT_FOUND attachment.not_found");
  const byLink = await upload("link.txt", "متن", visitors.link);
  expect(await who(byLink.id)).toEqual(["link"]);
  expect((await remove(mine.id, { cookie: staff.cookie })).status).toBe(404);
  expect((await remove(mine.id, { cookie: visitors.owner, headers: { "sec-fetch-site": "cross-site" } })).status).toBe(403);
  expect((await remove(mine.id, { cookie: visitors.owner })).status).toBe(204);
  expect(await who(mine.id)).toEqual([]);
});

it("a refused note takes no file: it can be sent again", async () => {
  const { upload, note } = await aScene();
  const [good, foreign] = [await upload("a.txt", "متن"), noId()];
  expect(await outcomeOf(note([good.id, foreign], true))).toBe("NOT_FOUND attachment.not_found");
  const { noteId } = await note([good.id], false);
  expect(await base.db.attachment.findUnique({ where: { id: good.id } })).toMatchObject({ noteId, ticketId: expect.any(String) });
  expect(await outcomeOf(note([good.id], true))).toBe("NOT_FOUND attachment.not_found");
});

it("nothing runs on our pages: only redrawn pictures are shown in place, under headers that allow nothing", async () => {
  const { upload, staff } = await aScene();
  const cases = {
    "عکس (۱).png": await aPng(),
    "page.html": "<script>alert(1)</script>",
    "drawing.svg": "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "فاکتور شهریور.pdf": "%PDF-1.4\n",
  };
  for (const [name, body] of Object.entries(cases)) {
    const { id } = await upload(name, body);
    const answer = await get(id, { cookie: staff.cookie });
    const headers = Object.fromEntries(answer.headers);
    const disposition = headers["content-disposition"] ?? "";
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox; default-src 'none'",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, no-store",
      "content-length": String((await answer.arrayBuffer()).byteLength),
    });
    expect(disposition.split(";")[0]).toBe(name.endsWith(".png") ? "inline" : "attachment");
    expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? "")).toBe(name);
    expect(disposition).toMatch(/^[\x20-\x7e]+$/);
    expect(["image/png", "application/pdf", "application/octet-stream"]).toContain(headers["content-type"]);
    const same = await head(id, { cookie: staff.cookie });
    expect([same.status, same.headers.get("content-length"), await same.text()]).toEqual([200, headers["content-length"], ""]);
  }
});

it("uploading asks who it is and where the request comes from", async () => {
  const { staff, visitors, ticket } = await aScene();
  const body = "متن";
  const status = async (...given: Parameters<typeof post>) => (await post(...given)).status;
  expect(await status("a.txt", { body })).toBe(401);
  expect(await status("a.txt", { body, cookie: staff.cookie, headers: { "sec-fetch-site": "cross-site" } })).toBe(403);
  expect(await status("", { body, cookie: staff.cookie })).toBe(400);
  expect(await status("a.exe", { body, cookie: staff.cookie })).toBe(415);
  expect(await status("a.txt", { body, cookie: staff.cookie, headers: { "content-type": "image/png" } })).toBe(201);
  expect(await status("a.txt", { body, cookie: visitors.other }, `&ticketId=${ticket.id}`)).toBe(404);
  const huge = await post("a.txt", { body, cookie: staff.cookie, headers: { "content-length": "99999999999" } });
  expect([huge.status, await huge.json()]).toEqual([413, { error: { reason: "attachment.too_large", info: { limitMegabytes: 25 } } }]);
});

it("with both a session and a link, a link's page may ask to be taken for the link", async () => {
  const { staff, visitors } = await aScene();
  const cookie = `${staff.cookie}; ${visitors.link}`;
  const [bySession, byLink] = [await post("a.txt", { body: "x", cookie }), await post("b.txt", { body: "x", cookie }, "&as=link")];
  const rows = await Promise.all(
    [bySession, byLink].map(async (answer) => base.db.attachment.findUniqueOrThrow({ where: { id: ((await answer.json()) as { id: string }).id } })),
  );
  expect(rows.map((row) => [row.uploadedByUserId !== null, row.uploadedByLinkId !== null])).toEqual([
    [true, false],
    [false, true],
  ]);
});

it("a signed address works without cookies, for one file and one viewer, and asks for the right again", async () => {
  const { upload, note, visitors, staff, ticket } = await aScene();
  const [shown, hidden] = [await upload("a.txt", "متن"), await upload("b.txt", "راز")];
  await note([shown.id], true);
  await note([hidden.id], false);
  const signed = async (cookie: string) =>
    new URL(((await (await address(shown.id, { cookie })).json()) as { address: string }).address, "http://localhost").search;
  const [byOwner, byLink, byStaff] = [await signed(visitors.owner), await signed(visitors.link), await signed(staff.cookie)];
  for (const query of [byOwner, byLink, byStaff]) {
    expect((await get(shown.id, {}, query)).status).toBe(200);
    expect((await get(hidden.id, {}, query)).status).toBe(404);
  }
  const later = new URLSearchParams(byOwner);
  later.set("expires", String(Number(later.get("expires")) + 60));
  expect((await get(shown.id, {}, `?${later}`)).status).toBe(404);
  await base.db.session.update({ where: { id: staff.sid }, data: { revokedAt: now() } });
  expect((await get(shown.id, {}, byStaff)).status).toBe(404);
  await revokeTicketLinks(base.db, ticket.id, now());
  expect((await get(shown.id, {}, byLink)).status).toBe(404);
  await base.db.ticket.update({ where: { id: ticket.id }, data: { customerId: (await aCustomer(base.db)).id } });
  expect((await get(shown.id, {}, byOwner)).status).toBe(404);
});

it("a suspended colleague gets no file", async () => {
  const { upload, note } = await aScene();
  const file = await upload("a.txt", "متن");
  await note([file.id], false);
  const user = await aUser(base.db);
  const { cookie } = await sessionFor(base.db, { userId: user.id });
  expect((await get(file.id, { cookie })).status).toBe(200);
  await base.db.user.update({ where: { id: user.id }, data: { isActive: false } });
  expect((await get(file.id, { cookie })).status).toBe(404);
});
