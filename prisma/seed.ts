/**
 * `npm run seed -- --size=demo|5k|50k [--open=N] [--reset] [--now=ISO]` on DATABASE_URL.
 *
 * demo: the shop «نیک‌افزار» with its last 90 days, into a database without users; `--reset` (only with KARIZ_DEMO=1) first empties
 * everything. 5k and 50k: load sets for benchmarks, added to what is there; `--open` says how many cards stay open on the support board.
 */
import { parseArgs } from "node:util";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/generated/prisma/client";
import { directory } from "./seed/directory";
import { loadSizes, writeLoad } from "./seed/load";
import { Refusal } from "./seed/refusal";
import { emptyEverything } from "./seed/reset";
import { DEMO_PASSWORD, writeDemo, writeDirectory } from "./seed/write-demo";

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { size: { type: "string", default: "demo" }, open: { type: "string" }, reset: { type: "boolean" }, now: { type: "string" } },
  });
  const url = process.env.DATABASE_URL;
  if (!url) throw new Refusal("DATABASE_URL is not set: npm run seed finds the embedded database by itself");
  const now = values.now ? new Date(values.now) : new Date();
  if (Number.isNaN(now.getTime())) throw new Refusal("--now must be an instant, such as 2026-11-21T12:00:00Z");
  const db = new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: 1, connectionTimeoutMillis: 10_000 }) });
  const startedAt = performance.now();
  try {
    const said = values.size === "demo" ? await seedDemo(db, now, values.reset ?? false) : await seedLoad(db, now, values.size, values.open);
    console.log(`${said} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
  } finally {
    await db.$disconnect();
  }
}

const patient = { maxWait: 10_000, timeout: 15 * 60_000 };

async function seedDemo(db: PrismaClient, now: Date, reset: boolean): Promise<string> {
  if (reset && process.env.KARIZ_DEMO !== "1") throw new Refusal("--reset deletes everything: it needs KARIZ_DEMO=1, which only a demo installation has");
  return db.$transaction(async (tx) => {
    if (reset) await emptyEverything(tx);
    const users = await tx.user.count();
    if (users > 0) return `Nothing written: this database already has ${users} users. The demo goes into an empty one`;
    const { tickets } = await writeDemo(tx, now);
    return `Demo data written: ${tickets} tickets; sign in as admin@nikafzar.example, password ${DEMO_PASSWORD}`;
  }, patient);
}

async function seedLoad(db: PrismaClient, now: Date, name: string | undefined, open: string | undefined): Promise<string> {
  const size = loadSizes[name as keyof typeof loadSizes];
  if (!size) throw new Refusal(`--size is demo, ${Object.keys(loadSizes).join(" or ")}`);
  if (open !== undefined && !/^\d{1,6}$/.test(open)) throw new Refusal("--open is a number of cards");
  const wanted = { ...size, open: open === undefined ? size.open : Number(open) };
  await db.$transaction(async (tx) => {
    if ((await tx.user.count()) === 0) await writeDirectory(tx, directory(now));
    await writeLoad(tx, wanted, now);
  }, patient);
  await db.$executeRaw`VACUUM ANALYZE`;
  return `Load set written: ${wanted.tickets} tickets, ${wanted.open} of them open on the support board`;
}

await main().catch((error: unknown) => {
  console.error(error instanceof Refusal ? error.message : error);
  process.exitCode = 1;
});
