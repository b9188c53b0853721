import type { BoardNews } from "@/domain/live/stream";
import { positionsOf } from "./position";

/** So many events are told one by one to who comes back; with more it is cheaper to read everything anew. */
const LIMIT = 1_000;

type Read = (text: string, values: unknown[]) => Promise<BoardNews[]>;

/**
 * What a browser that heard everything up to `last` has missed until `here`. "too many": more than it is worth, or older than events are
 * kept. Without a place to go on from nothing was missed. A board that did not exist then is told whole.
 */
export async function missedNews(read: Read, last: string | null, here: ReadonlyMap<string, number>): Promise<BoardNews[] | "too many"> {
  if (last === null || last === "") return [];
  const before = positionsOf(last);
  if (!before) return "too many";
  const behind = [...here].filter(([board, version]) => version > (before[board] ?? 0));
  const missing = behind.reduce((sum, [board, version]) => sum + version - (before[board] ?? 0), 0);
  // A number from the future: the database was restored from a backup.
  const isAhead = [...here].some(([board, version]) => version < (before[board] ?? 0));
  if (isAhead || missing > LIMIT) return "too many";
  if (missing === 0) return [];
  const rows = await read(
    `SELECT e."pipelineId"::text AS "board", e."version", e."ticketId"::text AS "ticket", e."kind"
     FROM unnest($1::uuid[], $2::int[], $3::int[]) AS gap("board", "after", "until")
     JOIN "BoardEvent" e ON e."pipelineId" = gap."board" AND e."version" > gap."after" AND e."version" <= gap."until"
     ORDER BY e."pipelineId", e."version"`,
    [behind.map(([board]) => board), behind.map(([board]) => before[board] ?? 0), behind.map(([, version]) => version)],
  );
  return rows.length === missing ? rows : "too many";
}
