import type { BoardNews } from "@/domain/live/stream";
import { log } from "@/server/platform/log";

/** Events read at once; more come with the next reading. */
const AT_ONCE = 2_000;
const RETRY_MS = 250;

type Read = <R extends object>(text: string, values?: unknown[]) => Promise<R[]>;

/** An event with the fact behind it. */
export type FeedNews = BoardNews & { activityId: string | null };

/**
 * What happens on all boards, in order and without a gap: a notification only says that there is something to read. One reading at a time,
 * from the version that was told last; two at once would overtake each other and lose events (web-stack.md §4). Versions are taken under the
 * board's row lock, so none can appear behind one that was read already.
 */
export class BoardFeed {
  /** How far each board has been told. */
  readonly positions = new Map<string, number>();
  private dirty = new Set<string>();
  private isReading = false;
  private hasBegun = false;

  constructor(
    private readonly read: Read,
    private readonly tell: (news: readonly FeedNews[]) => void,
    private readonly tellGap: () => void,
    private readonly isConnected: () => boolean,
  ) {}

  /** After (re-)listening: begins with what is now, later catches up with what was told while nobody listened. */
  async begin(): Promise<void> {
    const rows = await this.read<{ id: string; version: number }>(`SELECT "id"::text AS "id", "version" FROM "Pipeline"`);
    for (const { id, version } of rows) {
      if (!this.hasBegun) this.positions.set(id, version);
      else if (version > (this.positions.get(id) ?? 0)) this.dirty.add(id);
    }
    this.hasBegun = true;
    await this.drain();
  }

  wake(pipelineId: string): void {
    this.dirty.add(pipelineId);
    if (this.hasBegun) void this.drain();
  }

  private async drain(): Promise<void> {
    if (this.isReading) return;
    this.isReading = true;
    try {
      while (this.dirty.size > 0) {
        const boards = [...this.dirty];
        this.dirty.clear();
        try {
          if ((await this.next(boards)) === AT_ONCE) for (const board of boards) this.dirty.add(board);
        } catch (error) {
          for (const board of boards) this.dirty.add(board);
          throw error;
        }
      }
    } catch (error) {
      // When the line is down, begin() comes back to it.
      if (!this.isConnected()) return;
      log.warn({ err: error }, "reading the events of boards failed");
      setTimeout(() => void this.drain(), RETRY_MS).unref();
    } finally {
      this.isReading = false;
    }
  }

  private async next(boards: readonly string[]): Promise<number> {
    const rows = await this.read<FeedNews>(
      `SELECT e."pipelineId"::text AS "board", e."version", e."ticketId"::text AS "ticket", e."kind", e."activityId"::text AS "activityId"
       FROM unnest($1::uuid[], $2::int[]) AS told("board", "version") JOIN "BoardEvent" e ON e."pipelineId" = told."board" AND e."version" > told."version"
       ORDER BY e."pipelineId", e."version" LIMIT ${AT_ONCE}`,
      [boards, boards.map((board) => this.positions.get(board) ?? 0)],
    );
    // Only when nobody listened for longer than events are kept.
    let hasGap = false;
    for (const { board, version } of rows) {
      hasGap ||= version !== (this.positions.get(board) ?? 0) + 1;
      this.positions.set(board, version);
    }
    if (hasGap) this.tellGap();
    if (rows.length > 0) this.tell(rows);
    return rows.length;
  }
}
