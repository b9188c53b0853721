import { z } from "zod";
import { cleanLine } from "@/persian/text";
import type { Role } from "../actor";
import { StaffEmail, StaffName } from "../identity/schema";

/** From the most to the least that one may do. */
export const roles = ["ADMIN", "SUPERVISOR", "AGENT", "READER"] as const satisfies readonly Role[];

const JobTitle = z.string().transform(cleanLine).pipe(z.string().max(100));
const DepartmentIds = z.array(z.uuid()).max(50);
const version = z.number().int().positive();

const person = { email: StaffEmail, name: StaffName, jobTitle: JobTitle.default(""), role: z.enum(roles), departmentIds: DepartmentIds.default([]) };

export const InvitePersonInput = z.object(person).strict();
export type InvitePersonInput = z.infer<typeof InvitePersonInput>;

export const SavePersonInput = z.object({ ...person, userId: z.uuid(), expectedVersion: version }).strict();
export type SavePersonInput = z.infer<typeof SavePersonInput>;

export const PersonInput = z.object({ userId: z.uuid() }).strict();
export const SetAwayInput = z.object({ userId: z.uuid(), isAway: z.boolean() }).strict();

/** `handTo`: who gets the open cards, in even parts; nobody = they stay with their department, without a responsible. */
export const SuspendPersonInput = z.object({ userId: z.uuid(), expectedVersion: version, handTo: z.array(z.uuid()).max(50).default([]) }).strict();
export type SuspendPersonInput = z.infer<typeof SuspendPersonInput>;
export const RestorePersonInput = z.object({ userId: z.uuid(), expectedVersion: version }).strict();

export type PersonState = "invited" | "active" | "suspended";

type Named = { id: string; name: string };

/** One line of the list of people. `linkExpiresAt`: until when a link that was made for them still works. */
export type PersonRow = {
  id: string;
  name: string;
  email: string;
  jobTitle: string | null;
  role: Role;
  state: PersonState;
  isAway: boolean;
  hasTwoFactor: boolean;
  departments: Named[];
  lastSeenAt: string | null;
  openCards: number;
  linkExpiresAt: string | null;
  version: number;
};

export type People = { people: PersonRow[]; departments: Named[] };

/** An address as the history may keep it for good: enough to tell one from another, not enough to write to. */
export function maskedEmail(email: string): string {
  const [name = "", host = ""] = email.split("@");
  return `${name.slice(0, 1)}…@${host}`;
}

/** Who has what state: whoever was invited and has not come yet is not suspended. */
export function stateOf(user: { isInvited: boolean; isActive: boolean }): PersonState {
  return user.isInvited ? "invited" : user.isActive ? "active" : "suspended";
}

/**
 * Who gets which card when somebody leaves: in turn, so that parts differ by one at most. Without anybody every card is without a
 * responsible, and its department's.
 */
export function evenParts<C, P>(cards: readonly C[], people: readonly P[]): { card: C; to: P | null }[] {
  return cards.map((card, index) => ({ card, to: people.length === 0 ? null : (people[index % people.length] as P) }));
}
