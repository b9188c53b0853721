import { createHash } from "node:crypto";
import { changesBetween } from "@/domain/events";
import { command } from "@/server/platform/command";

/** Puts a logo (a PNG that redrawLogo made) in front of the portal, or takes it away (null). Answers with its version for the address. */
export const setLogo = command({
  action: "organisation.edit",
  load: async (_tx, _input: { png: Buffer | null }) => null,
  run: async ({ tx, input, emit }): Promise<{ logoKey: string | null }> => {
    const logoKey = input.png ? createHash("sha256").update(input.png).digest("hex").slice(0, 16) : null;
    if (input.png) {
      const bytes = new Uint8Array(input.png);
      await tx.organisationLogo.upsert({ where: { id: 1 }, create: { id: 1, bytes }, update: { bytes } });
    } else await tx.organisationLogo.deleteMany({});
    const before = await tx.organisation.findUniqueOrThrow({ where: { id: 1 }, select: { logoKey: true } });
    await tx.organisation.update({ where: { id: 1 }, data: { logoKey } });
    emit({ event: "organisation.logo_changed", subject: { kind: "organisation", id: "1" }, data: { changes: changesBetween(before, { logoKey }) } });
    return { logoKey };
  },
});
