import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { eraseCustomer } from "@/server/customers/commands/erase-customer";
import { exportPerson } from "@/server/customers/commands/export-person";
import { agent, ctxOf } from "../../support/actors";
import { minutesFromNow, NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aCustomer, aDesk, aNote, aSession, aTicket, aUser } from "../../support/factories";
import { outcomeOf } from "../../support/refusals";
import { aMobile } from "../../support/surveys";

const base = testDatabase();

/** A customer of whom every table knows something, each time with the same unmistakable word. */
async function aScene() {
  const desk = await aDesk(base.db);
  const word = `نشانه${randomUUID().replaceAll("-", "")}`;
  const phone = aMobile();
  const customer = await aCustomer(base.db, { name: `سارا ${word}`, city: word, jobTitle: word, staffNote: word, phone });
  await base.db.customerEmail.create({ data: { customerId: customer.id, address: `${word}@example.ir` } });
  const field = await base.db.customerField.create({ data: { label: "رتبه", kind: "TEXT", createdAt: NOW } });
  await base.db.customerFact.create({ data: { customerId: customer.id, fieldId: field.id, value: word } });
  await base.db.customerNote.create({ data: { customerId: customer.id, authorUserId: desk.user.id, body: word, portalVisible: false, createdAt: NOW } });
  const ticket = await aTicket(base.db, { customerId: customer.id, stageId: desk.pipeline.stages.working.id, title: word, description: word, product: word });
  const secret = await aNote(base.db, { ticketId: ticket.id, body: `داخلی ${word}` });
  await aNote(base.db, {
    ticketId: ticket.id,
    authorKind: "CUSTOMER",
    authorCustomerId: customer.id,
    body: `پیام ${word}`,
    portalVisible: true,
    publicAt: NOW,
  });
  await base.db.draft.create({ data: { userId: desk.user.id, ticketId: ticket.id, body: word, portalVisible: true, updatedAt: NOW } });
  await base.db.callLog.create({
    data: {
      customerId: customer.id,
      ticketId: ticket.id,
      userId: desk.user.id,
      direction: "IN",
      phone,
      startedAt: NOW,
      seconds: 60,
      summary: word,
      idempotencyKey: randomUUID(),
      createdAt: NOW,
    },
  });
  await base.db.smsMessage.create({
    data: {
      lane: "UPDATE",
      template: "text",
      phone,
      customerId: customer.id,
      ticketId: ticket.id,
      variables: { text: word },
      sentText: word,
      createdAt: NOW,
      notBefore: NOW,
      sentAt: NOW,
    },
  });
  await base.db.inboundSms.create({ data: { providerId: BigInt(Date.now()), phone, line: "1", body: word, receivedAt: NOW, ticketId: ticket.id } });
  const file = await base.db.attachment.create({
    data: {
      ticketId: ticket.id,
      fileName: `${word}.pdf`,
      mediaType: "application/pdf",
      sizeBytes: 1,
      sha256: "0",
      storageKey: randomUUID(),
      state: "READY",
      createdAt: NOW,
    },
  });
  await aSession(base.db, { customerId: customer.id, userAgent: word });
  const admin = await aUser(base.db, { role: "ADMIN" });
  return { ...desk, customer, ticket, word, phone, secret, file, ctx: ctxOf(base.db, agent(admin), minutesFromNow(1)) };
}

/** The tables in which a word stands anywhere, in whatever column. */
async function tablesWith(word: string): Promise<string[]> {
  const tables = await base.db.$queryRaw<{ name: string }[]>`SELECT tablename AS "name" FROM pg_tables WHERE schemaname = 'public'`;
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await base.db.$queryRawUnsafe<{ count: number }[]>(`SELECT count(*)::int AS "count" FROM "${name}" r WHERE r::text LIKE $1`, `%${word}%`);
    if ((row?.count ?? 0) > 0) found.push(name);
  }
  return found;
}

it("after erasing a person no table holds a word of theirs; numbers, stages and times stay, and the audit says who did it", async () => {
  const { ctx, customer, ticket, word, phone, file } = await aScene();
  expect((await tablesWith(word)).length).toBeGreaterThan(9);
  await eraseCustomer(ctx, { customerId: customer.id, expectedVersion: customer.version, name: customer.name });
  expect(await tablesWith(word)).toEqual([]);
  expect(await tablesWith(phone)).toEqual([]);
  expect(await base.db.ticket.findUniqueOrThrow({ where: { id: ticket.id } })).toMatchObject({
    number: ticket.number,
    stageId: ticket.stageId,
    createdAt: NOW,
  });
  expect(await base.db.session.count({ where: { customerId: customer.id } })).toBe(0);
  expect(await base.db.attachment.findUniqueOrThrow({ where: { id: file.id } })).toMatchObject({ ticketId: null, noteId: null });
  const told = await base.db.activity.findMany({ where: { subjectKind: "customer", subjectId: customer.id } });
  expect(told).toMatchObject([{ event: "customer.erased", data: { tickets: 1, records: 1 } }]);
});

it("erasing needs the name as it stands and the version that was seen, and an administrator; a refusal changes nothing", async () => {
  const { ctx, customer, word, user } = await aScene();
  const before = await tablesWith(word);
  const input = { customerId: customer.id, expectedVersion: customer.version, name: customer.name };
  expect(await outcomeOf(eraseCustomer(ctx, { ...input, name: "کس دیگر" }))).toBe("INVALID_INPUT customer.erase_name");
  expect(await outcomeOf(eraseCustomer(ctx, { ...input, expectedVersion: 9 }))).toBe("CONFLICT customer.changed_by_someone_else");
  expect(await outcomeOf(eraseCustomer(ctxOf(base.db, agent(user)), input))).toBe("FORBIDDEN permission.denied");
  expect(await tablesWith(word)).toEqual(before);
});

it("a person's data taken out is theirs and what we told them: never an internal note, and the audit has it", async () => {
  const { ctx, customer, ticket, word, phone, user } = await aScene();
  const data = await exportPerson(ctx, { customerId: customer.id });
  expect(data).toMatchObject({ name: customer.name, phones: [phone], emails: [`${word}@example.ir`], facts: [{ label: "رتبه", value: word }] });
  expect(data.tickets).toMatchObject([{ number: ticket.number, messages: [{ from: "CUSTOMER", text: `پیام ${word}` }], files: [`${word}.pdf`] }]);
  expect(JSON.stringify(data)).not.toContain("داخلی");
  expect(data.notes).toEqual([]);
  expect(await base.db.activity.count({ where: { event: "export.made", subjectId: customer.id } })).toBe(1);
  expect(await outcomeOf(exportPerson(ctxOf(base.db, agent(user)), { customerId: customer.id }))).toBe("FORBIDDEN permission.denied");
});
