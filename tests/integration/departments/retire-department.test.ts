import { expect, it } from "vitest";
import { bringBackDepartment, retireDepartment } from "@/server/departments/commands/retire-department";
import { saveDepartment } from "@/server/departments/commands/save-department";
import { replyAsCustomer } from "@/server/portal/commands/reply-as-customer";
import { createCaller } from "@/server/router";
import { ctxOf, customer } from "../../support/actors";
import { NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { anEntry, asAdmin, factsOf } from "../../support/departments";
import { aCustomer, aDepartment, aTicket, noId } from "../../support/factories";
import { anOrganisation } from "../../support/portal";
import { outcomeOf } from "../../support/refusals";

const base = testDatabase();

it("a department with open cards goes only when it is said where new requests go; its cards stay", async () => {
  const [admin, department, other] = [await asAdmin(base.db), await aDepartment(base.db), await aDepartment(base.db)];
  const card = await aTicket(base.db, { departmentId: department.id });
  const retire = (successorId: string | null, expectedVersion = 1) => retireDepartment(admin, { departmentId: department.id, expectedVersion, successorId });
  expect(await outcomeOf(retire(null))).toBe("RULE_VIOLATION department.successor_needed");
  expect(await outcomeOf(retire(department.id))).toBe("NOT_FOUND department.not_found");
  expect(await outcomeOf(retire(noId()))).toBe("NOT_FOUND department.not_found");
  expect(await outcomeOf(retire(other.id, 7))).toBe("CONFLICT department.changed_by_someone_else");
  await retire(other.id);
  expect(await base.db.department.findUnique({ where: { id: department.id } })).toMatchObject({ retiredAt: NOW, successorId: other.id, version: 2 });
  expect(await base.db.ticket.findUnique({ where: { id: card.id } })).toMatchObject({ departmentId: department.id, stageId: card.stageId });
  expect(await outcomeOf(retire(other.id, 2))).toBe("RULE_VIOLATION department.retired");
  expect(await outcomeOf(saveDepartment(admin, { ...anEntry(department.pipelineId), departmentId: department.id, expectedVersion: 2 }))).toBe(
    "RULE_VIOLATION department.retired",
  );
  await bringBackDepartment(admin, { departmentId: department.id, expectedVersion: 2 });
  expect(await base.db.department.findUnique({ where: { id: department.id } })).toMatchObject({ retiredAt: null, successorId: null, version: 3 });
  expect((await factsOf(base.db, department.id)).map((fact) => fact.event)).toEqual(["department.retired", "department.brought_back"]);
});

it("one that stands in for another needs a successor, which then stands in for both", async () => {
  const [admin, first, second, third] = [await asAdmin(base.db), await aDepartment(base.db), await aDepartment(base.db), await aDepartment(base.db)];
  await retireDepartment(admin, { departmentId: first.id, expectedVersion: 1, successorId: second.id });
  expect(await outcomeOf(retireDepartment(admin, { departmentId: second.id, expectedVersion: 1, successorId: null }))).toBe(
    "RULE_VIOLATION department.successor_needed",
  );
  await retireDepartment(admin, { departmentId: second.id, expectedVersion: 1, successorId: third.id });
  const rows = await base.db.department.findMany({ where: { id: { in: [first.id, second.id] } } });
  expect(rows.map((row) => row.successorId)).toEqual([third.id, third.id]);
});

it("a customer who continues an old ticket of a retired department is taken in by its successor", async () => {
  await anOrganisation(base.db, { reopenDays: 1 });
  const [admin, department, other] = [await asAdmin(base.db), await aDepartment(base.db), await aDepartment(base.db)];
  const closed = await base.db.stage.findFirstOrThrow({ where: { pipelineId: department.pipelineId, kind: "CLOSED" } });
  const old = await aTicket(base.db, { departmentId: department.id, stageId: closed.id, closedAt: new Date(NOW.getTime() - 30 * 86_400_000) });
  await retireDepartment(admin, { departmentId: department.id, expectedVersion: 1, successorId: other.id });
  const reply = { number: old.number, body: "هنوز مشکل دارم", attachmentIds: [], idempotencyKey: crypto.randomUUID() };
  const { number } = await replyAsCustomer(ctxOf(base.db, customer({ id: old.customerId })), reply);
  expect(await base.db.ticket.findUnique({ where: { number } })).toMatchObject({ departmentId: other.id, pipelineId: other.pipelineId, continuesId: old.id });
});

it("customers are led from a retired department to its successor, read hours of its own, and see nothing of hidden ones", async () => {
  const answeringHours = [{ weekday: 6, fromMinute: 480, untilMinute: 720 }];
  const [admin, department, other] = [await asAdmin(base.db), await aDepartment(base.db), await aDepartment(base.db, { answeringHours })];
  const [hidden, hiddenFormer] = [await aDepartment(base.db, { isInPortal: false }), await aDepartment(base.db, { isInPortal: false })];
  for (const { id: departmentId } of [department, hiddenFormer]) await retireDepartment(admin, { departmentId, expectedVersion: 1, successorId: other.id });
  const seen = await createCaller(ctxOf(base.db, customer(await aCustomer(base.db)))).portal.departments();
  expect(seen.find((one) => one.id === other.id)).toMatchObject({ formerIds: [department.id], answeringHours });
  expect(seen.some((one) => one.id === hidden.id || one.id === department.id)).toBe(false);
});

it("the last department in use stays, and one whose pipeline or name is gone does not come back", async () => {
  const admin = await asAdmin(base.db);
  await base.db.department.updateMany({ data: { retiredAt: NOW } });
  const department = await aDepartment(base.db, { name: "تنها" });
  expect(await outcomeOf(retireDepartment(admin, { departmentId: department.id, expectedVersion: 1, successorId: null }))).toBe(
    "RULE_VIOLATION department.last",
  );
  const namesake = await aDepartment(base.db, { name: "تنها", retiredAt: NOW });
  expect(await outcomeOf(bringBackDepartment(admin, { departmentId: namesake.id, expectedVersion: 1 }))).toBe("RULE_VIOLATION department.name_taken");
  const homeless = await aDepartment(base.db, { retiredAt: NOW });
  await base.db.pipeline.update({ where: { id: homeless.pipelineId }, data: { retiredAt: NOW } });
  expect(await outcomeOf(bringBackDepartment(admin, { departmentId: homeless.id, expectedVersion: 1 }))).toBe("RULE_VIOLATION department.pipeline_unfit");
});
