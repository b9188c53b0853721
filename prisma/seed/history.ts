import { rankBetween } from "@/domain/board/place";
import type { EventData, EventName } from "@/domain/events";
import { closingAt } from "@/domain/tickets/closing";
import type { Prisma } from "@/generated/prisma/client";
import type { TicketScript } from "./demo/script";
import type { StaffKey } from "./demo/staff";
import { staff } from "./demo/staff";
import type { Directory } from "./directory";
import { type Chance, chance } from "./random";
import { type Deed, isFiledByCustomer, timetable } from "./timetable";
import { endOfWorkDay, type WorkTime } from "./work-time";

const FIRST_NUMBER = 1001;

type Ticket = Omit<Prisma.TicketCreateManyInput, "id" | "rank"> & { id: string; rank: string; stageId: string; pipelineId: string; version: number };

export type History = {
  Ticket: Ticket[];
  TicketTag: Prisma.TicketTagCreateManyInput[];
  Note: Prisma.NoteCreateManyInput[];
  Activity: Prisma.ActivityCreateManyInput[];
  TicketRead: Prisma.TicketReadCreateManyInput[];
  /** How many facts each board has seen. */
  boardVersions: Map<string, number>;
};

type Case = { script: TicketScript; luck: Chance; department: ReturnType<Directory["department"]>; deeds: Deed[]; ticket: Ticket | null };

/** Lives every script through in the order of time, by the rules of the product's own commands, and returns the rows that remain. */
export function history(scripts: readonly TicketScript[], people: Directory, time: WorkTime, now: Date): History {
  const cases = scripts.map((script, index): Case => {
    const luck = chance(7000 + index);
    const department = people.department(script.department ?? "support");
    const kinds = new Map(department.stages.map((stage) => [stage.slug, stage.kind]));
    return { script, luck, department, deeds: timetable(script, kinds, time, now, luck), ticket: null };
  });
  const deeds = cases.flatMap((one, index) => one.deeds.map((deed, step) => ({ one, deed, index, step })));
  deeds.sort((a, b) => a.deed.at.getTime() - b.deed.at.getTime() || a.index - b.index || a.step - b.step);
  const book = new Book(people, now);
  for (const { one, deed } of deeds) book.enter(one, deed);
  for (const one of cases) book.recordReads(one);
  return book.rows;
}

class Book {
  readonly rows: History = { Ticket: [], TicketTag: [], Note: [], Activity: [], TicketRead: [], boardVersions: new Map() };
  private readonly tops = new Map<string, string>();

  constructor(
    private readonly people: Directory,
    private readonly now: Date,
  ) {}

  enter(one: Case, deed: Deed): void {
    if (deed.does === "file") this.file(one, deed);
    else if (deed.does === "note") this.note(one, deed);
    else if (deed.does === "move") this.move(one, deed, deed.stage);
    else if (deed.does === "close") this.go(one, deed, "CLOSED", "ticket.closed");
    else this.change(one, deed);
  }

  private file(one: Case, deed: Deed & { does: "file" }): void {
    const { script, department, luck } = one;
    const isCustomer = deed.by === "customer";
    const stage = department.stages.find((s) => s.kind === "NEW");
    if (!stage) throw new Error("a pipeline without an entry stage");
    const id = luck.uuid(deed.at);
    one.ticket = {
      id,
      number: FIRST_NUMBER + this.rows.Ticket.length,
      title: script.title,
      description: script.text,
      customerId: this.people.customerId(script.from),
      departmentId: department.id,
      pipelineId: department.pipelineId,
      stageId: stage.id,
      rank: this.toTop(stage.id),
      responsibleId: deed.to ? this.people.staffId(deed.to) : null,
      priority: isCustomer ? "NORMAL" : (script.priority ?? "NORMAL"),
      categoryId: script.category ? this.people.categoryId(script.category) : null,
      channel: script.channel ?? "AGENT",
      version: 1,
      lastSpeaker: isCustomer ? "CUSTOMER" : null,
      waitingSince: isCustomer ? deed.at : null,
      lastCustomerAt: isCustomer ? deed.at : null,
      customerReadAt: isCustomer ? deed.at : null,
      stageEnteredAt: deed.at,
      createdAt: deed.at,
      updatedAt: deed.at,
    };
    this.rows.Ticket.push(one.ticket);
    for (const tag of script.tags ?? []) this.rows.TicketTag.push({ ticketId: id, tagId: this.people.tagId(tag) });
    this.fact(one, deed, "ticket.created", { stageId: stage.id, departmentId: department.id, channel: one.ticket.channel ?? "AGENT" });
  }

  private note(one: Case, deed: Deed & { does: "note" }): void {
    const ticket = known(one);
    const { at, by, portalVisible } = deed;
    const isCustomer = by === "customer";
    const id = one.luck.uuid(at);
    this.rows.Note.push({
      id,
      ticketId: ticket.id,
      authorKind: isCustomer ? "CUSTOMER" : "STAFF",
      authorUserId: isCustomer ? null : this.people.staffId(by),
      authorCustomerId: isCustomer ? ticket.customerId : null,
      body: deed.text,
      portalVisible,
      publicAt: portalVisible ? at : null,
      channel: isCustomer ? (one.script.channel === "EMAIL" ? "EMAIL" : "PORTAL") : null,
      createdAt: at,
    });
    this.fact(one, deed, "note.added", { noteId: id, portalVisible, by: isCustomer ? "CUSTOMER" : "STAFF" });
    if (isCustomer) {
      Object.assign(ticket, { lastSpeaker: "CUSTOMER", waitingSince: ticket.waitingSince ?? at, lastCustomerAt: at, customerReadAt: at, updatedAt: at });
      const kind = kindOf(one, ticket.stageId);
      if (kind === "CLOSED") this.go(one, deed, "WORKING", "ticket.reopened");
      else if (kind === "WAITING" || kind === "SOLVED") this.go(one, deed, "WORKING", "card.moved");
    } else if (portalVisible) {
      Object.assign(ticket, { lastSpeaker: "STAFF", waitingSince: null, lastPublicStaffAt: at, updatedAt: at });
    }
  }

