import type { Labels } from "@/domain/labels/lists";
import { authorize } from "@/server/platform/command";
import type { Ctx } from "@/server/platform/context";

/** Categories, products and tags with how many cards have each, for settings; in one query. */
export async function listLabels(ctx: Ctx): Promise<Labels> {
  authorize(ctx.actor, "label.edit", null);
  const [row] = await ctx.db.$queryRaw<Labels[]>`
    SELECT
      (SELECT coalesce(json_agg(json_build_object('id', k."id", 'name', k."name", 'version', k."version", 'isRetired', k."retiredAt" IS NOT NULL, 'parentId', k."parentId",
          'departmentId', k."departmentId", 'used', coalesce(u.n, 0)) ORDER BY k."position", k."name", k."id"), '[]'::json)
        FROM "Category" k LEFT JOIN (SELECT "categoryId", count(*)::int AS n FROM "Ticket" GROUP BY 1) u ON u."categoryId" = k."id") AS "categories",
      (SELECT coalesce(json_agg(json_build_object('id', r."id", 'name', r."name", 'version', r."version", 'isRetired', r."retiredAt" IS NOT NULL, 'used', coalesce(u.n, 0))
          ORDER BY r."position", r."id"), '[]'::json)
        FROM "Product" r LEFT JOIN (SELECT "product", count(*)::int AS n FROM "Ticket" WHERE "product" IS NOT NULL GROUP BY 1) u ON u."product" = r."name") AS "products",
      (SELECT coalesce(json_agg(json_build_object('id', g."id", 'name', g."name", 'version', g."version", 'color', g."color", 'used', coalesce(u.n, 0)) ORDER BY g."name"), '[]'::json)
        FROM "Tag" g LEFT JOIN (SELECT "tagId", count(*)::int AS n FROM "TicketTag" GROUP BY 1) u ON u."tagId" = g."id") AS "tags",
      (SELECT coalesce(json_agg(json_build_object('id', d."id", 'name', d."name") ORDER BY d."position"), '[]'::json) FROM "Department" d WHERE d."retiredAt" IS NULL) AS "departments"`;
  return row ?? { categories: [], products: [], tags: [], departments: [] };
}
