import { AppError } from "@/domain/errors";
import type { MadeLink } from "@/domain/identity/schema";
import type { InvitePersonInput } from "@/domain/people/schema";
import { makeStaffLink, unusablePassword } from "@/server/identity";
import { command } from "@/server/platform/command";
import { checkDepartments, checkEmail, lockedPerson } from "../locked-person";

/**
 * Invites somebody to the desk: the account waits without a password, is nobody's colleague yet, and opens with the link in the answer,
 * which is shown once (issue 5 §2). CONFLICT for an e-mail that is taken.
 */
export const invitePerson = command({
  action: "people.manage",
  load: async (_tx, _input: InvitePersonInput) => null,
  run: async ({ tx, input, now, emit }): Promise<MadeLink & { userId: string }> => {
    const { departmentIds, jobTitle, ...rest } = input;
    await checkEmail(tx, input.email);
    await checkDepartments(tx, departmentIds);
    const { id } = await tx.user.create({
      data: {
        ...rest,
        jobTitle: jobTitle || null,
        isInvited: true,
        isActive: false,
        createdAt: now,
        passwordHash: await unusablePassword(),
        departments: { create: [...new Set(departmentIds)].map((departmentId) => ({ departmentId })) },
      },
      select: { id: true },
    });
    const link = await makeStaffLink(tx, { userId: id, purpose: "INVITE", now });
    emit({ event: "user.invited", subject: { kind: "user", id }, data: { name: rest.name, role: rest.role, departmentIds, expiresAt: link.expiresAt } });
    return { userId: id, ...link };
  },
});

/** A fresh link for somebody who was invited, or for an active person to set a new password; the one before is dead. */
export const makeLink = command({
  action: "people.manage",
  load: (tx, input: { userId: string }) => lockedPerson(tx, input.userId),
  run: async ({ tx, subject: person, now, emit }): Promise<MadeLink> => {
    if (person.state === "suspended") throw new AppError("RULE_VIOLATION", "user.wrong_state");
    const purpose = person.state === "invited" ? ("INVITE" as const) : ("RESET" as const);
    const link = await makeStaffLink(tx, { userId: person.id, purpose, now });
    emit({ event: "user.link_made", subject: { kind: "user", id: person.id }, data: { purpose, expiresAt: link.expiresAt } });
    return link;
  },
});
