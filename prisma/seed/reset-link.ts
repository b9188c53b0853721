import { makeStaffLink } from "@/server/identity/staff-links";
import type { Db } from "@/server/platform/db";
import { Refusal } from "./refusal";

type Wanted = { email: string; dropsSecondStep: boolean; baseUrl: string };

/**
 * A link with which somebody who is locked out sets a new password, for whoever administers the machine; without the second step when the
 * device is lost too. Refusal, in one line, for an unknown or suspended account.
 */
export async function makeResetLink(db: Db, wanted: Wanted, now: Date): Promise<{ name: string; url: string }> {
  const email = wanted.email.trim().toLowerCase();
  return db.$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { email }, select: { id: true, name: true, isActive: true, isInvited: true } });
    if (!user) throw new Refusal(`${email} has no account`);
    if (!user.isActive && !user.isInvited) throw new Refusal(`${email} is suspended: another administrator lets them in again first`);
    const purpose = user.isInvited ? "INVITE" : "RESET";
    const link = await makeStaffLink(tx, { userId: user.id, purpose, now, baseUrl: wanted.baseUrl });
    const told = [{ event: "user.link_made", data: { purpose, expiresAt: link.expiresAt } as object }];
    if (wanted.dropsSecondStep) {
      const { count } = await tx.twoFactor.deleteMany({ where: { userId: user.id } });
      await tx.recoveryCode.deleteMany({ where: { userId: user.id } });
      if (count > 0) told.push({ event: "user.totp_disabled", data: { changes: { twoFactor: { from: true, to: false } }, by: "ADMIN" } });
    }
    await tx.activity.createMany({
      data: told.map((fact) => ({ ...fact, subjectKind: "user", subjectId: user.id, at: now, actorKind: "system:admin" })),
    });
    return { name: user.name, url: link.url };
  });
}
