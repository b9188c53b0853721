import { expect, test } from "@playwright/test";
import { toPersianDigits } from "@/persian/digits";
import { seriousViolations } from "../../support/e2e-axe";
import { tell } from "../../support/e2e-board";
import { freshPhone, smsWith } from "../../support/e2e-portal";
import { signIn } from "../../support/e2e-sign-in";

test("a customer is found by number in Persian digits; a ticket with a first note is filed from the record and the customer is told", async ({ page }) => {
  await signIn(page);
  const phone = freshPhone();
  const name = `مینا ${Date.now() % 1_000_000}`;
  await tell(page, "customers.create", { name, phone });
  await page.getByRole("link", { name: "مشتریان" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "مشتریان" })).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);
  await page.locator("input[name=q]").fill(toPersianDigits(phone));
  await page.locator("#content").getByRole("button", { name: "جستجو" }).click();
  await page.getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);
  await page.getByRole("button", { name: "تیکت جدید" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("input[name=title]").fill("نصب نسخهٔ تازه");
  await dialog.locator("textarea[name=body]").fill("فردا ساعت ۱۰ نصب می‌کنیم.");
  await expect(dialog.getByRole("switch", { name: "نمایش در پرتال" })).toBeChecked();
  await dialog.getByRole("button", { name: "ثبت تیکت" }).click();
  await page.getByRole("link", { name: "نصب نسخهٔ تازه" }).first().click();
  await expect(page.getByText("فردا ساعت ۱۰ نصب می‌کنیم.")).toBeVisible();
  await page.getByRole("complementary", { name: "مشتری" }).getByRole("link", { name }).click();
  await expect(page).toHaveURL(/\/customers\/[0-9a-f-]{36}$/);
  const link = await smsWith(page, phone, /برایتان[^\n]*\s*\S*(\/t\/[0-9A-Za-z]{22})/, 0);
  await page.context().clearCookies();
  await page.goto(link);
  await expect(page.getByText("فردا ساعت ۱۰ نصب می‌کنیم.")).toBeVisible();
});

test("nobody is found: the page says what to try @phone", async ({ page }) => {
  await signIn(page);
  await page.goto(`/customers?q=${encodeURIComponent("چنین کسی نیست")}`);
  await expect(page.getByRole("heading", { name: /پیدا نشد/ })).toBeVisible();
  await page.getByRole("link", { name: "همهٔ مشتریان" }).click();
  await expect(page.getByRole("row").nth(5)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
