import { CSV_START, csvLine } from "@/domain/csv";
import { customerFilterOf } from "@/domain/customers/list";
import type { CustomerRow } from "@/domain/customers/list-terms";
import { AppError } from "@/domain/errors";
import { customerList as words } from "@/messages/fa/customer-list";
import { formatDate, isoDay } from "@/persian/dates";
import { stripBidiControls } from "@/persian/text";
import { exportCustomers } from "@/server/customers";
import { isSameOrigin } from "@/server/platform/request";
import { callersOf, refusal } from "../../files/caller";

/** The list of customers as a CSV file for spreadsheets, streamed; the filters stand in the address. A POST, because it leaves a row of its own. */
export async function POST(request: Request): Promise<Response> {
  try {
    if (!isSameOrigin(request)) throw new AppError("FORBIDDEN", "auth.cross_site");
    const [ctx] = await callersOf(request);
    const pages = await exportCustomers(ctx, customerFilterOf(Object.fromEntries(new URL(request.url).searchParams)));
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(encoded(CSV_START + csvLine(Object.values(words.csv)))),
      pull: async (controller) => {
        const { done, value } = await pages.next();
        if (done) controller.close();
        else controller.enqueue(encoded(value.map(line).join("")));
      },
      cancel: async () => void (await pages.return(undefined)),
    });
    const headers = {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${words.fileName(isoDay(ctx.now))}"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    };
    return new Response(body, { headers });
  } catch (error) {
    return refusal(error);
  }
}

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);

function line(row: CustomerRow): string {
  const [name, company, city, email] = [row.name, row.companyName, row.city, row.email].map((text) => text && stripBidiControls(text));
  const sms = row.isOptedOut ? words.optedOut : row.isUnreachable ? words.unreachable : words.reached;
  const days = [row.lastTicketAt, row.createdAt].map((at) => at && formatDate(at));
  const [last = null, created = null] = days;
  return csvLine([
    row.id,
    name ?? "",
    company ?? "",
    city ?? "",
    row.phone,
    email ?? "",
    row.openTickets,
    row.waitingTickets,
    row.allTickets,
    last,
    created,
    sms,
  ]);
}
