import { type AuditFilter, auditQuery } from "@/domain/audit/schema";
import { command } from "@/server/platform/command";

/** Writes down that the audit, as far as `filter` lets it through, is being taken out; before the first row leaves. */
export const recordExport = command({
  action: "audit.read",
  load: async (_tx, _input: { filter: AuditFilter }) => null,
  run: async ({ input, emit }): Promise<void> => {
    emit({ event: "export.made", subject: { kind: "export", id: "audit" }, data: { what: "audit", filter: auditQuery(input.filter) } });
  },
});
