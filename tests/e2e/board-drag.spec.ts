import { expect, test } from "@playwright/test";
import { cardIn, cardOf, countAt, fileTickets, hold, listAt, middle, openBoard, placeOf, readBoard, toast, topOf } from "../support/e2e-board";
import { signIn } from "../support/e2e-sign-in";

test.beforeEach(async ({ page }) => {
  await signIn(page);
});

test("a card dragged with the mouse stands in its new stage, also after a reload", async ({ page }) => {
  const [number = 0] = await fileTickets(page, 0, ["کشیدن با ماوس"]);
  await openBoard(page);
  const before = [await countAt(page, 0), await countAt(page, 1)];
  await hold(page, cardOf(page, number), await topOf(listAt(page, 1)));
  await expect(page.locator("[data-drop-line]")).toBeVisible();
  await page.mouse.up();
  await expect(cardIn(page, 1, number)).toBeVisible();
  expect([await countAt(page, 0), await countAt(page, 1)]).toEqual([(before[0] ?? 0) - 1, (before[1] ?? 0) + 1]);
  await expect(toast(page)).toContainText("رفت");
  await expect.poll(async () => (await placeOf(page, number))?.index).toBe(0);
  await page.reload();
  await expect(cardIn(page, 1, number)).toBeVisible();
  expect(page.url()).toContain("/boards/");
});

test("the drop line shows the place between two cards, and that is where the card lands", async ({ page }) => {
  const [third = 0, second = 0, first = 0] = await fileTickets(page, 1, ["سومی", "دومی", "اولی"]);
  const [moved = 0] = await fileTickets(page, 0, ["میان دو کارت"]);
  await openBoard(page);
  const box = await cardOf(page, second).boundingBox();
  if (!box) throw new Error("no card");
  await hold(page, cardOf(page, moved), { x: box.x + box.width / 2, y: box.y + box.height * 0.75 });
  await page.mouse.up();
  await expect(cardIn(page, 1, moved)).toBeVisible();
  await expect.poll(async () => (await readBoard(page)).stages[1]?.cards.slice(0, 4).map((card) => card.number)).toEqual([first, second, moved, third]);
});

test("Escape during a drag leaves the card where it was and sends nothing", async ({ page }) => {
  const [number = 0] = await fileTickets(page, 0, ["منصرف شدن"]);
  await openBoard(page);
  const sent: string[] = [];
  page.on("request", (request) => request.url().includes("board.move") && sent.push(request.url()));
  await hold(page, cardOf(page, number), await topOf(listAt(page, 1)));
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expect(page.locator("[data-drop-line]")).toHaveCount(0);
  await expect(cardIn(page, 0, number)).toBeVisible();
  expect(sent).toEqual([]);
  expect(page.url()).toContain("/boards/");
});

test("dropping a card where it was does nothing", async ({ page }) => {
  const [number = 0] = await fileTickets(page, 0, ["همان جا"]);
  await openBoard(page);
  const sent: string[] = [];
  page.on("request", (request) => request.url().includes("board.move") && sent.push(request.url()));
  const at = await middle(cardOf(page, number));
  await hold(page, cardOf(page, number), { x: at.x + 20, y: at.y + 6 });
  await page.mouse.up();
  await page.waitForTimeout(300);
  expect(sent).toEqual([]);
  expect(page.url()).toContain("/boards/");
});

test("holding a card at the left edge scrolls to the last stage, right to left", async ({ page }) => {
  const [number = 0] = await fileTickets(page, 0, ["تا مرحله آخر"]);
  await page.setViewportSize({ width: 1100, height: 800 });
  await openBoard(page);
  const last = (await page.locator("[data-stage]").count()) - 1;
  const edge = await page.locator("section:has(> [data-column])").boundingBox();
  if (!edge) throw new Error("no board");
  await hold(page, cardOf(page, number), { x: edge.x + 6, y: edge.y + 200 });
  await expect.poll(async () => ((await listAt(page, last).boundingBox())?.x ?? -1) >= edge.x).toBe(true);
  await page.waitForTimeout(200);
  const target = await topOf(listAt(page, last));
  await page.mouse.move(target.x, target.y, { steps: 6 });
  await page.mouse.up();
  await expect(cardIn(page, last, number)).toBeVisible();
  await expect.poll(async () => (await readBoard(page)).stages[last]?.cards.some((card) => card.number === number)).toBe(true);
});

test("with the keyboard: Space lifts, the left arrow leads to the next stage, Space drops, and each step is said in Persian", async ({ page }) => {
  const [number = 0] = await fileTickets(page, 0, ["با صفحه‌کلید"]);
  await openBoard(page);
  const spoken = page.locator('p[aria-live="assertive"]');
  const names = (await readBoard(page)).stages.map((stage) => stage.name);
  await cardOf(page, number).getByRole("link").focus();
  await page.keyboard.press("Space");
  await expect(spoken).toContainText(`مرحله ${names[0]}`);
  await expect(spoken).toContainText("جای ۱ از");
  await page.keyboard.press("ArrowLeft");
  await expect(spoken).toContainText(`مرحله ${names[1]}، جای ۱`);
  await page.keyboard.press("ArrowDown");
  await expect(spoken).toContainText(`مرحله ${names[1]}، جای ۲`);
  await page.keyboard.press("ArrowRight");
  await expect(spoken).toContainText(`مرحله ${names[0]}`);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Space");
  await expect(cardIn(page, 2, number)).toBeVisible();
  await expect(cardOf(page, number).getByRole("link")).toBeFocused();
  await expect.poll(async () => (await placeOf(page, number))?.stage).toBe((await readBoard(page)).stages[2]?.slug);
});

test("the keyboard reaches the last stage, and Escape gives the card back", async ({ page }) => {
  const [number = 0] = await fileTickets(page, 0, ["تا آخر با صفحه‌کلید"]);
  await openBoard(page);
  const spoken = page.locator('p[aria-live="assertive"]');
  const names = (await readBoard(page)).stages.map((stage) => stage.name);
  await cardOf(page, number).getByRole("link").focus();
  await page.keyboard.press("Space");
  await expect(spoken).toContainText("برداشته شد");
  for (const name of names.slice(1)) {
    await page.keyboard.press("ArrowLeft");
    await expect(spoken).toContainText(`مرحله ${name}`);
  }
  await page.keyboard.press("Escape");
  await expect(spoken).toContainText("لغو شد");
  await expect(cardIn(page, 0, number)).toBeVisible();
  expect((await placeOf(page, number))?.index).toBe(0);
});
