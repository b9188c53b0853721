import AxeBuilder from "@axe-core/playwright";
import { type CDPSession, expect, test } from "@playwright/test";
import { cardIn, cardOf, fileTickets, listAt, middle, openBoard, placeOf, readBoard } from "../support/e2e-board";
import { signIn } from "../support/e2e-sign-in";

test.beforeEach(async ({ page }) => {
  await signIn(page);
});

const touch = (client: CDPSession, type: "touchStart" | "touchMove" | "touchEnd", at?: { x: number; y: number }) =>
  client.send("Input.dispatchTouchEvent", { type, touchPoints: at ? [at] : [] });

test("one stage fills the screen, and the strip above leads to the others @phone", async ({ page }) => {
  await openBoard(page);
  const { stages } = await readBoard(page);
  await expect(listAt(page, 0)).toBeInViewport({ ratio: 0.9 });
  await expect(listAt(page, 1)).not.toBeInViewport({ ratio: 0.5 });
  const strip = page.getByRole("navigation", { name: "مرحله‌ها" });
  await strip.getByRole("button", { name: stages[2]?.name }).tap();
  await expect(listAt(page, 2)).toBeInViewport({ ratio: 0.9 });
  await expect(strip.locator("[aria-current]")).toContainText(stages[2]?.name ?? "");
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
});

test("a long press lifts a card; held at the edge it goes to the next stage @phone", async ({ page }) => {
  const [number = 0] = await fileTickets(page, 0, ["با انگشت"]);
  await openBoard(page);
  const client = await page.context().newCDPSession(page);
  const from = await middle(cardOf(page, number));
  await touch(client, "touchStart", from);
  await page.waitForTimeout(320);
  for (let step = 1; step <= 10; step += 1) await touch(client, "touchMove", { x: from.x + ((14 - from.x) * step) / 10, y: from.y });
  await expect.poll(async () => Math.abs((await listAt(page, 1).boundingBox())?.x ?? 999) < 60, { intervals: [20] }).toBe(true);
  const box = await listAt(page, 1).boundingBox();
  await touch(client, "touchMove", { x: 195, y: (box?.y ?? 0) + 20 });
  await page.waitForTimeout(150);
  await touch(client, "touchMove", { x: 196, y: (box?.y ?? 0) + 16 });
  await page.waitForTimeout(100);
  await touch(client, "touchEnd");
  await expect(cardIn(page, 1, number)).toBeVisible();
  await expect.poll(async () => (await placeOf(page, number))?.stage).toBe((await readBoard(page)).stages[1]?.slug);
});

test("a swipe over cards scrolls and moves none @phone", async ({ page }) => {
  const [number = 0] = await fileTickets(page, 0, ["فقط پیمایش"]);
  await openBoard(page);
  const sent: string[] = [];
  page.on("request", (request) => request.url().includes("board.move") && sent.push(request.url()));
  const client = await page.context().newCDPSession(page);
  const from = await middle(cardOf(page, number));
  await touch(client, "touchStart", from);
  for (let step = 1; step <= 8; step += 1) await touch(client, "touchMove", { x: from.x, y: from.y - step * 12 });
  await touch(client, "touchEnd");
  await page.waitForTimeout(300);
  expect(sent).toEqual([]);
  expect((await placeOf(page, number))?.index).toBe(0);
  expect(page.url()).toContain("/boards/");
});

test("axe finds nothing serious on the board of a phone @phone", async ({ page }) => {
  await openBoard(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter((one) => one.impact === "serious" || one.impact === "critical").map((one) => `${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
});
