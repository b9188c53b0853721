import { cardKinds, visibleFields } from "@/domain/portal/visibility";
import type { CardVisibility } from "@/domain/portal/visibility-schema";
import type { Ctx } from "@/server/platform/context";

/** Everything that /settings/visibility shows: each card type with its fields, and the stages of its living pipelines. */
export async function getVisibility(ctx: Ctx): Promise<CardVisibility[]> {
  const [saved, pipelines] = await Promise.all([
    ctx.db.cardVisibility.findMany(),
    ctx.db.pipeline.findMany({
      where: { retiredAt: null },
      orderBy: [{ position: "asc" }, { id: "asc" }],
      select: {
        id: true,
        name: true,
        kind: true,
        settingsVersion: true,
        stages: {
          where: { deletedAt: null, retiredAt: null },
          orderBy: [{ position: "asc" }, { id: "asc" }],
          select: { id: true, name: true, publicLabel: true, kind: true, isPortalVisible: true },
        },
      },
    }),
  ]);
  return cardKinds.map((kind) => {
    const row = saved.find((one) => one.kind === kind);
    return {
      kind,
      version: row?.version ?? 0,
      fields: [...visibleFields(kind, row?.fields ?? null)],
      pipelines: pipelines.flatMap(({ kind: its, settingsVersion, ...pipeline }) => (its === kind ? [{ ...pipeline, version: settingsVersion }] : [])),
    };
  });
}
