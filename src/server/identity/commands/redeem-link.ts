import { AppError } from "@/domain/errors";
import type { LinkPurpose, RedeemLinkInput } from "@/domain/identity/schema";
import { command } from "@/server/platform/command";
import { goodPasswordHash } from "../new-password";
import { endSessionsOf } from "../sessions";
import { findStaffLink, spendStaffLink } from "../staff-links";

/**
 * Sets the password of whom an invitation or reset link was made for, once. An invited person becomes active, under the name they give;
 * after a reset every session of the person has ended. NOT_FOUND for a link that is unknown, used, revoked or too old, for one that lost
 * the race too; a password that is refused leaves the link as it was.
 */
export const redeemLink = command({
  action: "staffLink.redeem",
  load: async (_tx, _input: RedeemLinkInput) => null,
  run: async ({ tx, input, now, emit }): Promise<{ email: string; purpose: LinkPurpose }> => {
    const link = await findStaffLink(tx, input.token, now);
    if (!link) throw new AppError("NOT_FOUND", "staff_link.dead");
    const { userId, purpose, email } = link;
    const name = purpose === "INVITE" ? (input.name ?? link.name) : link.name;
    const passwordHash = await goodPasswordHash(input.password, { email, name });
    if (!(await spendStaffLink(tx, input.token, now))) throw new AppError("NOT_FOUND", "staff_link.dead");
    const subject = { kind: "user", id: userId } as const;
    if (purpose === "INVITE") {
      await tx.user.update({ where: { id: userId }, data: { passwordHash, name, isInvited: false, isActive: true, version: { increment: 1 } } });
      emit({ event: "user.joined", subject, data: { name } });
    } else {
      await tx.user.update({ where: { id: userId }, data: { passwordHash } });
      emit({ event: "user.password_reset", subject, data: { endedSessions: await endSessionsOf(tx, userId, now) } });
    }
    return { email, purpose };
  },
});
