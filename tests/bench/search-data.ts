import { Client } from "pg";

const SYLLABLES = "با به بر پا تو تر جا جو چا چو خا خو دا دی را رو زا ژو سا سی شا شو فا فر کا کو گا گو لا لو ما می نا نو وا وی ها هی یا یو".split(" ");
const ENDS = "ر ن م د ش ک ت ل ز س".split(" ");

/** 8,000 words that sound Persian; the first are the common ones. The same every time. */
export const vocabulary: readonly string[] = Array.from({ length: 8_000 }, (_, n) => {
  const at = (n * 2_654_435_761) % 4_294_967_296;
  const pick = (shift: number): string => SYLLABLES[Math.floor(at / shift) % SYLLABLES.length] ?? "";
  return `${pick(1)}${pick(41)}${n < 200 ? "" : pick(1_681)}${ENDS[Math.floor(at / 68_921) % ENDS.length]}${n % 3 === 0 ? "ی" : ""}`;
});

const PHRASES = 100_003;

/** Phrases of four words, the words as unevenly common as in a language. */
function phrases(): string[] {
  let seed = 42;
  const random = (): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 4_294_967_296;
  };
  const pick = (): string => vocabulary[Math.floor(vocabulary.length * random() ** 3)] ?? "";
  return Array.from({ length: PHRASES }, () => [pick(), pick(), pick(), pick()].join(" "));
}

const PIPELINE = "00000000-0000-7000-8000-000000000001";
const STAGE = "00000000-0000-7000-8000-000000000002";
const DEPARTMENT = "00000000-0000-7000-8000-000000000003";

/**
 * Fills a migrated database with `size` tickets of twelve words each, two notes of twelve words a ticket, size / 20 customers (1,000 at
 * least) with a name and a phone. Indexes of the text are built after the rows.
 */
export async function fillSearch(url: string, size: number): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const customers = Math.max(1_000, Math.floor(size / 20));
  const id = (kind: number, n: string): string => `('00000000-0000-7${kind}00-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
  // Each row takes phrases by multiplication with a prime: as good as at random, and the same every time.
  const phrase = (alias: string, prime: number): string => `JOIN phrase ${alias} ON ${alias}.n = (g * ${prime}::bigint + g / ${PHRASES}) % ${PHRASES}`;
  await client.query(`SET synchronous_commit = off; SET maintenance_work_mem = '512MB'; SET work_mem = '256MB'`);
  await client.query(`CREATE TEMP TABLE phrase AS SELECT row_number() OVER () - 1 AS n, w FROM unnest($1::text[]) w`, [phrases()]);
  for (const statement of [
    `ANALYZE phrase`,
    `DROP INDEX "Ticket_search_trgm", "Note_search_trgm", "Customer_search_trgm", "CustomerPhone_e164_trgm"`,
    `INSERT INTO "Pipeline" ("id", "slug", "name") VALUES ('${PIPELINE}', 'bench', 'bench')`,
    `INSERT INTO "Stage" ("id", "pipelineId", "slug", "name", "publicLabel", "color", "kind", "position") VALUES ('${STAGE}', '${PIPELINE}', 'new', 'new', 'new', 'blue', 'NEW', 0)`,
    `INSERT INTO "Department" ("id", "slug", "name", "pipelineId") VALUES ('${DEPARTMENT}', 'bench', 'bench', '${PIPELINE}')`,
    `INSERT INTO "Customer" ("id", "name") SELECT ${id(1, "g")}, 'مشتری' || (g % 500) || ' ' || split_part(w, ' ', 1)
       FROM generate_series(0, ${customers - 1}) g JOIN phrase ON n = g % ${PHRASES}`,
    `INSERT INTO "CustomerPhone" ("id", "customerId", "e164", "kind") SELECT gen_random_uuid(), ${id(1, "g")}, '+989350' || lpad(g::text, 6, '0'), 'MOBILE'
       FROM generate_series(0, ${customers - 1}) g`,
    `INSERT INTO "Ticket" ("id", "number", "title", "description", "customerId", "departmentId", "pipelineId", "stageId", "rank")
       SELECT ${id(2, "g")}, 2000000 + g, a.w, b.w || ' ' || c.w, ${id(1, `g % ${customers}`)}, '${DEPARTMENT}', '${PIPELINE}', '${STAGE}', 'a' || lpad(to_hex(g), 8, '0')
       FROM generate_series(0, ${size - 1}) g ${phrase("a", 7_919)} ${phrase("b", 104_729)} ${phrase("c", 15_485_863)}`,
    `INSERT INTO "Note" ("id", "ticketId", "authorKind", "body", "portalVisible")
       SELECT ${id(3, "g")}, ${id(2, "g / 2")}, 'SYSTEM', a.w || ' ' || b.w || ' ' || c.w, g % 2 = 0
       FROM generate_series(0, ${2 * size - 1}) g ${phrase("a", 611_953)} ${phrase("b", 32_452_843)} ${phrase("c", 1_299_709)}`,
    `CREATE INDEX "Ticket_search_trgm" ON "Ticket" USING GIN ("search" gin_trgm_ops)`,
    `CREATE INDEX "Note_search_trgm" ON "Note" USING GIN ("search" gin_trgm_ops)`,
    `CREATE INDEX "Customer_search_trgm" ON "Customer" USING GIN ("search" gin_trgm_ops)`,
    `CREATE INDEX "CustomerPhone_e164_trgm" ON "CustomerPhone" USING GIN ("e164" gin_trgm_ops)`,
    `VACUUM ANALYZE`,
  ])
    await client.query(statement);
  await client.end();
}
