import { TRPCError } from "@trpc/server";
import { describe, expect, it } from "vitest";
import type { Actor, Role } from "@/domain/actor";
import { mergeCustomers } from "@/server/customers/commands/merge-customers";
import { appRouter, createCaller } from "@/server/router";
import { agent, anonymous, ctxOf, customer, link } from "../support/actors";
import { NOW } from "../support/clock";
import { testDatabase } from "../support/db";
import { aCategory, aCustomer, aDesk, aNote, aSession, aTag, aTicket, aUser } from "../support/factories";
import { makeStaffLink } from "../support/identity";
import { type Answer, type Caller, callers, procedureRows, type Scene } from "../support/procedure-rows";

const base = testDatabase();

let desk: ReturnType<typeof aDesk> | undefined;

async function aScene(): Promise<Scene> {
  desk ??= aDesk(base.db);
  const { pipeline, department, user: colleague } = await desk;
  const owner = await aCustomer(base.db, { phone: `+98912${String(Math.floor(Math.random() * 1e7)).padStart(7, "0")}` });
  const ticket = await aTicket(base.db, { customerId: owner.id, departmentId: department.id, stageId: pipeline.stages.new.id });
  const [colleagueSession, note, faq, sms, company, field, recordNote] = await Promise.all([
    aSession(base.db, { userId: colleague.id }),
    aNote(base.db, { ticketId: ticket.id, authorUserId: colleague.id }),
    base.db.faq.create({ data: { departmentId: department.id, question: "چطور وارد شوم؟", answer: "با شمارهٔ موبایل." } }),
    base.db.smsMessage.create({
      data: { lane: "UPDATE", template: "received", phone: "+989120000000", customerId: owner.id, ticketId: ticket.id, createdAt: NOW, notBefore: NOW },
    }),
    base.db.company.create({ data: { name: `شرکت ${owner.id}`, createdAt: NOW } }),
    base.db.customerField.create({ data: { label: `مشخصهٔ ${owner.id}`, kind: "TEXT" } }),
    base.db.customerNote.create({ data: { customerId: owner.id, authorUserId: colleague.id, body: "یادداشت", portalVisible: false, createdAt: NOW } }),
  ]);
  const view = await base.db.savedView.create({ data: { ownerId: colleague.id, name: "نما", scope: "ALL", content: {}, position: 0, createdAt: NOW } });
  const invited = await aUser(base.db, { isInvited: true, isActive: false });
  const { url } = await makeStaffLink(base.db, { userId: invited.id, purpose: "INVITE", now: NOW });
  const inviteToken = url.split("/").at(-1) ?? "";
  const [tag, otherTag] = [await aTag(base.db), await aTag(base.db)];
  const product = await base.db.product.create({ data: { name: `محصول ${owner.id}` } });
  const labels = { categoryId: (await aCategory(base.db)).id, productId: product.id, tagIds: [tag.id, otherTag.id] as const };
  const [survivor, merged, other] = await Promise.all([aCustomer(base.db), aCustomer(base.db), aCustomer(base.db)]);
  const supervisor = agent(await aUser(base.db, { role: "SUPERVISOR" }));
  const pair = { survivorId: survivor.id, mergedId: merged.id, survivorVersion: 1, mergedVersion: 1, choices: { facts: {} } };
  const { mergeId } = await mergeCustomers(ctxOf(base.db, supervisor), pair);
  const named = { companyId: company.id, fieldId: field.id, recordNoteId: recordNote.id, viewId: view.id };
  const made = { ...labels, ...named, otherCustomerId: other.id, mergeId };
  return { inviteToken, ticket, pipeline, departmentId: department.id, customerId: owner.id, colleague, colleagueSession, faq, sms, note, ...made };
}

