import { expect, test } from "@playwright/test";
import { seriousViolations } from "../../support/e2e-axe";
import { signIn } from "../../support/e2e-sign-in";
import { askAtOnce } from "../../support/e2e-surveys";

test("an admin words the survey of a department, sees it, is told what is wrong, and is asked before leaving unsaved", async ({ page }) => {
  await askAtOnce(page);
  await signIn(page, "admin@nikafzar.example");
  await page.goto("/settings/surveys");
  await expect(page.getByRole("heading", { level: 1, name: "نظرسنجی" })).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);
  await page.getByRole("button", { name: /فروش/ }).click();
  await page.getByLabel("پرسش", { exact: true }).fill("از خرید خود راضی بودید؟");
  await page.getByRole("radio", { name: "۱ تا ۵" }).check();
  await expect(page.getByRole("complementary", { name: "پیش‌نمایش صفحهٔ مشتری" })).toContainText("از خرید خود راضی بودید؟");
  await page.getByLabel("مهلت پاسخ").fill("۰");
  await page.getByRole("button", { name: "ذخیره", exact: true }).click();
  await expect(page.getByText("عددی از ۱ تا ۹۰ بنویسید.")).toBeVisible();

  await page.getByRole("navigation", { name: "بخش‌های اصلی" }).getByRole("link", { name: "مشتریان" }).click();
  await expect(page.getByRole("alertdialog")).toContainText("تغییرها ذخیره نشده‌اند");
  await page.getByRole("button", { name: "ماندن" }).click();
  await page.getByLabel("مهلت پاسخ").fill("۷");
  await page.getByRole("button", { name: "ذخیره", exact: true }).click();
  await expect(page.getByText("نظرسنجی ذخیره شد")).toBeVisible();
  await page.reload();
  await page.getByRole("button", { name: /فروش/ }).click();
  await expect(page.getByLabel("پرسش", { exact: true })).toHaveValue("از خرید خود راضی بودید؟");
  await expect(page.getByLabel("مهلت پاسخ")).toHaveValue("۷");
  await page.getByRole("button", { name: "پیروی از همه" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "پیروی از همه" }).click();
  await expect(page.getByText("این دپارتمان از نظرسنجی همه پیروی می‌کند").first()).toBeVisible();
});

test("a supervisor reads it with the figures and changes nothing; an agent finds no such page", async ({ page }) => {
  await signIn(page, "supervisor@nikafzar.example");
  await page.goto("/settings/surveys");
  await expect(page.getByRole("table")).toContainText("نگار صالحی");
  await expect(page.getByRole("button", { name: "ذخیره", exact: true })).toHaveCount(0);
  await expect(page.getByLabel("پرسش", { exact: true })).toBeDisabled();
  await page.context().clearCookies();
  await signIn(page);
  await page.goto("/settings/surveys");
  await expect(page.getByRole("heading", { name: "نظرسنجی", exact: true })).toHaveCount(0);
});
