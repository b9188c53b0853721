import { z } from "zod";
import { AppError } from "@/domain/errors";
import { actorOfAddress, discardFile, type OpenedFile, openFile } from "@/server/attachments";
import { now } from "@/server/platform/clock";
import type { Ctx } from "@/server/platform/context";
import { db } from "@/server/platform/db";
import { isSameOrigin } from "@/server/platform/request";
import { callersOf, firstWhoMay, refusal } from "../caller";

type Where = { params: Promise<{ id: string }> };

/** One file, `?thumbnail` for its small picture. The right to its ticket is asked every time; nothing it holds runs on our pages (S20). */
export async function GET(request: Request, where: Where): Promise<Response> {
  return answer(request, where, (file) => file.stream());
}

export async function HEAD(request: Request, where: Where): Promise<Response> {
  return answer(request, where, () => null);
}

/** Takes back a file of one's own that nothing carries yet. */
export async function DELETE(request: Request, { params }: Where): Promise<Response> {
  try {
    if (!isSameOrigin(request)) throw new AppError("FORBIDDEN", "auth.cross_site");
    const id = idOf((await params).id);
    await firstWhoMay(await callersOf(request), (ctx) => discardFile(ctx, id));
    return new Response(null, { status: 204 });
  } catch (error) {
    return refusal(error);
  }
}

async function answer(request: Request, { params }: Where, body: (file: OpenedFile) => ReadableStream | null): Promise<Response> {
  try {
    const id = idOf((await params).id);
    const query = new URL(request.url).searchParams;
    const thumbnail = query.has("thumbnail");
    const callers: [Ctx, ...Ctx[]] = query.has("signature") ? [await signedCaller(id, query)] : await callersOf(request);
    const file = await firstWhoMay(callers, (ctx) => openFile(ctx, { id, thumbnail }));
    return new Response(body(file), { headers: headersOf(file, thumbnail) });
  } catch (error) {
    return refusal(error);
  }
}

async function signedCaller(id: string, query: URLSearchParams): Promise<Ctx> {
  const at = now();
  return { db: db(), now: at, actor: await actorOfAddress(db(), id, query, at) };
}

function headersOf(file: OpenedFile, thumbnail: boolean): Record<string, string> {
  const place = file.isPicture ? "inline" : "attachment";
  const name = thumbnail ? `${file.fileName}.webp` : file.fileName;
  return {
    "content-type": file.mediaType,
    "content-length": String(file.sizeBytes),
    "content-disposition": `${place}; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)}`,
    "content-security-policy": "sandbox; default-src 'none'",
    "cross-origin-resource-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-robots-tag": "noindex",
    "cache-control": "private, no-store",
  };
}

function idOf(text: string): string {
  if (!z.uuid().safeParse(text).success) throw new AppError("NOT_FOUND", "attachment.not_found");
  return text;
}
