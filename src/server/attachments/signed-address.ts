import { timingSafeEqual } from "node:crypto";
import type { Actor } from "@/domain/actor";
import { actorOfSession, keyedHash, linkById } from "@/server/identity";
import type { Ctx } from "@/server/platform/context";
import type { Db } from "@/server/platform/db";
import { openFile } from "./open-file";

/** Longest life of a signed address. */
export const ADDRESS_SECONDS = 300;

const anonymous: Actor = { kind: "anonymous" };

/**
 * The query of an address at which this file can be had without cookies, by a program that fetches for the viewer, for five minutes.
 * It stands for the viewer, not for the file: rights, session and link are asked again when it is used. NOT_FOUND as for the file itself.
 */
export async function signAddress(ctx: Ctx, fileId: string): Promise<string> {
  await openFile(ctx, { id: fileId, thumbnail: false });
  const { actor } = ctx;
  const viewer = actor.kind === "agent" || actor.kind === "customer" ? `session.${actor.sessionId}` : actor.kind === "link" ? `link.${actor.linkId}` : "";
  const expires = Math.floor(ctx.now.getTime() / 1_000) + ADDRESS_SECONDS;
  return new URLSearchParams({ viewer, expires: String(expires), signature: signatureOf(fileId, viewer, expires) }).toString();
}

/** Whom a signed address stands for at this moment; anonymous when it is forged, over, for another file, or its session or link has ended. */
export async function actorOfAddress(db: Db, fileId: string, query: URLSearchParams, now: Date): Promise<Actor> {
  const viewer = query.get("viewer") ?? "";
  const expires = Number(query.get("expires"));
  const seconds = now.getTime() / 1_000;
  if (!(expires > seconds && expires <= seconds + ADDRESS_SECONDS)) return anonymous;
  const given = Buffer.from(query.get("signature") ?? "");
  const expected = Buffer.from(signatureOf(fileId, viewer, expires));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return anonymous;
  const [kind, id = ""] = viewer.split(".");
  if (kind === "session") return actorOfSession(db, id, now);
  const link = await linkById(db, id, now);
  return link?.purpose === "ticket"
    ? { kind: "link", linkId: link.linkId, purpose: "ticket", ticketId: link.ticketId, customerId: link.customerId }
    : anonymous;
}

function signatureOf(fileId: string, viewer: string, expires: number): string {
  return keyedHash("file address", `${fileId} ${viewer} ${expires}`);
}
