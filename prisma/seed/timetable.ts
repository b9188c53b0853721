import type { StageKind } from "@/domain/board/schema";
import type { Step, TicketScript } from "./demo/script";
import type { StaffKey } from "./demo/staff";
import type { Chance } from "./random";
import type { WorkTime } from "./work-time";

/** A step with everything said: who did it and when. `by: "customer"` is the customer of the ticket. */
export type Deed = {
  at: Date;
  by: StaffKey | "customer";
} & (
  | { does: "file"; to: StaffKey | null }
  | { does: "triage" }
  | { does: "note"; text: string; portalVisible: boolean }
  | { does: "move"; stage: string }
  | { does: "assign"; to: StaffKey }
  | { does: "priority"; to: NonNullable<TicketScript["priority"]> }
  | { does: "close" }
);

type Undated = Deed extends infer D ? (D extends Deed ? Omit<D, "at"> : never) : never;
/** `pause` is the share of the ticket's working time that passes before the deed. */
type Planned = { deed: Undated; pause: number };

const WORK_DAY = 510;

/** Channels on which the customer files alone; on the others a colleague writes down what was said. */
export function isFiledByCustomer(script: TicketScript): boolean {
  return script.channel === "PORTAL" || script.channel === "EMAIL";
}

/**
 * What happened to a ticket, in order and dated: the script's talk plus what every ticket goes through (filed, assigned, begun, moved
 * to where it stands). A script that tells its own moves is taken as it is.
 */
export function timetable(script: TicketScript, kinds: ReadonlyMap<string, StageKind>, time: WorkTime, now: Date, luck: Chance): Deed[] {
  const planned = plan(script, kinds, luck);
  // Whole days by the calendar, the rest in working hours: what happened "today" spreads over the day even when it is night now.
  const daysBefore = (days: number) => time.positionOf(new Date(now.getTime() - Math.floor(days) * 86_400_000)) - (days % 1) * WORK_DAY;
  const end = Math.min(daysBefore(script.quiet), time.positionOf(now) - 2);
  const start = Math.min(daysBefore(script.age), end - planned.length * 3);
  const total = planned.reduce((sum, step) => sum + step.pause, 0);
  // Every step has two minutes of its own; the rest of the time is shared by the pauses.
  const free = Math.max(0, end - start - planned.length * 2);
  let position = start;
  return planned.map(({ deed, pause }, index) => {
    if (index > 0) position += 2 + (total > 0 ? (free * pause) / total : 0);
    const whole = new Date(Math.floor(time.instantAt(position).getTime() / 60_000) * 60_000);
    return { ...deed, at: new Date(whole.getTime() + luck.between(0, 59) * 1000) } as Deed;
  });
}

function plan(script: TicketScript, kinds: ReadonlyMap<string, StageKind>, luck: Chance): Planned[] {
  const speakers = script.talk.flatMap((step) => (step.does === "public" || step.does === "internal" ? [step.by ?? script.to ?? "supervisor"] : []));
  const first = handlerOf(script, speakers);
  const byCustomer = isFiledByCustomer(script);
  const tellsMoves = script.talk.some((step) => step.does === "move" || step.does === "assign");
  const planned: Planned[] = [{ deed: { does: "file", by: byCustomer ? "customer" : (first ?? "supervisor"), to: byCustomer ? null : first }, pause: 0 }];
  const boss: StaffKey = first && !tellsMoves && luck.happens(0.4) ? first : "supervisor";
  if (first && byCustomer && !tellsMoves) planned.push({ deed: { does: "assign", by: boss, to: first }, pause: 0.1 });
  if (needsTriage(script)) planned.push({ deed: { does: "triage", by: boss }, pause: 0.02 });
  const moves = tellsMoves ? [] : movesOf(script, kinds, first);
  script.talk.forEach((step, index) => {
    planned.push(...moves.filter((m) => m.before === index).map((m) => m.planned));
    planned.push({ deed: deedOf(step, script), pause: pauseBefore(step, luck) });
    planned.push(...moves.filter((m) => m.after === index).map((m) => m.planned));
  });
  if (script.stage === "closed" && !tellsMoves) {
    const isThanked = script.talk.at(-1)?.does === "customer";
    planned.push({ deed: { does: "close", by: isThanked && luck.happens(0.35) ? "customer" : (script.to ?? "supervisor") }, pause: 0.3 });
  }
  return planned;
}

/** Who took the ticket first: the first colleague who spoke, else the one who is responsible now. */
function handlerOf(script: TicketScript, speakers: readonly StaffKey[]): StaffKey | null {
  const isHandedOver = script.stage === "technical";
  return script.to ? ((isHandedOver ? speakers[0] : undefined) ?? script.to) : null;
}

function needsTriage(script: TicketScript): boolean {
  const isOpenQuestion = script.priority || script.tags?.length;
  return script.due !== undefined || Boolean(isFiledByCustomer(script) && isOpenQuestion);
}

type PlacedMove = { before?: number; after?: number; planned: Planned };

/** Into work before the first word of a colleague; to where it stands now after the word that decided it. */
function movesOf(script: TicketScript, kinds: ReadonlyMap<string, StageKind>, first: StaffKey | null): PlacedMove[] {
  const isOurs = (step: Step) => step.does === "public" || step.does === "internal";
  const begin = script.talk.findIndex(isOurs);
  if (script.stage === "new" || begin < 0 || !first || !script.to) return [];
  const working = [...kinds].find(([, kind]) => kind === "WORKING")?.[0];
  const moves: PlacedMove[] = working ? [{ before: begin, planned: { deed: { does: "move", by: first, stage: working }, pause: 0.3 } }] : [];
  if (script.stage === "closed" || script.stage === working) return moves;
  const kind = kinds.get(script.stage);
  const last = script.talk.findLastIndex(isOurs);
  const place = kind === "WORKING" ? begin : last;
  if (kind !== "WORKING" && script.talk.slice(last).some((step) => step.does === "customer"))
    throw new Error(`«${script.title}»: a customer's answer would take it out of ${script.stage}`);
  moves.push({ after: place, planned: { deed: { does: "move", by: first, stage: script.stage }, pause: 0.01 } });
  if (first !== script.to) moves.push({ after: place, planned: { deed: { does: "assign", by: first, to: script.to }, pause: 0.01 } });
  return moves;
}

function deedOf(step: Step, script: TicketScript): Undated {
  const by = ("by" in step ? step.by : undefined) ?? script.to ?? "supervisor";
  switch (step.does) {
    case "customer":
      return { does: "note", by: "customer", text: step.text, portalVisible: true };
    case "public":
    case "internal":
      return { does: "note", by, text: step.text, portalVisible: step.does === "public" };
    case "move":
      return { does: "move", by, stage: step.stage };
    case "assign":
      return { does: "assign", by, to: step.to };
    case "priority":
      return { does: "priority", by, to: step.to };
    case "close":
      return { does: "close", by };
  }
}

function pauseBefore(step: Step, luck: Chance): number {
  const jitter = 0.5 + luck.next();
  if (step.does === "customer") return jitter;
  if (step.does === "public") return 0.8 * jitter;
  return step.does === "internal" ? 0.3 * jitter : 0.05;
}
