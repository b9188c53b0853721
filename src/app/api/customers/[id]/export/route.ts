import { z } from "zod";
import { AppError } from "@/domain/errors";
import { customerErasure as words } from "@/messages/fa/customer-erasure";
import { isoDay } from "@/persian/dates";
import { exportPerson } from "@/server/customers";
import { isSameOrigin } from "@/server/platform/request";
import { callersOf, refusal } from "../../../files/caller";

/** One person's data as a JSON file. A POST, because it leaves a row of its own in the audit. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  try {
    if (!isSameOrigin(request)) throw new AppError("FORBIDDEN", "auth.cross_site");
    const [ctx] = await callersOf(request);
    const { id } = await params;
    if (!z.uuid().safeParse(id).success) throw new AppError("NOT_FOUND", "customer.not_found");
    const data = await exportPerson(ctx, { customerId: id });
    return new Response(JSON.stringify(data, null, 2), {
      headers: {
        "content-type": "application/json; charset=utf-8",
        "content-disposition": `attachment; filename="${words.fileName(isoDay(ctx.now))}"`,
        "cache-control": "private, no-store",
        "x-content-type-options": "nosniff",
      },
    });
  } catch (error) {
    return refusal(error);
  }
}
