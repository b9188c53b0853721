import { expect, it } from "vitest";
import { moveFaq, removeFaq } from "@/server/portal/commands/arrange-faqs";
import { editOrganisation } from "@/server/portal/commands/edit-organisation";
import { saveFaq } from "@/server/portal/commands/save-faq";
import { createCaller } from "@/server/router";
import { agent, ctxOf, customer } from "../../support/actors";
import { testDatabase } from "../../support/db";
import { aUser, noId } from "../../support/factories";
import { aPortal } from "../../support/portal";
import { outcomeOf } from "../../support/refusals";

const base = testDatabase();
const as = async (role: "ADMIN" | "SUPERVISOR" | "AGENT") => ctxOf(base.db, agent(await aUser(base.db, { role })));
const organisation = {
  name: "نیک‌افزار",
  brandColor: "blue" as const,
  welcome: "سلام",
  answeringHours: "شنبه",
  supportPhone: "۰۲۱ ۸۸۸۸ ۱۲۳۴",
  allowsRegistration: true,
  reopenDays: 7,
  linkDays: 20,
};

async function questions(departmentId: string): Promise<string[]> {
  return (await base.db.faq.findMany({ where: { departmentId }, orderBy: { position: "asc" } })).map((faq) => faq.question);
}

it("the organisation is saved against the version that was seen, by admins only", async () => {
  await aPortal(base.db);
  const admin = await as("ADMIN");
  expect(await editOrganisation(admin, { ...organisation, expectedVersion: 1 })).toEqual({ version: 2 });
  expect(await base.db.organisation.findUnique({ where: { id: 1 } })).toMatchObject({ brandColor: "blue", supportPhone: "+982188881234", linkDays: 20 });
  expect(await outcomeOf(editOrganisation(admin, { ...organisation, name: "دیگری", expectedVersion: 1 }))).toBe(
    "CONFLICT organisation.changed_by_someone_else",
  );
  expect(await outcomeOf(editOrganisation(admin, { ...organisation, supportPhone: "سلام", expectedVersion: 2 }))).toBe("INVALID_INPUT customer.phone_invalid");
  expect(await outcomeOf(editOrganisation(await as("SUPERVISOR"), { ...organisation, expectedVersion: 2 }))).toBe("FORBIDDEN permission.denied");
});

it("questions are added at the end, changed against their version and moved one place at a time", async () => {
  const { department, owner } = await aPortal(base.db);
  const supervisor = await as("SUPERVISOR");
  const add = (question: string) => saveFaq(supervisor, { departmentId: department.id, question, answer: "پاسخ", isPublished: true });
  const [, second, third] = [await add("یکم"), await add("دوم"), await add("سوم")];
  await moveFaq(supervisor, { faqId: third.id, to: "up" });
  expect(await questions(department.id)).toEqual(["یکم", "سوم", "دوم"]);
  await moveFaq(supervisor, { faqId: third.id, to: "up" });
  await moveFaq(supervisor, { faqId: third.id, to: "up" });
  expect(await questions(department.id)).toEqual(["سوم", "یکم", "دوم"]);
  await moveFaq(supervisor, { faqId: third.id, to: "down" });
  expect(await questions(department.id)).toEqual(["یکم", "سوم", "دوم"]);
  const change = { departmentId: department.id, faqId: second.id, question: "دوم تازه", answer: "پاسخ", isPublished: false };
  expect(await saveFaq(supervisor, { ...change, expectedVersion: 1 })).toMatchObject({ version: 2 });
  expect(await outcomeOf(saveFaq(supervisor, { ...change, expectedVersion: 1 }))).toBe("CONFLICT faq.changed_by_someone_else");
  expect(await outcomeOf(saveFaq(supervisor, { ...change, faqId: noId(), expectedVersion: 1 }))).toBe("NOT_FOUND faq.not_found");
  const seen = await createCaller(ctxOf(base.db, customer(owner))).portal.faqs({ departmentId: department.id, text: "" });
  expect(seen.map((faq) => faq.question)).toEqual(["یکم", "سوم"]);
  expect(await outcomeOf(removeFaq(supervisor, { faqId: second.id, expectedVersion: 1 }))).toBe("CONFLICT faq.changed_by_someone_else");
  await removeFaq(supervisor, { faqId: second.id, expectedVersion: 2 });
  expect(await questions(department.id)).toEqual(["یکم", "سوم"]);
});

it("two people who arrange at once leave every question in one place of its own", async () => {
  const { department } = await aPortal(base.db);
  const supervisor = await as("SUPERVISOR");
  const ids: string[] = [];
  for (const question of ["الف الف", "ب ب ب", "پ پ پ", "ت ت ت"])
    ids.push((await saveFaq(supervisor, { departmentId: department.id, question, answer: "پاسخ", isPublished: true })).id);
  await Promise.all(ids.flatMap((faqId) => [moveFaq(supervisor, { faqId, to: "up" }), moveFaq(supervisor, { faqId, to: "down" })]));
  const rows = await base.db.faq.findMany({ where: { departmentId: department.id }, orderBy: { position: "asc" } });
  expect(rows.map((row) => row.position)).toEqual([0, 1, 2, 3]);
  expect(new Set(rows.map((row) => row.id)).size).toBe(4);
});

it("an agent reads no settings and changes no question", async () => {
  const { department } = await aPortal(base.db);
  const api = createCaller(await as("AGENT")).portalSettings;
  await expect(api.get()).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(api.saveFaq({ departmentId: department.id, question: "چطور؟", answer: "این‌طور", isPublished: true })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
});