  private move(one: Case, deed: Deed, slug: string): void {
    const stage = one.department.stages.find((s) => s.slug === slug);
    if (!stage) throw new Error(`«${one.script.title}»: no stage ${slug}`);
    this.place(one, deed, stage, "card.moved");
  }

  private go(one: Case, deed: Deed, kind: "WORKING" | "CLOSED", event: "card.moved" | "ticket.closed" | "ticket.reopened"): void {
    const stage = one.department.stages.find((s) => s.kind === kind);
    if (!stage) throw new Error(`a pipeline without a stage of kind ${kind}`);
    this.place(one, deed, stage, event);
  }

  private place(one: Case, deed: Deed, stage: Case["department"]["stages"][number], event: "card.moved" | "ticket.closed" | "ticket.reopened"): void {
    const ticket = known(one);
    const rank = this.toTop(stage.id);
    this.fact(one, deed, event, { fromStageId: ticket.stageId, toStageId: stage.id, fromRank: ticket.rank, toRank: rank });
    const closedAt = closingAt(stage.kind, null, deed.at);
    Object.assign(ticket, { stageId: stage.id, rank, stageEnteredAt: deed.at, closedAt, outcome: closedAt ? "SOLVED" : null });
    raise(ticket, deed.at);
  }

  private change(one: Case, deed: Deed & { does: "assign" | "priority" | "triage" }): void {
    const ticket = known(one);
    if (deed.does === "assign") {
      const to = this.people.staffId(deed.to);
      this.fact(one, deed, "ticket.assigned", { from: ticket.responsibleId ?? null, to });
      ticket.responsibleId = to;
    } else if (deed.does === "priority") {
      this.fact(one, deed, "ticket.edited", { changes: { priority: { from: ticket.priority, to: deed.to } } });
      ticket.priority = deed.to;
    } else {
      this.triage(one, deed, ticket);
    }
    raise(ticket, deed.at);
  }

  private triage(one: Case, deed: Deed, ticket: Ticket): void {
    const { priority, tags, due } = one.script;
    const changes: EventData["ticket.edited"]["changes"] = {};
    const filedByCustomer = isFiledByCustomer(one.script);
    if (priority && priority !== ticket.priority) changes.priority = { from: ticket.priority, to: priority };
    if (filedByCustomer && tags?.length) changes.tagIds = { from: [], to: tags.map((tag) => this.people.tagId(tag)).sort() };
    if (due !== undefined) {
      const dueAt = endOfWorkDay(this.now, due);
      changes.dueAt = { from: null, to: dueAt.toISOString() };
      ticket.dueAt = dueAt;
    }
    if (priority) ticket.priority = priority;
    this.fact(one, deed, "ticket.edited", { changes });
  }

  /** Closed tickets are read by everybody; of the open ones everybody has seen most, the newest least. */
  recordReads(one: Case): void {
    const ticket = known(one);
    const spoken = ticket.lastCustomerAt as Date | null;
    if (spoken && ticket.lastSpeaker === "STAFF" && one.luck.happens(0.7)) {
      const seen = new Date((ticket.lastPublicStaffAt as Date).getTime() + one.luck.between(4, 200) * 60_000);
      if (seen <= this.now) ticket.customerReadAt = seen;
    }
    const isClosed = ticket.closedAt != null;
    const isFresh = this.now.getTime() - (spoken ?? (ticket.createdAt as Date)).getTime() < 86_400_000;
    for (const key of Object.keys(staff) as StaffKey[]) {
      const own = one.deeds.findLast((deed) => deed.by === key)?.at;
      const looks = one.luck.happens(isClosed ? 1 : isFresh ? 0.35 : 0.7);
      const looked = new Date((spoken ?? (ticket.createdAt as Date)).getTime() + one.luck.between(3, 170) * 60_000);
      const readAt = looks && looked <= this.now ? new Date(Math.max(looked.getTime(), own?.getTime() ?? 0)) : own;
      if (readAt) this.rows.TicketRead.push({ userId: this.people.staffId(key), ticketId: ticket.id, readAt });
    }
  }

  private fact<E extends EventName>(one: Case, deed: Deed, event: E, data: EventData[E]): void {
    const ticket = known(one);
    const who =
      deed.by === "customer"
        ? { actorKind: "customer", actorCustomerId: ticket.customerId }
        : { actorKind: "agent", actorUserId: this.people.staffId(deed.by) };
    this.rows.Activity.push({ ticketId: ticket.id, at: deed.at, ...who, event, data: data as Prisma.InputJsonObject });
    this.rows.boardVersions.set(ticket.pipelineId, (this.rows.boardVersions.get(ticket.pipelineId) ?? 0) + 1);
  }

  private toTop(stageId: string): string {
    const rank = rankBetween(null, this.tops.get(stageId) ?? null);
    this.tops.set(stageId, rank);
    return rank;
  }
}

function known(one: Case): Ticket {
  if (!one.ticket) throw new Error(`«${one.script.title}»: something happened before it was filed`);
  return one.ticket;
}

function kindOf(one: Case, stageId: string) {
  return one.department.stages.find((stage) => stage.id === stageId)?.kind;
}

function raise(ticket: Ticket, at: Date): void {
  ticket.version += 1;
  ticket.updatedAt = at;
}
