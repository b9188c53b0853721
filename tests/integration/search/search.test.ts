import { beforeAll, describe, expect, it } from "vitest";
import { createCaller } from "@/server/router";
import { agent, ctxOf } from "../../support/actors";
import { minutesFromNow, NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aCustomer, aDesk, aNote, aTicket, aUser } from "../../support/factories";

const base = testDatabase();
let scene: Awaited<ReturnType<typeof aScene>>;

async function aScene() {
  const desk = await aDesk(base.db);
  const company = await base.db.company.create({ data: { name: "بازرگاني نوین‌كالا", createdAt: NOW } });
  const buyer = await aCustomer(base.db, { name: "محمّد رضايي", companyId: company.id, phone: "+989351112233" });
  await base.db.customerEmail.create({ data: { customerId: buyer.id, address: "m.rezaei@novin.example" } });
  const stage = { stageId: desk.pipeline.stages.new.id };
  const printer = await aTicket(base.db, { ...stage, title: "چاپگرِ HP مدل ۳۰۵۰ کار نمی‌کند", description: "چراغ آن قرمز است", customerId: buyer.id });
  const refund = await aTicket(base.db, {
    ...stage,
    title: "بازگشت وجه",
    description: `${"شرح کار ".repeat(60)} کد پیگیری ٤٤٥٥٦٦ است`,
    createdAt: minutesFromNow(5),
  });
  const secret = await aNote(base.db, { ticketId: refund.id, body: "به حسابداري گفتم «واریز» کند", portalVisible: false });
  await aNote(base.db, { ticketId: refund.id, body: "این واریزِ پس‌گرفته است", deletedAt: NOW });
  await base.db.attachment.create({
    data: {
      ...{
        ticketId: refund.id,
        fileName: "رسيد بانك ملّی.pdf",
        mediaType: "application/pdf",
        sizeBytes: 1200,
        sha256: "0",
        storageKey: "receipt",
        state: "READY",
        createdAt: NOW,
      },
    },
  });
  const reader = await aUser(base.db, { role: "READER" });
  return { ...desk, company, buyer, printer, refund, secret, find: createCaller(ctxOf(base.db, agent(reader))).search.all };
}

beforeAll(async () => {
  scene = await aScene();
});

describe("search of the desk", () => {
  it("opens a ticket by its number alone, in any script, with or without #", async () => {
    const number = scene.printer.number;
    const persian = String(number).replace(/\d/g, (digit) => "۰۱۲۳۴۵۶۷۸۹"[Number(digit)] ?? "");
    for (const text of [String(number), `#${number}`, persian])
      expect((await scene.find({ text })).ticket).toMatchObject({ number, title: scene.printer.title });
    expect((await scene.find({ text: "999999999" })).ticket).toBeNull();
  });

  it("finds tickets by words in any order, by parts of words, folded on both sides", async () => {
    for (const text of ["چاپگر ۳۰۵۰", "3050 hp", "کار نمیکند", "نمی‌کند چاپگر", "نمی کند", "چاپ قرمز", "چاپگر رضایی", "نوین چاپگر"])
      expect(
        (await scene.find({ text })).tickets.map((one) => one.number),
        text,
      ).toEqual([scene.printer.number]);
    expect((await scene.find({ text: "چاپگر بازگشت" })).tickets).toEqual([]);
  });

  it("shows the part of a long text in which it was found", async () => {
    const [found] = (await scene.find({ text: "445566" })).tickets;
    expect(found?.excerpt).toContain("٤٤٥٥٦٦");
    expect(found?.excerpt.length).toBeLessThan(170);
  });

  it("finds notes of both kinds and says which kind; a note taken back is not found", async () => {
    const { notes } = await scene.find({ text: "واریز" });
    expect(notes).toMatchObject([{ id: scene.secret.id, number: scene.refund.number, portalVisible: false }]);
  });

  it("finds customers by name, company, e-mail and phone in any form, and their tickets by phone", async () => {
    for (const text of ["محمد رضایی", "رضایی نوین", "rezaei@novin", "09351112233", "+98 935 111 2233", "۱۱۱۲۲۳۳"])
      expect(
        (await scene.find({ text })).customers.map((one) => one.id),
        text,
      ).toEqual([scene.buyer.id]);
    expect((await scene.find({ text: "۰۹۳۵۱۱۱۲۲۳۳" })).tickets.map((one) => one.number)).toEqual([scene.printer.number]);
  });

  it("finds companies and files by name", async () => {
    expect((await scene.find({ text: "نوین کالا" })).companies).toMatchObject([{ id: scene.company.id, people: 1 }]);
    expect((await scene.find({ text: "رسید ملی" })).files).toMatchObject([{ fileName: "رسيد بانك ملّی.pdf", number: scene.refund.number }]);
  });

  it("takes wildcards for letters, and nothing typed for nothing", async () => {
    for (const text of ["%", "___", " \u200c ", ""]) {
      const found = await scene.find({ text });
      expect([found.tickets, found.notes, found.customers, found.companies, found.files].flat(), text).toEqual([]);
    }
  });

  it("says where there is more, and gives it when asked for one group", async () => {
    const stage = { stageId: scene.pipeline.stages.new.id, customerId: scene.customer.id };
    for (const n of [1, 2, 3]) await aTicket(base.db, { ...stage, title: `قطعی اینترنت ${n}` });
    const few = await scene.find({ text: "قطعی", limit: 2 });
    expect([few.tickets.length, few.more]).toEqual([2, ["tickets"]]);
    const all = await scene.find({ text: "قطعی", group: "tickets", limit: 50 });
    expect(all.tickets.map((one) => one.title)).toEqual(["قطعی اینترنت 3", "قطعی اینترنت 2", "قطعی اینترنت 1"]);
    expect([all.notes, all.customers, all.more]).toEqual([[], [], []]);
  });
});
