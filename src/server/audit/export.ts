import { type AuditFilter, type AuditRow, type Cursor, cursorIn } from "@/domain/audit/schema";
import type { Ctx } from "@/server/platform/context";
import { recordExport } from "./commands/record-export";
import { listAudit } from "./queries";

const PAGE = 1_000;

/**
 * Every row that fits, newest first, page by page, so that an audit of any size passes through little memory. FORBIDDEN unless an
 * administrator asks; the export itself is in the audit before its first row is answered.
 */
export async function exportAudit(ctx: Ctx, filter: AuditFilter): Promise<AsyncGenerator<AuditRow[]>> {
  await recordExport(ctx, { filter });
  return pages(ctx, filter);
}

async function* pages(ctx: Ctx, filter: AuditFilter): AsyncGenerator<AuditRow[]> {
  for (let before: Cursor | null = null; ; ) {
    const { rows, next } = await listAudit(ctx, filter, { before, limit: PAGE });
    if (rows.length > 0) yield rows;
    before = next ? cursorIn(next) : null;
    if (!before) return;
  }
}
