import { command } from "@/server/platform/command";

/** Tries links again after the provider had refused them (420); when it still does, the next message finds out. */
export const allowLinks = command({
  action: "sms.configure",
  load: async () => null,
  run: async ({ tx }): Promise<void> => {
    await tx.smsAccount.updateMany({ data: { refusesLinksAt: null } });
  },
});
