import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { cardIn, cardOf, countAt, fileTickets, listAt, openBoard, readBoard } from "../support/e2e-board";
import { signIn } from "../support/e2e-sign-in";

test.beforeEach(async ({ page }) => {
  await signIn(page);
});

test("stages run from right to left with their counts", async ({ page }) => {
  await openBoard(page);
  const { stages } = await readBoard(page);
  const [first, second] = [await listAt(page, 0).boundingBox(), await listAt(page, 1).boundingBox()];
  expect(first?.x ?? 0).toBeGreaterThan(second?.x ?? 0);
  for (const [index, stage] of stages.entries()) {
    await expect(listAt(page, index)).toHaveAttribute("data-stage", stage.slug);
    expect(await countAt(page, index)).toBe(stage.count);
  }
});

test("`/` leads to the board that was seen last", async ({ page }) => {
  await openBoard(page, "", "sales");
  await expect.poll(() => page.evaluate(() => document.cookie)).toContain("kariz-board=sales");
  await page.goto("/");
  await expect(page).toHaveURL(/\/boards\/sales$/);
});

test("a filter stands in the address, survives a reload, and Back takes it away", async ({ page }) => {
  const word = `نشانی${Date.now()}`;
  const [number = 0] = await fileTickets(page, 0, [`فیلتر ${word}`]);
  await openBoard(page);
  const all = await countAt(page, 0);
  await page.getByRole("searchbox", { name: "جستجو" }).fill(word);
  await expect(page).toHaveURL(/text=/);
  await expect.poll(() => countAt(page, 0)).toBe(1);
  await page.reload();
  await expect(page.getByRole("searchbox", { name: "جستجو" })).toHaveValue(word);
  await expect(cardOf(page, number)).toBeVisible();
  expect(await countAt(page, 0)).toBe(1);
  await page.getByRole("button", { name: "پاک کردن فیلترها" }).click();
  await expect.poll(() => countAt(page, 0)).toBe(all);
  await page.goBack();
  await expect.poll(() => countAt(page, 0)).toBe(1);
  await expect(page.getByRole("searchbox", { name: "جستجو" })).toHaveValue(word);
});

test("chips show what they are set to and counts follow them", async ({ page }) => {
  await openBoard(page);
  await page.getByRole("button", { name: "اولویت" }).click();
  await page.getByRole("option", { name: "فوری" }).click();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/priority=URGENT/);
  const { stages } = await readBoard(page, { priority: ["URGENT"] });
  for (const [index, stage] of stages.entries()) await expect.poll(() => countAt(page, index)).toBe(stage.count);
  await expect(page.getByRole("button", { name: /اولویت.*فوری/ })).toBeVisible();
  await page.getByRole("button", { name: "حذف فیلتر اولویت" }).click();
  await expect(page).not.toHaveURL(/priority/);
});

test("filters that fit nothing say so and offer the way back", async ({ page }) => {
  await openBoard(page, "?text=هیچ‌کارتی‌این‌را‌ندارد");
  await expect(page.getByRole("heading", { name: "کارتی با این فیلترها نیست" })).toBeVisible();
  await page.getByRole("button", { name: "پاک کردن فیلترها" }).first().click();
  await expect(page).toHaveURL(/\/boards\/support$/);
  await expect(page.locator("[data-ticket]").first()).toBeVisible();
});

test("quick add puts a card on top of its stage", async ({ page }) => {
  await openBoard(page);
  const { stages } = await readBoard(page);
  const before = await countAt(page, 1);
  const title = `افزودن سریع ${Date.now()}`;
  await page.getByRole("button", { name: `افزودن کارت به ${stages[1]?.name}` }).click();
  const form = page.getByRole("form", { name: `افزودن کارت به ${stages[1]?.name}` });
  await form.locator("[name=title]").fill(title);
  await form.getByRole("button", { name: "مشتری" }).click();
  await page.getByRole("option").first().click();
  await form.getByRole("button", { name: "افزودن", exact: true }).click();
  await expect(listAt(page, 1).locator("[data-ticket]").first()).toContainText(title);
  expect(await countAt(page, 1)).toBe(before + 1);
  await expect(form.locator("[name=title]")).toBeFocused();
});

test("a stage pages as it scrolls, to its last card", async ({ page }) => {
  await openBoard(page);
  const { stages } = await readBoard(page);
  const longest = stages.reduce((best, stage, index) => (stage.count > (stages[best]?.count ?? 0) ? index : best), 0);
  const stage = stages[longest];
  test.skip((stage?.count ?? 0) <= 25, "no stage longer than a page");
  const list = listAt(page, longest);
  await list.scrollIntoViewIfNeeded();
  await expect
    .poll(
      async () => {
        await list.evaluate((element) => element.scrollBy(0, 4_000));
        return Number(await list.locator("li[aria-posinset]").last().getAttribute("aria-posinset"));
      },
      { timeout: 15_000 },
    )
    .toBe(stage?.count);
});

test("opening a card shows it over the board; Back gives the board and its scroll back", async ({ page }) => {
  const [number = 0] = await fileTickets(page, 0, ["باز شدن روی کاریز"]);
  await openBoard(page, "?text=باز");
  await cardOf(page, number).getByRole("link").click();
  await expect(page).toHaveURL(new RegExp(`/tickets/${number}$`));
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page).toHaveURL(/\/boards\/support\?text=/);
  await expect(cardIn(page, 0, number)).toBeVisible();
});

test("a card's link is a real one: it has the ticket's address", async ({ page }) => {
  const [number = 0] = await fileTickets(page, 0, ["پیوند واقعی"]);
  await openBoard(page);
  await expect(cardOf(page, number).getByRole("link")).toHaveAttribute("href", `/tickets/${number}`);
});

test("the keys «/» and N search and file a ticket, but not while somebody types", async ({ page }) => {
  await openBoard(page);
  await page.keyboard.press("Slash");
  const search = page.getByRole("searchbox", { name: "جستجو" });
  await expect(search).toBeFocused();
  await page.keyboard.press("KeyN");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await search.fill("");
  await search.blur();
  await page.keyboard.press("KeyN");
  await expect(page.getByRole("dialog")).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing serious on the board, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await openBoard(page);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.filter((one) => one.impact === "serious" || one.impact === "critical").map((one) => `${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
  });
}
