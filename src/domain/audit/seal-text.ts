/** Every column of Activity as PostgreSQL writes it (`id`, uuids and jsonb as text, the instant in UTC with milliseconds); null = empty. */
export type SealedRow = Readonly<Record<(typeof SEALED_COLUMNS)[number], string | null>>;

/** The columns that a seal covers, in their order. A column that is added later goes to the end: where it is empty, old seals stay what they were. */
export const SEALED_COLUMNS = ["id", "ticketId", "at", "actorKind", "actorUserId", "actorCustomerId", "event", "data", "subjectKind", "subjectId"] as const;

/**
 * The text whose SHA-256 is a seal: the hash before it (hex), its own position and moment, and the whole row, each with name and length,
 * so that no two different rows have the same text (issue 5 §6, facts.md S25). ADR 21 says how to compute it without Kariz.
 */
export function sealText(seal: { before: string; position: bigint; sealedAt: string; row: SealedRow }): string {
  const fields: [string, string][] = [
    ["before", seal.before],
    ["position", String(seal.position)],
    ["sealedAt", seal.sealedAt],
  ];
  for (const column of SEALED_COLUMNS) {
    const value = seal.row[column];
    if (value !== null) fields.push([column, value]);
  }
  return `kariz audit 1\n${fields.map(([name, value]) => `${name}:${value.length}:${value}\n`).join("")}`;
}

/** What stands before the first seal. */
export const BEFORE_FIRST = "0".repeat(64);
