import { changesBetween } from "@/domain/events";
import { command } from "@/server/platform/command";

/** Tries links again after the provider had refused them (420); when it still does, the next message finds out. */
export const allowLinks = command({
  action: "sms.configure",
  load: async () => null,
  run: async ({ tx, emit }): Promise<void> => {
    const account = await tx.smsAccount.findFirst({ select: { refusesLinksAt: true } });
    await tx.smsAccount.updateMany({ data: { refusesLinksAt: null } });
    const changes = changesBetween(account ?? {}, { refusesLinksAt: null });
    if (account?.refusesLinksAt) emit({ event: "sms.links_allowed", subject: { kind: "settings", id: "sms" }, data: { changes } });
  },
});
