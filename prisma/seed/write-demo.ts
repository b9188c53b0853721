import type { Prisma } from "@/generated/prisma/client";
import { hashPassword } from "@/server/identity/password";
import type { Tx } from "@/server/platform/db";
import { customerFactRows } from "./customer-facts";
import { scripts } from "./demo";
import { organisation } from "./demo/organisation";
import { faqs } from "./demo/portal";
import { type Directory, directory } from "./directory";
import { type History, history } from "./history";
import { orderRows } from "./order-rows";
import { type SurveyRows, surveyRows } from "./surveys";
import { workTime } from "./work-time";

export const DEMO_PASSWORD = "kariz-demo";
const WORK_DAYS_BACK = 110;

/** All rows of the demo as it stands at `now`; nothing but `now` decides them (password hashes are made when writing). */
export function demoRows(now: Date): { people: Directory; past: History; surveys: SurveyRows } {
  const people = directory(now);
  const past = history(scripts, people, workTime(now, WORK_DAYS_BACK), now);
  const supervisorIds = people.rows.User.flatMap((user) => (user.id && user.role !== "AGENT" ? [user.id] : []));
  return { people, past, surveys: surveyRows(past, supervisorIds, now) };
}

/** Writes the organisation, its staff, customers, boards and words: everything but tickets. */
export async function writeDirectory(tx: Tx, people: Directory): Promise<void> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const { rows } = people;
  await tx.organisation.upsert({ where: { id: 1 }, create: { id: 1, ...organisation }, update: organisation });
  await tx.pipeline.createMany({ data: rows.Pipeline });
  await tx.stage.createMany({ data: rows.Stage });
  await tx.department.createMany({ data: rows.Department });
  await tx.user.createMany({ data: rows.User.map((user) => ({ ...user, passwordHash })) });
  await tx.departmentMember.createMany({ data: rows.DepartmentMember });
  await tx.faq.createMany({ data: faqRows(rows.Department) });
  await tx.category.createMany({ data: rows.Category });
  await tx.tag.createMany({ data: rows.Tag });
  await tx.company.createMany({ data: rows.Company });
  await tx.customer.createMany({ data: rows.Customer });
  await tx.customerPhone.createMany({ data: rows.CustomerPhone });
  await tx.customerEmail.createMany({ data: rows.CustomerEmail });
}

/** Writes the whole demo in the caller's transaction. */
export async function writeDemo(tx: Tx, now: Date): Promise<{ tickets: number }> {
  const { people, past, surveys } = demoRows(now);
  await writeDirectory(tx, people);
  const known = customerFactRows(people, now);
  await tx.customerField.createMany({ data: known.CustomerField });
  await tx.customerFact.createMany({ data: known.CustomerFact });
  await tx.customerNote.createMany({ data: known.CustomerNote });
  await tx.ticket.createMany({ data: past.Ticket });
  await tx.ticketTag.createMany({ data: past.TicketTag });
  await tx.note.createMany({ data: past.Note });
  await tx.activity.createMany({ data: past.Activity });
  await tx.ticketRead.createMany({ data: past.TicketRead });
  const firstNumber = Math.max(...past.Ticket.map((ticket) => ticket.number ?? 0)) + 1;
  const placed = orderRows(people, firstNumber, now);
  await tx.ticket.createMany({ data: placed.Ticket });
  await tx.order.createMany({ data: placed.Order });
  await tx.orderItem.createMany({ data: placed.OrderItem });
  await tx.activity.createMany({ data: placed.Activity });
  await tx.surveyDesign.createMany({ data: surveys.SurveyDesign });
  await tx.surveyInvitation.createMany({ data: surveys.SurveyInvitation });
  await tx.surveyAnswer.createMany({ data: surveys.SurveyAnswer });
  await tx.activity.createMany({ data: surveys.Activity });
  await tx.notification.createMany({ data: surveys.Notification });
  for (const [id, version] of past.boardVersions) await tx.pipeline.update({ where: { id }, data: { version } });
  await tx.$queryRaw`SELECT setval('"Ticket_number_seq"', (SELECT max("number") FROM "Ticket"))`;
  return { tickets: past.Ticket.length };
}

/** The questions of each department in the order of the text. */
function faqRows(departments: Directory["rows"]["Department"]): Prisma.FaqCreateManyInput[] {
  return departments.flatMap(({ id, slug }) =>
    faqs.filter((faq) => faq.department === slug).map(({ department: _, ...faq }, position) => ({ ...faq, departmentId: id ?? "", position })),
  );
}
