import type { SealedRow } from "./seal-text";

/** One seal, and the row that it sealed as it is now (null: gone). `sealedAt` as in the text of the seal. */
export type Link = { position: bigint; activityId: string; sealedAt: string; hash: string; row: SealedRow | null };

/** What is wrong at one place of the chain. */
export type Finding =
  /** The row is not what was sealed. */
  | { kind: "changed"; position: bigint; activityId: string; row: SealedRow }
  /** The row is gone. */
  | { kind: "deleted"; position: bigint; activityId: string; sealedAt: string }
  /** The row came in later than it says. */
  | { kind: "inserted"; position: bigint | null; activityId: string; row: SealedRow }
  /** The seal itself is not what was written; its row is. */
  | { kind: "seal"; position: bigint; activityId: string; row: SealedRow }
  /** Seals are missing before this position. */
  | { kind: "gap"; position: bigint; missing: bigint }
  /** A head that was kept elsewhere is not in the chain: everything up to it was written anew, or the end was cut off. */
  | { kind: "head"; position: bigint };

/** Longer than any write takes, and than the clocks of two of our processes differ. */
const TOLERANCE_MS = 15 * 60_000;

/**
 * Walks the chain in order of position in constant memory and answers with what it finds wrong. `hashOf` computes a seal; `kept` is a head
 * that somebody noted earlier.
 */
export class ChainWalk {
  readonly #hashOf: (link: Link, before: string) => string;
  readonly #kept: { position: bigint; hash: string } | null;
  #last: { position: bigint; hash: string };
  /** A link that does not fit: what follows says whether its row or its seal was touched. `computed` is the hash that its row would have. */
  #open: { link: Link & { row: SealedRow }; computed: string } | null = null;
  #sealedAt = 0;
  #sealedEarlier = 0;
  #highestId = 0n;
  #latestAt = 0;
  #metKept = false;

  constructor(first: string, hashOf: (link: Link, before: string) => string, kept: { position: bigint; hash: string } | null = null) {
    this.#hashOf = hashOf;
    this.#kept = kept;
    this.#last = { position: 0n, hash: first };
  }

  /** The end of the chain so far. */
  get head(): { position: bigint; hash: string } {
    return this.#last;
  }

  next(link: Link): Finding[] {
    const found: Finding[] = [];
    const missing = link.position - this.#last.position - 1n;
    if (missing > 0n) found.push(...this.#settle(), { kind: "gap", position: link.position, missing });
    else if (!link.row) found.push(...this.#settle());
    else if (this.#hashOf(link, this.#last.hash) === link.hash) found.push(...this.#settle());
    else if (this.#open && this.#hashOf(link, this.#open.computed) === link.hash) {
      const { position, activityId, row } = this.#open.link;
      found.push({ kind: "seal", position, activityId, row });
      this.#open = null;
    } else {
      found.push(...this.#settle());
      this.#open = { link: { ...link, row: link.row }, computed: this.#hashOf(link, this.#last.hash) };
    }
    if (link.row) {
      if (this.#cameLate(link.sealedAt, link.row)) found.push({ kind: "inserted", position: link.position, activityId: link.activityId, row: link.row });
    } else found.push({ kind: "deleted", position: link.position, activityId: link.activityId, sealedAt: link.sealedAt });
    this.#last = { position: link.position, hash: link.hash };
    if (this.#kept?.position === link.position) {
      this.#metKept = true;
      if (this.#kept.hash !== link.hash) found.push({ kind: "head", position: link.position });
    }
    return found;
  }

  end(): Finding[] {
    const found = this.#settle();
    if (this.#kept && !this.#metKept) found.push({ kind: "head", position: this.#kept.position });
    return found;
  }

  /** Whether a row without a seal says of itself that it is older than what has been sealed long since. */
  isOverdue(row: SealedRow): boolean {
    const at = Date.parse(row.at ?? "");
    return at < this.#sealedAt - TOLERANCE_MS && this.#looksBackdated(row, at);
  }

  #settle(): Finding[] {
    if (!this.#open) return [];
    const { position, activityId, row } = this.#open.link;
    this.#open = null;
    return [{ kind: "changed", position, activityId, row }];
  }

  // A commit may come later than one with a higher id, but not by a quarter of an hour: then a round of sealing would have seen it.
  #cameLate(sealedAt: string, row: SealedRow): boolean {
    const sealed = Date.parse(sealedAt);
    if (sealed !== this.#sealedAt) [this.#sealedEarlier, this.#sealedAt] = [this.#sealedAt, sealed];
    const at = Date.parse(row.at ?? "");
    const isLate = at < this.#sealedEarlier - TOLERANCE_MS && this.#looksBackdated(row, at);
    const id = BigInt(row.id ?? "0");
    if (id > this.#highestId) this.#highestId = id;
    if (!isLate && at > this.#latestAt) this.#latestAt = at;
    return isLate;
  }

  #looksBackdated(row: SealedRow, at: number): boolean {
    return BigInt(row.id ?? "0") < this.#highestId || at < this.#latestAt - TOLERANCE_MS;
  }
}
