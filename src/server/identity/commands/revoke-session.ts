import { AppError } from "@/domain/errors";
import { command } from "@/server/platform/command";
import { tellSessionsEnded } from "@/server/platform/tell";

/** Ends one session of a member of staff; its next request is anonymous. */
export const revokeSession = command({
  action: "session.revoke",
  load: async (tx, input: { sessionId: string }) => {
    const session = await tx.session.findUnique({ where: { id: input.sessionId }, select: { userId: true } });
    if (!session) throw new AppError("NOT_FOUND", "session.not_found");
    return session;
  },
  run: async ({ tx, input, now, subject, emit }) => {
    const ended = await tx.session.updateMany({ where: { id: input.sessionId, revokedAt: null }, data: { revokedAt: now } });
    if (ended.count === 0) return;
    await tellSessionsEnded(tx, { sessionId: input.sessionId });
    if (subject.userId !== null) emit({ event: "user.sessions_ended", subject: { kind: "user", id: subject.userId }, data: { count: 1 } });
  },
});
