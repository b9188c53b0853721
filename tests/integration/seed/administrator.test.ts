import { expect, it, onTestFinished } from "vitest";
import { createAdministrator } from "../../../prisma/seed/administrator";
import { pipelines } from "../../../prisma/seed/demo/organisation";
import { reference } from "../../../prisma/seed/reference";
import { NOW } from "../../support/clock";
import { createTestDatabase } from "../../support/db";
import { aPipeline } from "../../support/factories";
import { signInStaff } from "../../support/identity";

async function emptyDatabase() {
  const { db, drop } = await createTestDatabase({ poolSize: 3 });
  onTestFinished(drop);
  return db;
}
const anna = { email: "  Anna@Example.COM ", name: " آنا  کریمی " };
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: Error) => `${error.constructor.name}: ${error.message}`,
  );

it("in an empty database the first administrator can sign in with the shown password and finds a board with the six stages", async () => {
  const db = await emptyDatabase();
  const made = await createAdministrator(db, anna, NOW);
  expect(made).toMatchObject({ email: "anna@example.com", name: "آنا کریمی", wroteReference: true });
  expect(made.password).toMatch(/^([a-z2-9]{4}-){4}[a-z2-9]{4}$/);
  const signedIn = await signInStaff(db, { email: made.email, password: made.password }, { address: "192.0.2.1", userAgent: null, now: NOW });
  const user = await db.user.findUniqueOrThrow({ where: { id: signedIn.userId }, include: { departments: { include: { department: true } } } });
  expect(user.role).toBe("ADMIN");
  expect(await db.activity.findFirst({ where: { subjectId: user.id, event: "user.created" } })).toMatchObject({
    actorKind: "system:admin",
    data: { role: "ADMIN" },
  });
  expect(JSON.stringify(user)).not.toContain(made.password);
  expect(user.departments.map(({ department }) => department.name)).toEqual(["پشتیبانی"]);
  const pipeline = await db.pipeline.findFirstOrThrow({ include: { stages: { orderBy: { position: "asc" } }, departments: true } });
  expect([pipeline.slug, pipeline.name, pipeline.departments.length]).toEqual(["support", "پشتیبانی", 1]);
  expect(pipeline.stages.map((stage) => stage.name)).toEqual(["درخواست جدید", "در حال بررسی", "نیاز به اطلاعات مشتری", "ارجاع به فنی", "پاسخ داده شد", "بسته"]);
  expect(pipeline.stages.map((stage) => stage.publicLabel)).toEqual([
    "در انتظار پاسخ",
    "در حال بررسی",
    "نیاز به اطلاعات بیشتر",
    "در حال بررسی",
    "پاسخ داده شده",
    "بسته شده",
  ]);
  expect(await db.organisation.count()).toBe(1);
  expect(await db.category.count()).toBe(0);
});

it("the reference stages are those of the demo's support board, so both desks read the same", () => {
  const demo = pipelines.find((pipeline) => pipeline.slug === "support");
  expect(reference.stages).toEqual(demo?.stages.map(({ slug, name, publicLabel, color, kind }) => ({ slug, name, publicLabel, color, kind })));
});

it("another administrator changes nothing but the accounts, and gets another password", async () => {
  const db = await emptyDatabase();
  const first = await createAdministrator(db, anna, NOW);
  const second = await createAdministrator(db, { email: "b@example.com", name: "بهار" }, NOW);
  expect(second.wroteReference).toBe(false);
  expect(second.password).not.toBe(first.password);
  expect([await db.pipeline.count(), await db.stage.count(), await db.department.count(), await db.user.count()]).toEqual([1, 6, 1, 2]);
});

it("a desk that has its own pipeline keeps it as it is", async () => {
  const db = await emptyDatabase();
  await aPipeline(db, { slug: "own" });
  await createAdministrator(db, anna, NOW);
  expect((await db.pipeline.findMany()).map((pipeline) => pipeline.slug)).toEqual(["own"]);
});

it("two at once in an empty database write the reference data once", async () => {
  const db = await emptyDatabase();
  const made = await Promise.all(["a", "b", "c"].map((name) => createAdministrator(db, { email: `${name}@example.com`, name }, NOW)));
  expect(made.filter((one) => one.wroteReference)).toHaveLength(1);
  expect([await db.pipeline.count(), await db.user.count()]).toEqual([1, 3]);
});

it("a used e-mail in any case, a bad one and a missing name are refused in one line and change nothing", async () => {
  const db = await emptyDatabase();
  await createAdministrator(db, anna, NOW);
  const before = await db.user.findMany();
  expect(await refusalOf(createAdministrator(db, { email: "ANNA@example.com", name: "دیگری" }, NOW))).toBe(
    "Refusal: anna@example.com already has an account: nothing was changed.",
  );
  for (const given of [{}, { email: "anna", name: "آنا" }, { email: "c@example.com" }, { email: "c@example.com", name: "  " }])
    expect(await refusalOf(createAdministrator(db, given, NOW))).toMatch(/^Refusal: --(email|name) is [^\n]+$/);
  expect(await db.user.findMany()).toEqual(before);
});
