import { expect, it } from "vitest";
import { createCaller } from "@/server/router";
import { agent, ctxOf } from "../../support/actors";
import { minutesFromNow, NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aCustomer, aDesk, aSession, aTicket, aUser } from "../../support/factories";
import { aMobile } from "../../support/surveys";

const base = testDatabase();
const DAY = 24 * 60;

async function aMerge() {
  const { pipeline } = await aDesk(base.db);
  const supervisor = agent(await aUser(base.db, { role: "SUPERVISOR" }));
  const apiAt = (minutes: number) => createCaller(ctxOf(base.db, supervisor, minutesFromNow(minutes)));
  const [one, other] = await Promise.all([aCustomer(base.db, { phone: aMobile() }), aCustomer(base.db, { phone: aMobile(), city: "یزد" })]);
  const old = await aTicket(base.db, { customerId: other.id, stageId: pipeline.stages.new.id });
  const versions = { survivorVersion: 1, mergedVersion: 1, choices: { facts: {} } };
  const { mergeId } = await apiAt(0).customers.merge({ survivorId: one.id, mergedId: other.id, ...versions });
  return { one, other, old, mergeId, apiAt, stages: pipeline.stages };
}

it("what came after stays with the survivor and is said; what somebody wrote since is not taken back; who came in meanwhile is out at once", async () => {
  const { one, other, old, mergeId, apiAt, stages } = await aMerge();
  const late = await aTicket(base.db, { customerId: one.id, stageId: stages.new.id, createdAt: minutesFromNow(10) });
  const session = await aSession(base.db, { customerId: one.id, createdAt: minutesFromNow(11) });
  const link = await base.db.linkToken.create({
    data: { purpose: "TICKET", tokenHash: aMobile(), ticketId: old.id, customerId: one.id, createdAt: NOW, expiresAt: minutesFromNow(9_000) },
  });
  await apiAt(12).customers.edit({ customerId: one.id, expectedVersion: 2, city: "کرمان" });
  expect(await apiAt(13).customers.merges({ customerId: one.id })).toMatchObject([{ id: mergeId, newTickets: 1 }]);
  expect(await apiAt(20).customers.undoMerge({ mergeId })).toMatchObject({ newTickets: 1 });
  const tickets = await base.db.ticket.findMany({ where: { id: { in: [old.id, late.id] } }, select: { id: true, customerId: true } });
  expect(new Map(tickets.map((ticket) => [ticket.id, ticket.customerId]))).toEqual(
    new Map([
      [old.id, other.id],
      [late.id, one.id],
    ]),
  );
  expect(await apiAt(21).customers.get({ customerId: one.id })).toMatchObject({ city: "کرمان" });
  expect(await apiAt(21).customers.get({ customerId: other.id })).toMatchObject({ id: other.id, city: "یزد", openCount: 1 });
  expect((await base.db.session.findUniqueOrThrow({ where: { id: session.id } })).revokedAt).not.toBeNull();
  expect((await base.db.linkToken.findUniqueOrThrow({ where: { id: link.id } })).revokedAt).not.toBeNull();
  await expect(apiAt(22).customers.undoMerge({ mergeId })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

it("after thirty days it stays, and a later merge has to be taken back first", async () => {
  const { one, mergeId, apiAt } = await aMerge();
  await expect(apiAt(31 * DAY).customers.undoMerge({ mergeId })).rejects.toMatchObject({ code: "PRECONDITION_FAILED" });
  expect(await apiAt(31 * DAY).customers.merges({ customerId: one.id })).toEqual([]);
  const third = await aCustomer(base.db);
  const later = await apiAt(60).customers.merge({ survivorId: one.id, mergedId: third.id, survivorVersion: 2, mergedVersion: 1, choices: { facts: {} } });
  await expect(apiAt(70).customers.undoMerge({ mergeId })).rejects.toMatchObject({ code: "PRECONDITION_FAILED" });
  await apiAt(71).customers.undoMerge({ mergeId: later.mergeId });
  await apiAt(72).customers.undoMerge({ mergeId });
});
