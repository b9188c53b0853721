import { type AuditRow, auditFilterOf } from "@/domain/audit/schema";
import { CSV_START, csvLine } from "@/domain/csv";
import { AppError } from "@/domain/errors";
import { actorName, auditSentence, detailInWords, kindName, subjectName } from "@/features/audit";
import { audit } from "@/messages/fa/audit";
import { formatDateTime, isoDay } from "@/persian/dates";
import { stripBidiControls } from "@/persian/text";
import { exportAudit } from "@/server/audit";
import { isSameOrigin } from "@/server/platform/request";
import { callersOf, refusal } from "../../files/caller";

/** The audit as a CSV file for spreadsheets, streamed; the filters stand in the address. A POST, because it leaves a row of its own. */
export async function POST(request: Request): Promise<Response> {
  try {
    if (!isSameOrigin(request)) throw new AppError("FORBIDDEN", "auth.cross_site");
    const [ctx] = await callersOf(request);
    const pages = await exportAudit(ctx, auditFilterOf(Object.fromEntries(new URL(request.url).searchParams)));
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(encoded(CSV_START + csvLine(Object.values(audit.csv)))),
      pull: async (controller) => {
        const { done, value } = await pages.next();
        if (done) controller.close();
        else controller.enqueue(encoded(value.map(line).join("")));
      },
      cancel: async () => void (await pages.return(undefined)),
    });
    const headers = {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${audit.fileName(isoDay(ctx.now))}"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    };
    return new Response(body, { headers });
  } catch (error) {
    return refusal(error);
  }
}

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);

function line(row: AuditRow): string {
  const seal = row.seal ? `${row.seal.position}:${row.seal.hash}` : audit.unsealed;
  const words = [auditSentence(row), actorName(row), kindName(row.subject.kind), subjectName(row)].map(stripBidiControls);
  const [sentence = "", who = "", kind = "", subject = ""] = words;
  const details = stripBidiControls(row.details.map(detailInWords).join(" | "));
  return csvLine([row.id, formatDateTime(row.at), row.at, row.event, sentence, who, kind, subject, details, seal]);
}
