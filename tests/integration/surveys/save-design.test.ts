import { expect, it } from "vitest";
import { SaveDesignInput } from "@/domain/surveys/schema";
import { surveyWords } from "@/messages/survey-words";
import { createCaller } from "@/server/router";
import { resetDesign, saveDesign } from "@/server/surveys/commands/save-design";
import { agent, ctxOf } from "../../support/actors";
import { testDatabase } from "../../support/db";
import { aDepartment, aUser } from "../../support/factories";
import { expectStaffOnly, outcomeOf } from "../../support/refusals";
import { design } from "../../support/surveys";

const base = testDatabase();

async function aScene() {
  await base.db.surveyDesign.deleteMany();
  const admin = await aUser(base.db, { role: "ADMIN" });
  return { department: await aDepartment(base.db), ctx: ctxOf(base.db, agent(admin)) };
}

it("saves for everybody and per department, version by version; a stale save is told so", async () => {
  const { department, ctx } = await aScene();
  const everybody = { ...design, departmentId: null };
  const own = { ...design, departmentId: department.id, lowScore: 1 };
  expect(await saveDesign(ctx, { ...everybody, expectedVersion: 0 })).toEqual({ version: 1 });
  expect(await saveDesign(ctx, { ...everybody, delayMinutes: 0, expectedVersion: 1 })).toEqual({ version: 2 });
  expect(await saveDesign(ctx, { ...own, expectedVersion: 0 })).toEqual({ version: 1 });
  expect(await outcomeOf(saveDesign(ctx, { ...own, expectedVersion: 0 }))).toBe("CONFLICT survey.changed_by_someone_else");
  expect(await outcomeOf(saveDesign(ctx, { ...everybody, expectedVersion: 1 }))).toBe("CONFLICT survey.changed_by_someone_else");
  const { designs } = await createCaller(ctx).surveys.settings();
  expect(designs[0]).toMatchObject({ departmentId: null, isOwn: true, version: 2, design: { delayMinutes: 0 } });
  expect(designs.find((one) => one.departmentId === department.id)).toMatchObject({ isOwn: true, design: { lowScore: 1, delayMinutes: 30 } });
});

it("of two first saves at once one is told, and there is one row", async () => {
  const { ctx } = await aScene();
  const outcomes = await Promise.all([1, 2, 3].map(() => outcomeOf(saveDesign(ctx, { ...design, departmentId: null, expectedVersion: 0 }))));
  expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
  expect(await base.db.surveyDesign.count({ where: { departmentId: null } })).toBe(1);
});

it("a department that gives up its own follows everybody's again", async () => {
  const { department, ctx } = await aScene();
  await saveDesign(ctx, { ...design, departmentId: department.id, delayMinutes: 5, expectedVersion: 0 });
  expect(await outcomeOf(resetDesign(ctx, { departmentId: department.id, expectedVersion: 9 }))).toBe("CONFLICT survey.changed_by_someone_else");
  await resetDesign(ctx, { departmentId: department.id, expectedVersion: 1 });
  const { designs } = await createCaller(ctx).surveys.settings();
  expect(designs.find((one) => one.departmentId === department.id)).toMatchObject({ isOwn: false, version: 0, design: { delayMinutes: 30 } });
});

it("words left as we ship them are kept empty, so that visitors read them in their language", async () => {
  const { ctx } = await aScene();
  const { question, thanks } = surveyWords("fa");
  await saveDesign(ctx, { ...design, question, thanks, departmentId: null, expectedVersion: 0 });
  expect(await base.db.surveyDesign.findFirstOrThrow()).toMatchObject({ question: "", thanks: "" });
});

it("only admins change it; supervisors read it, agents do not", async () => {
  const { ctx, department } = await aScene();
  const nobodys = { id: department.id, customerId: department.id };
  await expectStaffOnly(nobodys, (actor) => saveDesign(ctxOf(base.db, actor), { ...design, departmentId: null, expectedVersion: 0 }));
  for (const role of ["AGENT", "SUPERVISOR"] as const) {
    const mine = ctxOf(base.db, agent(await aUser(base.db, { role })));
    expect(await outcomeOf(saveDesign(mine, { ...design, departmentId: null, expectedVersion: 0 }))).toBe("FORBIDDEN permission.denied");
    expect(await outcomeOf(resetDesign(mine, { departmentId: department.id, expectedVersion: 1 }))).toBe("FORBIDDEN permission.denied");
    const read = createCaller(mine).surveys.settings();
    if (role === "AGENT") await expect(read).rejects.toMatchObject({ code: "FORBIDDEN" });
    else expect((await read).canEdit).toBe(false);
  }
  expect((await createCaller(ctx).surveys.settings()).canEdit).toBe(true);
});

it.each([
  ["a negative delay", { delayMinutes: -1 }],
  ["half a day", { expiryDays: 0.5 }],
  ["no time to answer", { expiryDays: 0 }],
  ["a lowest score that is the highest", { lowScore: 5 }],
  ["thirteen reasons", { reasons: Array.from({ length: 13 }, (_, n) => `دلیل ${n}`) }],
  ["an endless question", { question: "آ".repeat(201) }],
  ["somebody else's field", { version: 7 }],
])("bad input is refused: %s", (_, wrong) => {
  expect(SaveDesignInput.safeParse({ ...design, departmentId: null, expectedVersion: 0, ...wrong }).success).toBe(false);
});
