import { expect, it } from "vitest";
import { moveDepartment } from "@/server/departments/commands/move-department";
import { createCaller } from "@/server/router";
import { agent, ctxOf } from "../../support/actors";
import { testDatabase } from "../../support/db";
import { asAdmin, factsOf } from "../../support/departments";
import { aDepartment, aUser, noId } from "../../support/factories";
import { outcomeOf } from "../../support/refusals";

const base = testDatabase();

it("a department goes where it is put, also when two people arrange at once, and nobody but admins arranges", async () => {
  const admin = await asAdmin(base.db);
  const [a, b, c, d] = [await aDepartment(base.db), await aDepartment(base.db), await aDepartment(base.db), await aDepartment(base.db)];
  const order = async () => (await createCaller(admin).departments.list()).map((one) => one.id);
  await moveDepartment(admin, { departmentId: d.id, afterId: null });
  expect(await order()).toEqual([d.id, a.id, b.id, c.id]);
  await Promise.all([moveDepartment(admin, { departmentId: a.id, afterId: c.id }), moveDepartment(admin, { departmentId: d.id, afterId: b.id })]);
  expect(await order()).toEqual([b.id, d.id, c.id, a.id]);
  await moveDepartment(admin, { departmentId: a.id, afterId: c.id });
  expect((await factsOf(base.db, a.id)).map((fact) => fact.event)).toEqual(["department.moved"]);
  expect(await outcomeOf(moveDepartment(admin, { departmentId: a.id, afterId: noId() }))).toBe("NOT_FOUND department.not_found");
  expect(await outcomeOf(moveDepartment(admin, { departmentId: a.id, afterId: a.id }))).toBe("NOT_FOUND department.not_found");
  const supervisor = ctxOf(base.db, agent(await aUser(base.db, { role: "SUPERVISOR" })));
  expect(await outcomeOf(moveDepartment(supervisor, { departmentId: a.id, afterId: null }))).toBe("FORBIDDEN permission.denied");
});
