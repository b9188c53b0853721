import { AppError } from "@/domain/errors";
import { may } from "@/domain/policy";
import { redrawLogo } from "@/server/attachments";
import { isSameOrigin } from "@/server/platform/request";
import { setLogo } from "@/server/portal";
import { callersOf, refusal } from "../../files/caller";

const LIMIT_BYTES = 2_000_000;

/** Takes the organisation's logo: its bytes are the body; an administrator's only. */
export async function POST(request: Request): Promise<Response> {
  try {
    const ctx = await admin(request);
    const declared = Number(request.headers.get("content-length") ?? Number.NaN);
    if (!(declared <= LIMIT_BYTES)) throw new AppError("INVALID_INPUT", "attachment.too_large");
    const bytes = Buffer.from(await request.arrayBuffer());
    if (bytes.length > LIMIT_BYTES) throw new AppError("INVALID_INPUT", "attachment.too_large");
    return Response.json(await setLogo(ctx, { png: await redrawLogo(bytes) }), { status: 201 });
  } catch (error) {
    return refusal(error);
  }
}

/** Takes the logo away; the name in letters stands in its place. */
export async function DELETE(request: Request): Promise<Response> {
  try {
    return Response.json(await setLogo(await admin(request), { png: null }));
  } catch (error) {
    return refusal(error);
  }
}

async function admin(request: Request) {
  if (!isSameOrigin(request)) throw new AppError("FORBIDDEN", "auth.cross_site");
  const [ctx] = await callersOf(request);
  if (ctx.actor.kind === "anonymous") throw new AppError("UNAUTHENTICATED", "auth.required");
  if (!may(ctx.actor, "organisation.edit", null)) throw new AppError("FORBIDDEN", "permission.denied");
  return ctx;
}
