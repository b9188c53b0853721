/** The words in which the demo's tickets are written: what was said and done, in order. Times follow from `age` and `quiet`. */
import type { Priority } from "@/domain/tickets/schema";
import type { TicketChannel } from "@/generated/prisma/client";
import type { CustomerKey } from "./customers";
import type { CategoryKey, DepartmentKey, TagKey } from "./organisation";
import type { StaffKey } from "./staff";

export type Step =
  | { does: "customer"; text: string }
  | { does: "public" | "internal"; text: string; by?: StaffKey }
  | { does: "move"; stage: string; by?: StaffKey }
  | { does: "assign"; to: StaffKey; by?: StaffKey }
  | { does: "priority"; to: Priority; by?: StaffKey }
  | { does: "close"; by?: StaffKey };

export type TicketScript = {
  from: CustomerKey;
  department?: DepartmentKey;
  title: string;
  text: string;
  /** Slug of the stage where it stands today. */
  stage: string;
  /** Days ago it was filed. */
  age: number;
  /** Days since the last thing happened to it. */
  quiet: number;
  /** Who is responsible; nobody when left out. */
  to?: StaffKey;
  priority?: Priority;
  category?: CategoryKey;
  tags?: readonly TagKey[];
  channel?: TicketChannel;
  /** Days from today by which it should be done. */
  due?: number;
  talk: readonly Step[];
};

/** The customer writes; that reopens a closed ticket and takes a waiting or answered one back to work. */
export const c = (text: string): Step => ({ does: "customer", text });
/** Staff answer: the customer reads it. */
export const s = (text: string, by?: StaffKey): Step => ({ does: "public", text, by });
/** Staff among themselves. */
export const n = (text: string, by?: StaffKey): Step => ({ does: "internal", text, by });
export const move = (stage: string, by?: StaffKey): Step => ({ does: "move", stage, by });
export const assign = (to: StaffKey, by?: StaffKey): Step => ({ does: "assign", to, by });
export const priority = (to: Priority, by?: StaffKey): Step => ({ does: "priority", to, by });
export const close = (by?: StaffKey): Step => ({ does: "close", by });
