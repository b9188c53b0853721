import { expect, it } from "vitest";
import { saveDepartment } from "@/server/departments/commands/save-department";
import { createCaller } from "@/server/router";
import { createTicket } from "@/server/tickets/commands/create-ticket";
import { agent, ctxOf } from "../../support/actors";
import { testDatabase } from "../../support/db";
import { anEntry, asAdmin, factsOf } from "../../support/departments";
import { aCustomer, aDepartment, aPipeline, aTicket, aUser, noId } from "../../support/factories";
import { outcomeOf } from "../../support/refusals";

const base = testDatabase();

it("a new department stands at the end of the list with what it was given, and the history has it", async () => {
  const [admin, pipeline, member] = [await asAdmin(base.db), await aPipeline(base.db), await aUser(base.db)];
  const hours = [
    { weekday: 0 as const, fromMinute: 480, untilMinute: 720 },
    { weekday: 6 as const, fromMinute: 540, untilMinute: 1_020 },
  ];
  const entry = anEntry(pipeline.id, { name: " انبار ", addMemberIds: [member.id], answeringHours: hours, responsibleRule: "ROUND_ROBIN", isInPortal: false });
  const { id } = await createCaller(admin).departments.save(entry);
  const listed = await createCaller(admin).departments.list();
  expect(listed.at(-1)).toMatchObject({
    id,
    name: "انبار",
    memberCount: 1,
    responsibleRule: "ROUND_ROBIN",
    hasOwnHours: true,
    isInPortal: false,
    openCount: 0,
  });
  const { department } = await createCaller(admin).departments.form({ departmentId: id });
  expect(department).toMatchObject({ version: 1, memberIds: [member.id], answeringHours: [hours[1], hours[0]] });
  expect(await factsOf(base.db, id)).toMatchObject([{ event: "department.created", data: { changes: { memberIds: { to: [member.id] } } } }]);
});

it("a stale save is refused, and people that two admins add and remove add up", async () => {
  const [admin, department] = [await asAdmin(base.db), await aDepartment(base.db)];
  const [one, two, three] = [await aUser(base.db), await aUser(base.db), await aUser(base.db)];
  const save = (given: Parameters<typeof anEntry>[1], expectedVersion: number) =>
    saveDepartment(admin, { ...anEntry(department.pipelineId, { name: department.name, ...given }), departmentId: department.id, expectedVersion });
  expect(await save({ addMemberIds: [one.id, two.id] }, 1)).toMatchObject({ version: 2 });
  expect(await outcomeOf(save({ addMemberIds: [three.id] }, 1))).toBe("CONFLICT department.changed_by_someone_else");
  await save({ addMemberIds: [three.id], removeMemberIds: [one.id] }, 2);
  const members = await base.db.departmentMember.findMany({ where: { departmentId: department.id } });
  expect(members.map((member) => member.userId).sort()).toEqual([two.id, three.id].sort());
  expect((await factsOf(base.db, department.id)).map((fact) => fact.event)).toEqual(["department.edited", "department.edited"]);
});

it("cards begin in the entry stage, and in the first stage for new cards once that one is retired, removed or in another pipeline", async () => {
  const [admin, department, customer] = [await asAdmin(base.db), await aDepartment(base.db), await aCustomer(base.db)];
  const stages = await base.db.stage.findMany({ where: { pipelineId: department.pipelineId }, orderBy: { position: "asc" } });
  const [first, entry] = [stages[0], stages[3]];
  if (!first || !entry) throw new Error("no stages");
  const file = async () => {
    const { id } = await createTicket(ctxOf(base.db, agent(await aUser(base.db))), {
      title: "کاری",
      description: "",
      customerId: customer.id,
      departmentId: department.id,
      priority: "NORMAL",
      tagIds: [],
    });
    return (await base.db.ticket.findUniqueOrThrow({ where: { id } })).stageId;
  };
  const change = { departmentId: department.id, expectedVersion: 1 };
  await saveDepartment(admin, { ...anEntry(department.pipelineId, { entryStageId: entry.id }), ...change });
  expect(await file()).toBe(entry.id);
  await base.db.stage.update({ where: { id: entry.id }, data: { retiredAt: new Date() } });
  expect(await file()).toBe(first.id);
  await base.db.stage.update({ where: { id: entry.id }, data: { retiredAt: null } });
  const other = await aPipeline(base.db);
  await base.db.department.update({ where: { id: department.id }, data: { pipelineId: other.id } });
  expect(await file()).toBe(other.stages.new.id);
});

it("changing the pipeline leaves open cards where they are", async () => {
  const [admin, department, other] = [await asAdmin(base.db), await aDepartment(base.db), await aPipeline(base.db)];
  const card = await aTicket(base.db, { departmentId: department.id });
  await saveDepartment(admin, { ...anEntry(other.id), departmentId: department.id, expectedVersion: 1 });
  expect(await base.db.ticket.findUnique({ where: { id: card.id } })).toMatchObject({
    pipelineId: card.pipelineId,
    stageId: card.stageId,
    version: card.version,
  });
});

it("what cannot work is refused with its reason", async () => {
  const [admin, pipeline, other] = [await asAdmin(base.db), await aPipeline(base.db), await aPipeline(base.db)];
  const refusal = async (given: Parameters<typeof anEntry>[1]) => outcomeOf(saveDepartment(admin, anEntry(pipeline.id, given)));
  const named = await aDepartment(base.db, { name: "کالای ويژه" });
  expect(await refusal({ name: "کالای ویژه" })).toBe("RULE_VIOLATION department.name_taken");
  expect(await refusal({ entryStageId: other.stages.new.id })).toBe("RULE_VIOLATION department.entry_stage_unfit");
  expect(await refusal({ entryStageId: pipeline.stages.closed.id })).toBe("RULE_VIOLATION department.entry_stage_unfit");
  expect(await refusal({ pipelineId: noId() })).toBe("RULE_VIOLATION department.pipeline_unfit");
  expect(await refusal({ pipelineId: (await aPipeline(base.db, { retiredAt: new Date() })).id })).toBe("RULE_VIOLATION department.pipeline_unfit");
  expect(await refusal({ pipelineId: (await aPipeline(base.db, { kind: "ORDER" })).id })).toBe("RULE_VIOLATION department.pipeline_unfit");
  expect(await refusal({ addMemberIds: [noId()] })).toBe("NOT_FOUND user.not_found");
  expect(await refusal({ responsibleRule: "FIXED", fixedResponsibleId: (await aUser(base.db)).id })).toBe("RULE_VIOLATION department.fixed_person_missing");
  const supervisor = ctxOf(base.db, agent(await aUser(base.db, { role: "SUPERVISOR" })));
  expect(await outcomeOf(saveDepartment(supervisor, anEntry(pipeline.id)))).toBe("FORBIDDEN permission.denied");
  await base.db.department.delete({ where: { id: named.id } });
  const caller = createCaller(admin).departments;
  const backwards = [{ weekday: 6 as const, fromMinute: 600, untilMinute: 540 }];
  for (const answeringHours of [[], backwards])
    await expect(caller.save(anEntry(pipeline.id, { answeringHours }))).rejects.toMatchObject({ code: "BAD_REQUEST" });
});
