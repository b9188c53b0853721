/**
 * The board in a browser (issue 2, table of aims): painted cold at 200 and 2,000 cards, bytes and script on the wire, frames while a card
 * is dragged in zig-zag over the columns, and from the drop to the server's answer. Prints figures; asserts nothing but that the moves
 * arrived. `--sizes=2000` measures fewer, `--rounds=3` fewer repetitions.
 */
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createRequire } from "node:module";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { Client } from "pg";
import { CHROMIUM_FLAGS, findBrowser } from "../../tools/browser.mjs";
import { makeBoard } from "./board-data";
import { call } from "./load";

const option = (key: string): string | undefined => process.argv.find((argument) => argument.startsWith(`--${key}=`))?.split("=")[1];
const SIZES = option("sizes")?.split(",").map(Number) ?? [200, 2_000];
const ROUNDS = Number(option("rounds") ?? 5);
const PORT = 3393;
const VIEW = { width: 1440, height: 900 };
const origin = `http://localhost:${PORT}`;
const secret = randomBytes(32).toString("hex");

const adminUrl = process.env.KARIZ_TEST_ADMIN_URL ?? "";
const name = `kariz_bench_drag_${process.pid}`;
const admin = new Client({ connectionString: adminUrl });
await admin.connect();
await admin.query(`CREATE DATABASE "${name}" TEMPLATE "${process.env.KARIZ_TEST_TEMPLATE}"`);
const url = Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href;

const boards = new Map<number, Awaited<ReturnType<typeof makeBoard>>>();
for (const size of SIZES) boards.set(size, await makeBoard(url, size, secret));
const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
const web = spawn(process.execPath, [next, "start", "-p", String(PORT)], {
  env: { ...process.env, NODE_ENV: "production", DATABASE_URL: url, NEXTAUTH_SECRET: secret, KARIZ_URL: origin, NEXTAUTH_URL: origin, PORT: String(PORT) },
  stdio: "ignore",
});
const found = await findBrowser({ installedFirst: true });
const browser = await chromium.launch({
  executablePath: found.executablePath,
  args: CHROMIUM_FLAGS,
  env: { ...process.env, ...found.env } as Record<string, string>,
});

