import { command } from "@/server/platform/command";
import { endSessionsOf } from "../sessions";

/** Signs a member of staff out everywhere, the browser that asked included. Returns how many sessions ended. */
export const endAllSessions = command({
  action: "session.revoke",
  load: async (_tx, input: { userId: string }) => ({ userId: input.userId }),
  run: async ({ tx, input: { userId }, now, emit }) => {
    const count = await endSessionsOf(tx, userId, now);
    if (count > 0) emit({ event: "user.sessions_ended", subject: { kind: "user", id: userId }, data: { count } });
    return count;
  },
});
