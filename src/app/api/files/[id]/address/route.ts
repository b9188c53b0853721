import { z } from "zod";
import { AppError } from "@/domain/errors";
import { ADDRESS_SECONDS, signAddress } from "@/server/attachments";
import { isSameOrigin } from "@/server/platform/request";
import { callersOf, firstWhoMay, refusal } from "../../caller";

/** Makes a short-lived address of one file for a program that fetches on behalf of the viewer. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  try {
    if (!isSameOrigin(request)) throw new AppError("FORBIDDEN", "auth.cross_site");
    const id = z.uuid().safeParse((await params).id);
    if (!id.success) throw new AppError("NOT_FOUND", "attachment.not_found");
    const query = await firstWhoMay(await callersOf(request), (ctx) => signAddress(ctx, id.data));
    return Response.json({ address: `/api/files/${id.data}?${query}`, seconds: ADDRESS_SECONDS }, { headers: { "cache-control": "private, no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
