import { z } from "zod";
import { AppError } from "@/domain/errors";
import { receiveFile } from "@/server/attachments";
import { isSameOrigin } from "@/server/platform/request";
import { callersOf, refusal } from "./caller";

const Query = z.object({ name: z.string().min(1).max(1_000), ticketId: z.uuid().nullable() });

/**
 * Takes one file: its bytes are the body, its name is `?name=`, `?ticketId=` says which ticket it is meant for. What the browser says of its type is not
 * read. Must stay outside the matcher of a proxy.ts, which would cut the body without an error (facts.md §0.8).
 */
export async function POST(request: Request): Promise<Response> {
  try {
    if (!isSameOrigin(request)) throw new AppError("FORBIDDEN", "auth.cross_site");
    const query = new URL(request.url).searchParams;
    const given = Query.safeParse({ name: query.get("name"), ticketId: query.get("ticketId") });
    if (!given.success) throw new AppError("INVALID_INPUT", "input.invalid");
    const length = request.headers.get("content-length");
    const declaredBytes = length !== null && /^\d+$/.test(length) ? Number(length) : null;
    const [caller] = await callersOf(request);
    const file = await receiveFile(caller, { ...given.data, declaredBytes, body: request.body });
    return Response.json(file, { status: 201, headers: { "cache-control": "private, no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
