/**
 * Search at 50,000 and 1,000,000 tickets with twice as many notes (issue 6, "Shown by"): every kind of question straight on the query
 * functions, p50 and p95, and the plan of the slowest. `--sizes=50000` measures fewer. Prints figures; asserts only that what must be found is.
 */
import { Client } from "pg";
import { connect } from "@/server/platform/db";
import { searchDesk } from "@/server/search/queries";
import { load } from "./load";
import { fillSearch, vocabulary } from "./search-data";

const sizes = (process.argv.find((one) => one.startsWith("--sizes="))?.split("=")[1] ?? "50000,1000000").split(",").map(Number);
const ROUNDS = 40;
const adminUrl = process.env.KARIZ_TEST_ADMIN_URL ?? "";
const admin = new Client({ connectionString: adminUrl });
await admin.connect();

const word = (rank: number): string => vocabulary[rank] ?? "";
const between = (from: number, to: number, turn: number): string => word(from + ((turn * 7919) % (to - from)));

/** What people type: `turn` varies the words. */
const questions: Record<string, (turn: number, size: number) => string> = {
  "a ticket's number": (turn, size) => String(2_000_000 + ((turn * 104_729) % size)),
  "a phone number": (turn) => `۰۹۳۵۰${String((turn * 7919) % 20_000).padStart(6, "0")}`,
  "the end of a phone number": (turn) => String((turn * 7919) % 20_000).padStart(6, "0"),
  "a common word": (turn) => between(0, 20, turn),
  "a middling word": (turn) => between(200, 900, turn),
  "a rare word": (turn) => between(6_000, 7_900, turn),
  "a part of a word": (turn) => between(3_000, 7_900, turn).slice(1, 5),
  "two common words": (turn) => `${between(0, 20, turn)} ${between(20, 40, turn + 3)}`,
  "common and rare": (turn) => `${between(0, 20, turn)} ${between(6_000, 7_900, turn)}`,
  "two rare words that never meet": (turn) => `${between(6_000, 6_900, turn)} ${between(7_000, 7_900, turn + 11)}`,
  "three middling words, which rarely meet": (turn) => [1, 2, 3].map((n) => between(200, 900, turn + n)).join(" "),
  "two letters": (turn) => between(0, 900, turn).slice(0, 2),
  "a customer and a word": (turn) => `مشتری${turn % 500} ${between(20, 200, turn)}`,
  "nothing that exists": (turn) => `ژژغ${turn}ضظذ`,
};

for (const size of sizes) {
  const name = `kariz_search_${process.pid}_${size}`;
  await admin.query(`CREATE DATABASE "${name}" TEMPLATE "${process.env.KARIZ_TEST_TEMPLATE ?? ""}"`);
  const address = new URL(adminUrl);
  address.pathname = `/${name}`;
  const began = performance.now();
  await fillSearch(address.href, size);
  console.log(
    `\n${size.toLocaleString("en")} tickets, ${(2 * size).toLocaleString("en")} notes, filled and indexed in ${((performance.now() - began) / 1000).toFixed(0)} s`,
  );
  const db = connect(address.href, 6);
  const ctx = { db, now: new Date("2026-11-22T00:00:00Z"), actor: { kind: "system", job: "bench.search" } as const };
  const slowest = { text: "", ms: 0 };
  const all: number[] = [];
  for (const [what, question] of Object.entries(questions)) {
    let turn = 0;
    let found = 0;
    const ask = async (): Promise<boolean> => {
      turn += 1;
      const text = question(turn, size);
      const from = performance.now();
      const results = await searchDesk(ctx, { text, limit: 5 });
      const ms = performance.now() - from;
      all.push(ms);
      if (ms > slowest.ms) Object.assign(slowest, { text, ms });
      found += results.tickets.length + results.notes.length + results.customers.length + (results.ticket ? 1 : 0);
      return true;
    };
    await load(1, 3, ask);
    const figures = await load(1, ROUNDS, ask);
    console.log(
      `${what.padEnd(40)} p50 ${figures.p50.toFixed(1).padStart(7)} ms  p95 ${figures.p95.toFixed(1).padStart(7)} ms  ${(found / (ROUNDS + 3)).toFixed(1).padStart(5)} found`,
    );
    if (found === 0 && !/nothing|never|rarely/.test(what)) throw new Error(`${what}: nothing was found`);
  }
  all.sort((a, b) => a - b);
  console.log(`${"all of them".padEnd(40)} p50 ${at(all, 0.5)} ms  p95 ${at(all, 0.95)} ms; slowest ${slowest.ms.toFixed(0)} ms for "${slowest.text}"`);
  await explain(address.href, slowest.text);
  await db.$disconnect();
  await admin.query(`DROP DATABASE "${name}" WITH (FORCE)`);
}
await admin.end();

function at(sorted: readonly number[], share: number): string {
  return (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1).padStart(7);
}

/** The plans of the two great queries for one text, as PostgreSQL ran them. */
async function explain(url: string, text: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const like = text.split(" ").map((one) => `"search" LIKE '%${one.replaceAll("'", "''")}%'`);
  for (const [table, order] of [
    ["Ticket", "number"],
    ["Note", "id"],
  ]) {
    const { rows } = await client.query(
      `EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) SELECT "id" FROM "${table}" WHERE ${like.join(" AND ")} ORDER BY "${order}" DESC LIMIT 6`,
    );
    console.log(`  ${table}:`);
    for (const row of rows) console.log(`    ${row["QUERY PLAN"]}`);
  }
  await client.end();
}
