import type { SaveDesignInput } from "@/domain/surveys/schema";
import type { Db } from "@/server/platform/db";
import { closeTicket } from "@/server/tickets/commands/close-ticket";
import { agent, ctxOf } from "./actors";
import { minutesFromNow } from "./clock";
import { aCustomer, aDesk, aTicket, aUser } from "./factories";

let count = 0;

/** A mobile that nobody else in this process has. */
export function aMobile(): string {
  count += 1;
  return `+98912${String(1_000_000 + count)}`;
}

export const design: Omit<SaveDesignInput, "departmentId" | "expectedVersion"> = {
  isOn: true,
  question: "راضی بودید؟",
  scale: "FACES",
  reasons: ["سرعت", "برخورد"],
  thanks: "ممنون",
  delayMinutes: 30,
  cooldownDays: 0,
  expiryDays: 14,
  editableHours: 24,
  lowScore: 2,
};

/** What one department asks. */
export function aDesign(db: Db, departmentId: string, given: Partial<typeof design> = {}) {
  return db.surveyDesign.create({ data: { ...design, ...given, departmentId } });
}

/** A desk with a ticket of a reachable customer in the hands of its agent, and what its department asks. */
export async function aCase(db: Db, given: Partial<typeof design> = {}) {
  const desk = await aDesk(db);
  await aDesign(db, desk.department.id, given);
  const customer = await aCustomer(db, { phone: aMobile() });
  const ticket = await aTicket(db, {
    stageId: desk.pipeline.stages.working.id,
    departmentId: desk.department.id,
    customerId: customer.id,
    responsibleId: desk.user.id,
  });
  return { ...desk, customer, ticket, stages: desk.pipeline.stages, ctx: ctxOf(db, agent(desk.user)) };
}

/** The same, closed at NOW. */
export async function aClosedCase(db: Db, given: Partial<typeof design> = {}) {
  const scene = await aCase(db, given);
  await closeTicket(scene.ctx, { ticketId: scene.ticket.id, expectedVersion: 1 });
  const invitation = await db.surveyInvitation.findFirstOrThrow({ where: { ticketId: scene.ticket.id } });
  return { ...scene, invitation };
}

export const invitationsOf = (db: Db, ticketId: string) => db.surveyInvitation.findMany({ where: { ticketId }, orderBy: { closedAt: "asc" } });

export async function aSupervisor(db: Db) {
  return aUser(db, { role: "SUPERVISOR" });
}

/** When the invitation of a case closed at NOW is due. */
export const DUE = minutesFromNow(30);
