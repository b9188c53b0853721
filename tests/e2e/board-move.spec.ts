import { expect, test } from "@playwright/test";
import { cardIn, cardOf, countAt, fileTickets, hold, listAt, openBoard, placeOf, readBoard, tell, toast, topOf } from "../support/e2e-board";
import { signIn } from "../support/e2e-sign-in";

test.beforeEach(async ({ page }) => {
  await signIn(page);
});

test("«انتقال به…» moves a card without dragging", async ({ page }) => {
  const [number = 0] = await fileTickets(page, 0, ["با منو"]);
  await openBoard(page);
  const { stages } = await readBoard(page);
  await cardOf(page, number).hover();
  await cardOf(page, number).getByRole("button", { name: "انتقال به…" }).click();
  await page.getByRole("menuitem", { name: stages[2]?.name }).click();
  await expect(cardIn(page, 2, number)).toBeVisible();
  await expect.poll(async () => (await placeOf(page, number))?.stage).toBe(stages[2]?.slug);
});

test("«انتقال به…» opens with the context menu key and moves a card to the bottom of its stage", async ({ page }) => {
  const [below = 0, number = 0] = await fileTickets(page, 3, ["زیری", "به پایین"]);
  await openBoard(page);
  await cardOf(page, number).getByRole("link").focus();
  await page.keyboard.press("ContextMenu");
  await page.getByRole("menuitem", { name: "پایین همین مرحله" }).click();
  await expect(toast(page)).toContainText("جای کارت");
  await expect.poll(async () => (await readBoard(page)).stages[3]?.cards[0]?.number).toBe(below);
});

test("«واگرد» puts a card back exactly where it was", async ({ page }) => {
  const [third = 0, number = 0, first = 0] = await fileTickets(page, 0, ["پایینی", "برمی‌گردد", "بالایی"]);
  await openBoard(page);
  const rank = (await placeOf(page, number))?.card.rank;
  await hold(page, cardOf(page, number), await topOf(listAt(page, 2)));
  await page.mouse.up();
  await expect(cardIn(page, 2, number)).toBeVisible();
  await toast(page).getByRole("button", { name: "واگرد" }).click();
  await expect(cardIn(page, 0, number)).toBeVisible();
  await expect.poll(async () => (await placeOf(page, number))?.card.rank).toBe(rank);
  expect((await readBoard(page)).stages[0]?.cards.slice(0, 3).map((card) => card.number)).toEqual([first, number, third]);
});

test("Ctrl+Z takes back the last own moves one after another, also with a Persian keyboard", async ({ page }) => {
  const [a = 0, b = 0] = await fileTickets(page, 0, ["یکم", "دوم"]);
  await openBoard(page);
  for (const number of [a, b]) {
    await hold(page, cardOf(page, number), await topOf(listAt(page, 1)));
    await page.mouse.up();
    await expect(cardIn(page, 1, number)).toBeVisible();
  }
  // The code is the key's place; a Persian layout types «ظ» there.
  const undo = () =>
    page.evaluate(() => window.dispatchEvent(new KeyboardEvent("keydown", { code: "KeyZ", key: "ظ", ctrlKey: true, bubbles: true, cancelable: true })));
  await undo();
  await expect(cardIn(page, 0, b)).toBeVisible();
  await undo();
  await expect(cardIn(page, 0, a)).toBeVisible();
  await expect.poll(async () => (await readBoard(page)).stages[0]?.cards.slice(0, 2).map((card) => card.number)).toEqual([b, a]);
});

test("several quick moves of one card all arrive, in order", async ({ page }) => {
  const [number = 0] = await fileTickets(page, 0, ["پشت سر هم"]);
  await openBoard(page);
  await page.route("**/api/trpc/board.move**", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await route.continue();
  });
  for (const target of [1, 2, 3]) {
    await hold(page, cardOf(page, number), await topOf(listAt(page, target)));
    await page.mouse.up();
    await expect(cardIn(page, target, number)).toBeVisible();
  }
  await expect.poll(async () => (await placeOf(page, number))?.card.version).toBe(4);
  expect((await placeOf(page, number))?.stage).toBe((await readBoard(page)).stages[3]?.slug);
  await expect(cardIn(page, 3, number)).toBeVisible();
});

test("of two browsers that move one card, the second is refused with the reason and shown where the card is", async ({ page, browser }) => {
  const [number = 0] = await fileTickets(page, 0, ["دو نفر با هم"]);
  const other = await (await browser.newContext()).newPage();
  await signIn(other, "agent2@nikafzar.example");
  // Theirs is a moment behind: the news of the first move has not come yet.
  await other.route("**/api/events*", (route) => route.abort());
  await openBoard(other);
  await openBoard(page);
  await hold(page, cardOf(page, number), await topOf(listAt(page, 2)));
  await page.mouse.up();
  await expect.poll(async () => (await placeOf(page, number))?.card.version).toBe(2);

  await expect(cardIn(other, 0, number)).toBeVisible();
  await hold(other, cardOf(other, number), await topOf(listAt(other, 1)));
  await other.mouse.up();
  await expect(toast(other)).toContainText("کس دیگری");
  await expect(cardIn(other, 2, number)).toBeVisible();
  await expect(cardIn(other, 1, number)).toHaveCount(0);
  expect((await placeOf(other, number))?.card.version).toBe(2);
  await other.context().close();
});

test("a move without a connection is kept and sent when the line is back, without a reload", async ({ page, context }) => {
  const [number = 0] = await fileTickets(page, 0, ["بی‌اینترنت"]);
  await openBoard(page);
  await context.setOffline(true);
  await hold(page, cardOf(page, number), await topOf(listAt(page, 1)));
  await page.mouse.up();
  await expect(page.getByText("۱ جابه‌جایی نگه داشته شده است")).toBeVisible();
  await expect(cardIn(page, 1, number)).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText("اتصال قطع است")).toHaveCount(0);
  await expect.poll(async () => (await placeOf(page, number))?.stage).toBe((await readBoard(page)).stages[1]?.slug);
  await expect(cardIn(page, 1, number)).toBeVisible();
});

test("a card that a colleague moves comes over by itself, but never out of one's hand", async ({ page }) => {
  const [moved = 0, held = 0] = await fileTickets(page, 0, ["همکار می‌برد", "در دست"]);
  await openBoard(page);
  const { stages } = await readBoard(page);
  await hold(page, cardOf(page, held), await topOf(listAt(page, 1)));
  const send = async (number: number) => {
    const place = await placeOf(page, number);
    await tell(page, "board.move", { ticketId: place?.card.id, toStageId: stages[3]?.id, expectedVersion: place?.card.version });
  };
  await send(moved);
  await send(held);
  await page.waitForTimeout(3_100);
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(cardIn(page, 3, moved)).toBeVisible();
  await expect(cardIn(page, 0, held)).toHaveCount(1);
  await page.mouse.up();
  await expect(toast(page)).toContainText("کس دیگری");
  await expect(cardIn(page, 3, held)).toBeVisible();
  expect(await countAt(page, 3)).toBe((await readBoard(page)).stages[3]?.count);
});
