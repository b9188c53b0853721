import type { Positions } from "@/domain/live/stream";

/**
 * How far all boards are, as the id of an event: what the browser sends back as Last-Event-ID. Each board has its own numbers, so the place to
 * go on from is all of them; a board's id is written in 22 letters.
 */
export function positionId(positions: ReadonlyMap<string, number>): string {
  return [...positions].map(([board, version]) => `${shortOf(board)}.${version.toString(36)}`).join("~");
}

/** The same read back; null for what is not one. */
export function positionsOf(id: string | null): Positions | null {
  if (!id || id.length > 12_000) return null;
  const found: Record<string, number> = {};
  for (const part of id.split("~")) {
    const [, board, version] = /^([A-Za-z0-9_-]{22})\.([0-9a-z]{1,6})$/.exec(part) ?? [];
    if (!board || !version) return null;
    found[longOf(board)] = Number.parseInt(version, 36);
  }
  return found;
}

function shortOf(uuid: string): string {
  return Buffer.from(uuid.replaceAll("-", ""), "hex").toString("base64url");
}

function longOf(short: string): string {
  const hex = Buffer.from(short, "base64url").toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
