import { command } from "@/server/platform/command";
import { tellSessionsEnded } from "@/server/platform/tell";

/** Signs a member of staff out everywhere, the browser that asked included. Returns how many sessions ended. */
export const endAllSessions = command({
  action: "session.revoke",
  load: async (_tx, input: { userId: string }) => ({ userId: input.userId }),
  run: async ({ tx, input, now }) => {
    const ended = await tx.session.updateMany({ where: { userId: input.userId, revokedAt: null }, data: { revokedAt: now } });
    await tellSessionsEnded(tx, { userId: input.userId });
    return ended.count;
  },
});
