import { randomUUID } from "node:crypto";
import { generateKeyBetween } from "fractional-indexing";
import type { Role } from "@/domain/actor";
import type { StageColor, StageKind } from "@/domain/board/schema";
import type { Customer, Department, Note, Pipeline, Prisma, Stage, Tag, Ticket, User } from "@/generated/prisma/client";
import type { Db } from "@/server/platform/db";
import { NOW } from "./clock";

// Every factory builds the parents that it is not given and answers the row as it stands in the database.

let count = 0;
const next = () => (count += 1);

/** Not a hash that any password fits: tests of sign-in give a real one. */
const NO_PASSWORD = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5c2FsdA$bm9ib2R5aGFzaG5vYm9keWhhc2hub2JvZHloYXNo";

export function aUser(db: Db, given: Partial<Prisma.UserUncheckedCreateInput> & { role?: Role } = {}): Promise<User> {
  const n = next();
  return db.user.create({ data: { email: `user${n}@example.test`, name: `همکار ${n}`, passwordHash: NO_PASSWORD, role: "AGENT", createdAt: NOW, ...given } });
}

export function aCustomer(db: Db, given: Partial<Prisma.CustomerUncheckedCreateInput> & { phone?: string } = {}): Promise<Customer> {
  const { phone, ...rest } = given;
  const phones = phone ? { create: { e164: phone, kind: "MOBILE" as const } } : undefined;
  return db.customer.create({ data: { name: `مشتری ${next()}`, createdAt: NOW, ...(phones ? { phones } : {}), ...rest } });
}

const supportStages: { slug: string; name: string; publicLabel: string; kind: StageKind; color: StageColor }[] = [
  { slug: "new", name: "درخواست جدید", publicLabel: "در انتظار پاسخ", kind: "NEW", color: "blue" },
  { slug: "working", name: "در حال بررسی", publicLabel: "در حال بررسی", kind: "WORKING", color: "violet" },
  { slug: "waiting", name: "نیاز به اطلاعات مشتری", publicLabel: "نیاز به اطلاعات بیشتر", kind: "WAITING", color: "amber" },
  { slug: "technical", name: "ارجاع به فنی", publicLabel: "در حال بررسی", kind: "WORKING", color: "orange" },
  { slug: "answered", name: "پاسخ داده شد", publicLabel: "پاسخ داده شده", kind: "SOLVED", color: "green" },
  { slug: "closed", name: "بسته", publicLabel: "بسته شده", kind: "CLOSED", color: "stone" },
];

export type StageSlug = "new" | "working" | "waiting" | "technical" | "answered" | "closed";
export type PipelineWithStages = Pipeline & { stages: Record<StageSlug, Stage> };

/** A pipeline with the six stages of the default support pipeline (contract.md), by slug in `stages`. */
export async function aPipeline(db: Db, given: Partial<Prisma.PipelineUncheckedCreateInput> = {}): Promise<PipelineWithStages> {
  const n = next();
  const created = await db.pipeline.create({
    data: {
      slug: `support-${n}`,
      name: `پشتیبانی ${n}`,
      position: n,
      createdAt: NOW,
      stages: { create: supportStages.map((stage, position) => ({ ...stage, position })) },
      ...given,
    },
    include: { stages: true },
  });
  const stages = Object.fromEntries(created.stages.map((stage) => [stage.slug, stage])) as Record<StageSlug, Stage>;
  return { ...created, stages };
}

export async function aDepartment(db: Db, given: Partial<Prisma.DepartmentUncheckedCreateInput> = {}): Promise<Department> {
  const n = next();
  const pipelineId = given.pipelineId ?? (await aPipeline(db)).id;
  return db.department.create({ data: { slug: `department-${n}`, name: `دپارتمان ${n}`, position: n, ...given, pipelineId } });
}

export function aTag(db: Db, given: Partial<Prisma.TagUncheckedCreateInput> = {}): Promise<Tag> {
  return db.tag.create({ data: { name: `برچسب ${next()}`, ...given } });
}

export function aCategory(db: Db, given: Partial<Prisma.CategoryUncheckedCreateInput> = {}) {
  return db.category.create({ data: { name: `دسته ${next()}`, ...given } });
}

/** A ticket at the end of its stage; without a stage in the entry stage of its department's (or a new) pipeline. */
export async function aTicket(db: Db, given: Partial<Prisma.TicketUncheckedCreateInput> = {}): Promise<Ticket> {
  const n = next();
  const customerId = given.customerId ?? (await aCustomer(db)).id;
  const stage = await stageFor(db, given);
  const departmentId = given.departmentId ?? (await departmentOf(db, stage.pipelineId));
  const last = await db.ticket.findFirst({ where: { stageId: stage.id }, orderBy: { rank: "desc" }, select: { rank: true } });
  return db.ticket.create({
    data: {
      title: `تیکت ${n}`,
      rank: generateKeyBetween(last?.rank ?? null, null),
      createdAt: NOW,
      updatedAt: NOW,
      stageEnteredAt: NOW,
      closedAt: stage.kind === "CLOSED" ? NOW : null,
      ...given,
      customerId,
      departmentId,
      pipelineId: stage.pipelineId,
      stageId: stage.id,
    },
  });
}

async function stageFor(db: Db, given: Partial<Prisma.TicketUncheckedCreateInput>): Promise<Stage> {
  if (given.stageId) return db.stage.findUniqueOrThrow({ where: { id: given.stageId } });
  const department = given.departmentId ? await db.department.findUniqueOrThrow({ where: { id: given.departmentId } }) : null;
  const pipelineId = given.pipelineId ?? department?.pipelineId ?? (await aPipeline(db)).id;
  return db.stage.findFirstOrThrow({ where: { pipelineId, kind: "NEW" }, orderBy: { position: "asc" } });
}

async function departmentOf(db: Db, pipelineId: string): Promise<string> {
  const known = await db.department.findFirst({ where: { pipelineId }, select: { id: true } });
  return (known ?? (await aDepartment(db, { pipelineId }))).id;
}

/** A note of staff for colleagues only, unless said otherwise. */
export async function aNote(db: Db, given: Partial<Prisma.NoteUncheckedCreateInput> = {}): Promise<Note> {
  const ticketId = given.ticketId ?? (await aTicket(db)).id;
  const isStaff = (given.authorKind ?? "STAFF") === "STAFF";
  const authorUserId = isStaff ? (given.authorUserId ?? (await aUser(db)).id) : null;
  return db.note.create({ data: { body: `یادداشت ${next()}`, authorKind: "STAFF", portalVisible: false, createdAt: NOW, ...given, ticketId, authorUserId } });
}

/** A living session of a member of staff or, with `customerId`, of a customer. */
export async function aSession(db: Db, given: Partial<Prisma.SessionUncheckedCreateInput> = {}) {
  const userId = given.customerId ? null : (given.userId ?? (await aUser(db)).id);
  return db.session.create({ data: { createdAt: NOW, lastSeenAt: NOW, expiresAt: new Date(NOW.getTime() + 86_400_000), ...given, userId } });
}

/** An id that nothing has. */
export function noId(): string {
  return randomUUID();
}

/** A pipeline, its department, an agent and a customer: the scene most tests play in. */
export async function aDesk(db: Db) {
  const pipeline = await aPipeline(db);
  const department = await aDepartment(db, { pipelineId: pipeline.id });
  return { pipeline, department, user: await aUser(db), customer: await aCustomer(db) };
}
