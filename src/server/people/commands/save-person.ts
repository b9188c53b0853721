import { changesBetween } from "@/domain/events";
import { maskedEmail, type SavePersonInput } from "@/domain/people/schema";
import { command } from "@/server/platform/command";
import { tellSessionsEnded } from "@/server/platform/tell";
import { HAND_OVER_TIMEOUT_MS, handOver } from "../hand-over";
import { checkDepartments, checkEmail, lockedPerson, refuseLastAdmin, refuseStalePerson } from "../locked-person";

/**
 * Saves what an administrator sets of a person: name, e-mail, job title, role, departments. A role takes effect on the person's next call;
 * whoever may only look from now on keeps no open cards. CONFLICT when somebody else saved first; RULE_VIOLATION for lowering the last admin.
 */
export const savePerson = command({
  action: "people.manage",
  timeoutMs: HAND_OVER_TIMEOUT_MS,
  load: (tx, input: SavePersonInput) => lockedPerson(tx, input.userId),
  run: async ({ tx, input, subject: person, now, emit }): Promise<{ version: number }> => {
    refuseStalePerson(person, input.expectedVersion);
    if (input.role !== "ADMIN") await refuseLastAdmin(tx, person);
    await checkEmail(tx, input.email, person.id);
    const departmentIds = [...new Set(input.departmentIds)].sort();
    await checkDepartments(
      tx,
      departmentIds.filter((id) => !person.departmentIds.includes(id)),
    );
    const after = { name: input.name, email: input.email, jobTitle: input.jobTitle || null, departmentIds };
    const { email, ...changes } = changesBetween({ ...person }, after);
    const saved = await tx.user.update({
      where: { id: person.id },
      data: {
        ...{ name: after.name, email: after.email, jobTitle: after.jobTitle, role: input.role, version: { increment: 1 } },
        ...(changes.departmentIds ? { departments: { deleteMany: {}, create: departmentIds.map((departmentId) => ({ departmentId })) } } : {}),
      },
      select: { version: true },
    });
    const subject = { kind: "user", id: person.id } as const;
    const told = { ...changes, ...(email ? { email: { from: maskedEmail(person.email), to: maskedEmail(input.email) } } : {}) };
    if (Object.keys(told).length > 0) emit({ event: "user.edited", subject, data: { changes: told } });
    if (input.role !== person.role) {
      emit({ event: "user.role_changed", subject, data: { changes: { role: { from: person.role, to: input.role } } } });
      if (input.role === "READER") await handOver({ tx, emit, now }, person.id, []);
      await tellSessionsEnded(tx, { userId: person.id });
    }
    return saved;
  },
});
