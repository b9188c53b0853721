import { expect, test } from "@playwright/test";
import { toPersianDigits } from "@/persian/digits";
import { seriousViolations } from "../support/e2e-axe";
import { fileTickets } from "../support/e2e-board";
import { signIn } from "../support/e2e-sign-in";

test("Ctrl+K finds a ticket by number and by folded words of an internal note, with the keyboard alone; the page of results has an address", async ({
  page,
}) => {
  await signIn(page);
  const word = `ژرفا${Date.now() % 100_000}`;
  const [number = 0] = await fileTickets(page, 0, [`آزمون جستجوی ${word}`]);
  const { ticket } = await page.request
    .get(`/api/trpc/search.all?input=${encodeURIComponent(JSON.stringify({ text: String(number) }))}`)
    .then(async (answer) => (await answer.json()).result.data);
  expect(ticket.number).toBe(number);

  await page.keyboard.press("Control+KeyK");
  const field = page.getByRole("combobox", { name: "جستجو در همه‌چیز" });
  await expect(field).toBeFocused();
  await field.fill(toPersianDigits(String(number)));
  await expect(page.getByRole("option", { selected: true })).toContainText(word);
  expect(await seriousViolations(page)).toEqual([]);
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/tickets/${number}`);

  await page.keyboard.press("Control+KeyK");
  await field.fill(`هيچ چيز ${word}ضظ`);
  await expect(page.getByText("چیزی پیدا نشد")).toBeVisible();
  await field.fill(`${word} جستجوي`);
  await expect(page.getByRole("option").filter({ hasText: word })).toHaveCount(1);
  await expect(page.getByRole("option").first().locator("mark")).not.toHaveCount(0);
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("option", { selected: true })).toHaveText("همهٔ نتیجه‌ها");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/search?q=*");
  await expect(page.getByRole("region", { name: "تیکت‌ها" }).getByRole("link")).toHaveAttribute("href", `/tickets/${number}`);
  expect(await seriousViolations(page)).toEqual([]);
});