async function actorFor(caller: Caller, { ticket }: Scene): Promise<Actor> {
  const staff = async (role: Role) => {
    const user = await aUser(base.db, { role });
    return agent(user, (await aSession(base.db, { userId: user.id })).id);
  };
  switch (caller) {
    case "anonymous":
      return anonymous;
    case "customer":
      return customer({ id: ticket.customerId });
    case "stranger":
      return customer(await aCustomer(base.db));
    case "ticketLink":
      return link(ticket);
    case "surveyLink":
      return link(ticket, "survey");
    case "reader":
      return staff("READER");
    case "agent":
      return staff("AGENT");
    case "supervisor":
      return staff("SUPERVISOR");
    case "admin":
      return staff("ADMIN");
  }
}

const refusals: readonly string[] = ["UNAUTHORIZED", "FORBIDDEN", "NOT_FOUND"] satisfies Answer[];

/** "allowed" also when the rules of the thing itself then say no: the caller was let in. Bad input or a fault of ours is neither. */
async function answerTo(path: string, input: unknown, actor: Actor): Promise<{ answer: string; said: string }> {
  const api = createCaller(ctxOf(base.db, actor)) as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
  const [room = "", name = ""] = path.split(".");
  try {
    await api[room]?.[name]?.(input);
    return { answer: "allowed", said: "" };
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    const isRuleOfTheThing = error.code === "CONFLICT" || error.code === "PRECONDITION_FAILED";
    return { answer: isRuleOfTheThing ? "allowed" : error.code, said: `${error.code} ${error.message}` };
  }
}

/** What a refused call could have changed. */
async function stateOf({ ticket, colleague, colleagueSession, faq, sms, companyId, fieldId }: Scene) {
  return Promise.all([
    base.db.ticket.findUnique({ where: { id: ticket.id }, include: { notes: true, tags: true, drafts: true, reads: true, activities: true } }),
    base.db.session.findUnique({ where: { id: colleagueSession.id } }),
    base.db.faq.findUnique({ where: { id: faq.id } }),
    base.db.user.findUnique({ where: { id: colleague.id }, include: { staffLinks: true, departments: true } }),
    base.db.smsMessage.findUnique({ where: { id: sms.id } }),
    base.db.organisation.findUnique({ where: { id: 1 } }),
    base.db.ticket.count({ where: { customerId: ticket.customerId } }),
    base.db.customer.findUnique({ where: { id: ticket.customerId }, include: { phones: true, emails: true, facts: true, recordNotes: true } }),
    base.db.company.findUnique({ where: { id: companyId } }),
    base.db.customerField.findUnique({ where: { id: fieldId } }),
  ]);
}

const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>;

it("every procedure has a row in the matrix, and every row a procedure", () => {
  expect(Object.keys(procedureRows).sort()).toEqual(Object.keys(procedures).sort());
});

describe.each(Object.keys(procedures))("%s", (path) => {
  it("lets in exactly who may, and a refused call changes nothing", { timeout: 60_000 }, async () => {
    const row = procedureRows[path];
    if (!row) throw new Error(`${path} has no row in tests/support/procedure-rows.ts`);
    const isQuery = procedures[path]?._def.type === "query";
    let scene = await aScene();
    const answers: Partial<Record<Caller, string>> = {};
    for (const caller of callers) {
      if (!isQuery && row.answers[caller] === "allowed") scene = await aScene();
      const actor = await actorFor(caller, scene);
      const before = await stateOf(scene);
      const { answer } = await answerTo(path, row.input?.(scene), actor);
      answers[caller] = answer;
      if (refusals.includes(answer)) expect(await stateOf(scene), `${caller} changed something`).toEqual(before);
    }
    expect(answers).toEqual(row.answers);
  });
});

it("a customer gets the same answer for somebody else's ticket as for one that does not exist", async () => {
  const scene = await aScene();
  const stranger = customer(await aCustomer(base.db));
  for (const [path, row] of Object.entries(procedureRows)) {
    if (row.answers.stranger !== "NOT_FOUND" || row.answers.customer !== "allowed") continue;
    const theirs = await answerTo(path, row.input?.(scene), stranger);
    const missing = await answerTo(path, row.input?.({ ...scene, ticket: { ...scene.ticket, number: 2_000_000_000 } }), stranger);
    expect(theirs.said, path).toBe(missing.said);
  }
});
