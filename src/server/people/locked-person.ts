import type { Role } from "@/domain/actor";
import { AppError } from "@/domain/errors";
import { type PersonState, stateOf } from "@/domain/people/schema";
import type { Tx } from "@/server/platform/db";

/** Any number: changes to people take turns, so that two admins cannot each take the last but one away. */
const ONE_AT_A_TIME = 7_401_202n;

export type Person = {
  id: string;
  name: string;
  email: string;
  jobTitle: string | null;
  role: Role;
  state: PersonState;
  isAway: boolean;
  version: number;
  departmentIds: string[];
};

/** Locks one member of staff, against assignments too, and reads what is judged and changed. NOT_FOUND when there is none. */
export async function lockedPerson(tx: Tx, userId: string): Promise<Person> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${ONE_AT_A_TIME})`;
  // Whoever is just giving this person a card holds FOR KEY SHARE: FOR UPDATE waits for that card, and new ones wait for us.
  await tx.$executeRaw`SELECT 1 FROM "User" WHERE "id" = ${userId}::uuid FOR UPDATE`;
  const user = await tx.user.findUnique({ where: { id: userId }, include: { departments: { select: { departmentId: true } } } });
  if (!user) throw new AppError("NOT_FOUND", "user.not_found");
  const { id, name, email, jobTitle, role, isAway, version, departments } = user;
  return { id, name, email, jobTitle, role, isAway, version, state: stateOf(user), departmentIds: departments.map((one) => one.departmentId).sort() };
}

/** CONFLICT when another administrator has saved this person since the caller saw them (N30). */
export function refuseStalePerson(person: Person, expectedVersion: number): void {
  if (person.version !== expectedVersion) throw new AppError("CONFLICT", "user.changed_by_someone_else", { version: person.version });
}

/** RULE_VIOLATION when nobody could administer the desk without this person. */
export async function refuseLastAdmin(tx: Tx, person: Person): Promise<void> {
  if (person.role !== "ADMIN" || person.state !== "active") return;
  const others = await tx.user.count({ where: { role: "ADMIN", isActive: true, id: { not: person.id } } });
  if (others === 0) throw new AppError("RULE_VIOLATION", "user.last_admin");
}

/** NOT_FOUND unless every one of these is a department that has not been retired. */
export async function checkDepartments(tx: Tx, departmentIds: readonly string[]): Promise<void> {
  const wanted = [...new Set(departmentIds)];
  if (wanted.length > 0 && (await tx.department.count({ where: { id: { in: wanted }, retiredAt: null } })) !== wanted.length)
    throw new AppError("NOT_FOUND", "department.not_found");
}

/** CONFLICT when somebody else signs in with this address. */
export async function checkEmail(tx: Tx, email: string, exceptId?: string): Promise<void> {
  const other = await tx.user.findUnique({ where: { email }, select: { id: true } });
  if (other && other.id !== exceptId) throw new AppError("CONFLICT", "user.email_taken");
}
