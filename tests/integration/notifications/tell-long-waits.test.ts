import { expect, it } from "vitest";
import { tellLongWaits } from "@/server/notifications/commands/tell-long-waits";
import { systemCtx } from "@/server/platform/context";
import { agent, ctxOf } from "../../support/actors";
import { minutesFromNow, NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aDesk, aTicket, aUser } from "../../support/factories";
import { outcomeOf } from "../../support/refusals";

const base = testDatabase();
const HOUR = 60;

async function aWait(given: { isTaken?: boolean; isClosed?: boolean } = {}) {
  await base.db.ticket.updateMany({ data: { waitingSince: null } });
  const desk = await aDesk(base.db);
  const [mine, mate] = [await aUser(base.db), await aUser(base.db)];
  await base.db.departmentMember.createMany({ data: [mine, mate].map(({ id }) => ({ userId: id, departmentId: desk.department.id })) });
  const ticket = await aTicket(base.db, {
    departmentId: desk.department.id,
    customerId: desk.customer.id,
    stageId: given.isClosed ? desk.pipeline.stages.closed.id : desk.pipeline.stages.working.id,
    responsibleId: given.isTaken ? mine.id : null,
    waitingSince: NOW,
    lastSpeaker: "CUSTOMER",
  });
  /** Lets the worker look so many hours after the waiting began, and answers who has been told how often by then. */
  const after = async (hours: number) => {
    await tellLongWaits(systemCtx(base.db, minutesFromNow(hours * HOUR), "tests.sweep"), {});
    const entries = await base.db.notification.findMany({ where: { ticketId: ticket.id } });
    return Object.fromEntries(entries.map(({ userId, reasons }) => [userId === mine.id ? "mine" : userId === mate.id ? "mate" : userId, reasons]));
  };
  return { ...desk, mine, mate, ticket, after };
}

it("the responsible is told at 24 hours and not a minute before, once, and again at 48", async () => {
  const { after } = await aWait({ isTaken: true });
  expect(await after(24 - 1 / HOUR)).toEqual({});
  expect(await after(24)).toEqual({ mine: { waiting: 1 } });
  expect(await after(25)).toEqual({ mine: { waiting: 1 } });
  expect(await after(48)).toEqual({ mine: { waiting: 2 } });
});

it("without a responsible the department is told; a worker that slept tells of what it missed once", async () => {
  const { after } = await aWait();
  expect(await after(24 * 5)).toEqual({ mine: { waiting: 1 }, mate: { waiting: 1 } });
});

it("an answer ends it, and the next waiting is counted anew", async () => {
  const { after, ticket } = await aWait({ isTaken: true });
  await after(24);
  await base.db.ticket.update({ where: { id: ticket.id }, data: { waitingSince: null } });
  expect(await after(72)).toEqual({ mine: { waiting: 1 } });
  await base.db.ticket.update({ where: { id: ticket.id }, data: { waitingSince: minutesFromNow(72 * HOUR) } });
  expect(await after(95)).toEqual({ mine: { waiting: 1 } });
  expect(await after(96)).toEqual({ mine: { waiting: 2 } });
});

it("a closed ticket waits for nobody", async () => {
  const { after } = await aWait({ isTaken: true, isClosed: true });
  expect(await after(100)).toEqual({});
});

it("everybody's own hours count for them, the organisation's for the rest, and who turned it off is not told", async () => {
  const { after, mine, mate, department } = await aWait();
  const third = await aUser(base.db);
  await base.db.departmentMember.create({ data: { userId: third.id, departmentId: department.id } });
  await base.db.notificationChoice.create({ data: { userId: third.id, reason: "waiting", inInbox: false, inBrowser: false } });
  await base.db.notificationSettings.create({ data: { userId: mine.id, waitingHours: 2 } });
  await base.db.notificationRules.update({ where: { id: 1 }, data: { waitingHours: 5 } });
  expect(await after(1)).toEqual({});
  expect(await after(2)).toEqual({ mine: { waiting: 1 } });
  expect(await after(5)).toEqual({ mine: { waiting: 2 }, mate: { waiting: 1 } });
  await base.db.notificationRules.update({ where: { id: 1 }, data: { waitingHours: 24 } });
  await base.db.notificationSettings.deleteMany({});
  expect(mate.id).not.toBe(third.id);
});

it("two workers that found the same wait at the same moment tell of it once", async () => {
  const { after, ticket, mine } = await aWait({ isTaken: true });
  const row = { ticketId: ticket.id, userId: mine.id };
  await base.db.waitingNotice.create({ data: { ...row, waitingSince: minutesFromNow(-999 * HOUR), level: 1 } });
  let release = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const held = base.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 AS "held" FROM "WaitingNotice" WHERE "ticketId" = ${ticket.id}::uuid FOR UPDATE`;
    await gate;
  });
  const workers = [after(30), after(30)];
  await expect
    .poll(async () => {
      const [row] = await base.db.$queryRaw<{ n: number }[]>`
        SELECT count(*)::int AS "n" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      return row?.n;
    })
    .toBe(2);
  release();
  await Promise.all([...workers, held]);
  expect(await base.db.notification.findMany({ where: { ticketId: ticket.id } })).toMatchObject([{ userId: mine.id, count: 1, reasons: { waiting: 1 } }]);
});

it("only the system sweeps", async () => {
  const { mine } = await aWait();
  expect(await outcomeOf(tellLongWaits(ctxOf(base.db, agent({ ...mine, role: "ADMIN" })), {}))).toBe("FORBIDDEN permission.denied");
});
