import { expect, it } from "vitest";
import type { ResponsibleRule } from "@/domain/departments/assignment";
import { fileTicket } from "@/server/portal/commands/file-ticket";
import { createCaller } from "@/server/router";
import { createTicket } from "@/server/tickets/commands/create-ticket";
import { agent, ctxOf, customer } from "../../support/actors";
import { testDatabase } from "../../support/db";
import { aCustomer, aDepartment, aPipeline, aTicket, aUser } from "../../support/factories";
import { aPortal, aRequest } from "../../support/portal";

const base = testDatabase({ poolSize: 20 });

async function team(rule: ResponsibleRule, people: readonly Parameters<typeof aUser>[1][]) {
  const { owner, pipeline } = await aPortal(base.db);
  const users = [];
  for (const person of people) users.push(await aUser(base.db, person));
  const department = await aDepartment(base.db, {
    pipelineId: pipeline.id,
    responsibleRule: rule,
    fixedResponsibleId: rule === "FIXED" ? users[0]?.id : null,
    members: { create: users.map((user) => ({ userId: user.id })) },
  } as never);
  const file = async () => {
    const { number } = await fileTicket(ctxOf(base.db, customer(owner)), aRequest(department.id));
    return base.db.ticket.findUniqueOrThrow({ where: { number } });
  };
  return { department, users, owner, file };
}

it("twenty requests at the same instant go to four people in turn, five to each", async () => {
  const { file, users } = await team("ROUND_ROBIN", [{}, {}, {}, {}]);
  const filed = await Promise.all(Array.from({ length: 20 }, file));
  const counts = users.map((user) => filed.filter((ticket) => ticket.responsibleId === user.id).length);
  expect(counts).toEqual([5, 5, 5, 5]);
});

it("agents who file on other boards take turns with customers, and a named responsible is left alone", async () => {
  const { file, users, department } = await team("ROUND_ROBIN", [{}, {}]);
  // Another board's stages: nothing but the rule itself makes these wait for each other.
  const stages = (await Promise.all([1, 2, 3].map(() => aPipeline(base.db)))).map((pipeline) => pipeline.stages.new);
  const by = ctxOf(base.db, agent(await aUser(base.db)));
  const given = {
    title: "کاری",
    description: "",
    customerId: (await aCustomer(base.db)).id,
    departmentId: department.id,
    priority: "NORMAL" as const,
    tagIds: [],
  };
  const filed = await Promise.all([file(), ...stages.map((stage) => createTicket(by, { ...given, stageId: stage.id }))]);
  const rows = await base.db.ticket.findMany({ where: { id: { in: filed.map((one) => one.id) } } });
  expect(users.map((user) => rows.filter((row) => row.responsibleId === user.id).length)).toEqual([2, 2]);
  const outsider = await aUser(base.db);
  const { id } = await createTicket(by, { ...given, responsibleId: outsider.id });
  expect(await base.db.ticket.findUnique({ where: { id } })).toMatchObject({ responsibleId: outsider.id });
});

it("whoever has the fewest open cards gets the next, wherever those cards are; closed ones do not count", async () => {
  const { file, users } = await team("LEAST_LOADED", [{}, {}]);
  const [busy, free] = users;
  await aTicket(base.db, { responsibleId: busy?.id });
  const other = await aDepartment(base.db);
  const closed = await base.db.stage.findFirstOrThrow({ where: { pipelineId: other.pipelineId, kind: "CLOSED" } });
  for (let n = 0; n < 3; n += 1) await aTicket(base.db, { responsibleId: free?.id, departmentId: other.id, stageId: closed.id });
  const got = [await file(), await file(), await file(), await file()].map((ticket) => ticket.responsibleId);
  // One open card against none, then level, and level again: among equals whoever waited longer.
  expect(got).toEqual([free?.id, busy?.id, free?.id, busy?.id]);
});

it("whoever is away, suspended or may only look is passed over; with nobody there the department keeps the card", async () => {
  const { file, users } = await team("ROUND_ROBIN", [{}, { isAway: true }, { isActive: false }, { role: "READER" }]);
  expect([(await file()).responsibleId, (await file()).responsibleId]).toEqual([users[0]?.id, users[0]?.id]);
  await base.db.user.update({ where: { id: users[0]?.id }, data: { isAway: true } });
  expect((await file()).responsibleId).toBeNull();
});

it("a fixed person gets every card, and none while away", async () => {
  const { file, users } = await team("FIXED", [{}, {}]);
  expect((await file()).responsibleId).toBe(users[0]?.id);
  await base.db.user.update({ where: { id: users[0]?.id }, data: { isAway: true } });
  expect((await file()).responsibleId).toBeNull();
});

it("the history says that it went by rule, in the name of the product, and the chosen one alone hears of the request", async () => {
  const { file, users } = await team("ROUND_ROBIN", [{}, {}]);
  const ticket = await file();
  const fact = await base.db.activity.findFirstOrThrow({ where: { ticketId: ticket.id, event: "ticket.assigned" } });
  expect(fact).toMatchObject({
    actorKind: "system:tickets.assignByRule",
    actorCustomerId: null,
    data: { from: null, to: ticket.responsibleId, rule: "ROUND_ROBIN" },
  });
  const detail = await createCaller(ctxOf(base.db, agent(await aUser(base.db)))).tickets.get({ number: ticket.number });
  const chosen = users.find((user) => user.id === ticket.responsibleId);
  expect(detail.timeline.filter((item) => item.type === "activity" && item.event === "ticket.assigned")).toMatchObject([
    { actor: { kind: "SYSTEM" }, data: { to: chosen?.name, isByRule: true } },
  ]);
  const told = await base.db.notification.findMany({ where: { ticketId: ticket.id } });
  expect(told.map((entry) => entry.userId)).toEqual([ticket.responsibleId]);
});