let failed = 0;
try {
  for (let tries = 0; ; tries += 1) {
    const ready = await call(`${origin}/readyz`, {}).catch(() => ({ status: 0 }));
    if (ready.status === 200) break;
    if (tries > 200) throw new Error("the web server did not become ready");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  for (const size of SIZES) await measure(size);
} finally {
  await browser.close();
  web.kill("SIGTERM");
  await admin.query(`DROP DATABASE "${name}" WITH (FORCE)`).catch(() => undefined);
  await admin.end();
}
process.exit(failed > 0 ? 1 : 0);

async function measure(size: number): Promise<void> {
  const board = boards.get(size);
  if (!board) return;
  const path = `/boards/${board.slug}`;
  await call(`${origin}${path}`, { headers: { cookie: board.cookie } });
  const paints: number[] = [];
  const alive: number[] = [];
  let wire = { page: 0, script: 0, style: 0, font: 0, other: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    const context = await visitor(board.cookie);
    const page = await context.newPage();
    wire = await weigh(page, path);
    const times = await page.evaluate(() => ({
      cards: (window as never as { firstCards: number }).firstCards,
      alive: (window as never as { alive: number }).alive,
    }));
    paints.push(times.cards);
    alive.push(times.alive);
    await context.close();
  }
  console.log(`\n${size} cards`);
  console.log(
    `  painted cold              ${median(paints).toFixed(0)} ms (first frame with cards; ${paints.map((ms) => ms.toFixed(0)).join(", ")})   answers to input after ${median(alive).toFixed(0)} ms`,
  );
  console.log(
    `  on the wire, gzip         page ${kb(wire.page)}  script ${kb(wire.script)}  style ${kb(wire.style)}  font ${kb(wire.font)}  other ${kb(wire.other)}`,
  );

  const context = await visitor(board.cookie);
  const page = await context.newPage();
  await page.goto(`${origin}${path}`);
  await page.waitForFunction(() => (window as never as { alive?: number }).alive !== undefined);
  await page.waitForTimeout(500);
  console.log(`  elements                  ${await page.evaluate(() => document.querySelectorAll("*").length)}`);
  const drags: Frames[] = [];
  for (let round = 0; round < ROUNDS; round += 1) drags.push(await drag(page));
  const gaps = drags.map((one) => one.longest);
  console.log(
    `  drag, zig-zag over 4      ${median(drags.map((one) => one.perSecond)).toFixed(1)} frames/s  dropped ${sum(drags.map((one) => one.dropped))} of ${sum(drags.map((one) => one.frames))}  longest gap ${median(gaps).toFixed(0)} ms (${gaps.map((ms) => ms.toFixed(0)).join(", ")})  lifted after ${median(drags.map((one) => one.lifted)).toFixed(0)} ms`,
  );
  console.log(
    `  drop → server's answer    ${median(drags.map((one) => one.answered)).toFixed(0)} ms (${drags.map((one) => one.answered.toFixed(0)).join(", ")})`,
  );
  await context.close();
}

async function visitor(cookie: string): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: VIEW, locale: "fa-IR", timezoneId: "Asia/Tehran" });
  const [key = "", ...value] = cookie.split("=");
  await context.addCookies([{ name: key, value: value.join("="), url: origin }]);
  // tsx marks the names of functions, also of those that are sent into the page.
  await context.addInitScript("globalThis.__name = (named) => named");
  // The first frame after which cards stand on the page, and the moment React has taken them over.
  await context.addInitScript(() => {
    const own = window as never as { firstCards?: number; alive?: number };
    const look = () => {
      const card = document.querySelector<HTMLElement>("[data-ticket]");
      if (card && own.firstCards === undefined && card.getBoundingClientRect().height > 0) own.firstCards = performance.now();
      if (card && own.alive === undefined && Object.keys(card).some((name) => name.startsWith("__react"))) own.alive = performance.now();
      if (own.alive === undefined || own.firstCards === undefined) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  return context;
}

async function weigh(page: Page, path: string): Promise<typeof total> {
  const total = { page: 0, script: 0, style: 0, font: 0, other: 0 };
  const client = await page.context().newCDPSession(page);
  await client.send("Network.enable");
  const kinds = new Map<string, string>();
  client.on("Network.responseReceived", (event) => kinds.set(event.requestId, event.type));
  client.on("Network.loadingFinished", (event) => {
    const kind = { Document: "page", Script: "script", Stylesheet: "style", Font: "font" }[kinds.get(event.requestId) ?? ""] ?? "other";
    total[kind as keyof typeof total] += event.encodedDataLength;
  });
  await page.goto(`${origin}${path}`);
  await page.waitForFunction(() => (window as never as { alive?: number }).alive !== undefined);
  await page.waitForTimeout(700);
  return total;
}

type Frames = { frames: number; dropped: number; longest: number; perSecond: number; lifted: number; answered: number };

/** One card from the first column over four, up and down, 3 seconds, dropped on the second one. */
async function drag(page: Page): Promise<Frames> {
  const lists = await page.locator("[data-stage]").all();
  const boxes = await Promise.all(lists.slice(0, 4).map((list) => list.boundingBox()));
  const from = await page.locator("[data-stage]").first().locator("[data-ticket]").nth(1).boundingBox();
  if (!from) throw new Error("no card to drag");
  await page.evaluate(() => {
    const own = window as never as { frames: number[]; liftedAt: number; downAt: number };
    const frames: number[] = [];
    Object.assign(own, { frames, liftedAt: 0, downAt: 0 });
    window.addEventListener("mousedown", () => Object.assign(own, { downAt: performance.now() }), { once: true, capture: true });
    const frame = (now: number) => {
      frames.push(now);
      if (own.liftedAt === 0 && document.querySelector(".cursor-grabbing")) own.liftedAt = performance.now();
      if (own.frames === frames) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  await page.mouse.move(from.x + 80, from.y + 30);
  await page.mouse.down();
  await page.mouse.move(from.x + 70, from.y + 36, { steps: 3 });
  await page.waitForTimeout(120);
  const begun = await page.evaluate(() => performance.now());
  for (let step = 0; step < 180; step += 1) {
    const box = boxes[Math.min(3, Math.floor(step / 45))];
    if (!box) continue;
    const down = Math.abs(((step * 4) % 90) - 45) / 45;
    await page.mouse.move(box.x + box.width / 2 + Math.sin(step / 7) * 60, box.y + 90 + down * (box.height - 180));
    await page.waitForTimeout(8);
  }
  const target = boxes[1];
  await page.mouse.move((target?.x ?? 0) + 120, (target?.y ?? 0) + 300, { steps: 10 });
  const ended = await page.evaluate(() => performance.now());
  const answer = page.waitForResponse((response) => response.url().includes("board.move"));
  const dropped = Date.now();
  await page.mouse.up();
  const status = (await answer).status();
  const answered = Date.now() - dropped;
  if (status !== 200) failed += 1;
  const seen = await page.evaluate(() => {
    const own = window as never as { frames: number[]; liftedAt: number; downAt: number };
    const { frames } = own;
    own.frames = [];
    return { frames, lifted: own.liftedAt - own.downAt };
  });
  const inside = seen.frames.filter((at) => at >= begun && at <= ended);
  const gaps = inside.slice(1).map((at, i) => at - (inside[i] ?? at));
  await page.waitForTimeout(300);
  return {
    frames: inside.length,
    dropped: sum(gaps.map((gap) => Math.max(0, Math.round(gap / (1000 / 60)) - 1))),
    longest: Math.max(...gaps),
    perSecond: (inside.length * 1000) / (ended - begun),
    lifted: seen.lifted,
    answered,
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function kb(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`;
}
