import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { seriousViolations } from "../support/e2e-axe";
import { DEMO_PASSWORD, signIn } from "../support/e2e-sign-in";

test("an administrator reads who came in and who did not, what a card move changed, and takes it out; a supervisor finds nothing there", async ({
  page,
  browser,
}) => {
  await page.goto("/login");
  await page.locator("input[name=email]").fill("admin@nikafzar.example");
  await page.locator("input[name=password]").fill(`not ${DEMO_PASSWORD}`);
  await page.getByRole("button", { name: "ورود", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toBeVisible();
  await signIn(page, "admin@nikafzar.example");
  await page.goto("/settings/audit");
  await expect(page.getByRole("region", { name: "زنجیرهٔ مهر" })).toContainText("آخرین مهر");
  expect(await seriousViolations(page)).toEqual([]);

  await page.getByRole("button", { name: /^گروه رویداد/ }).click();
  await page.getByRole("option", { name: "ورود و خروج" }).click();
  await page.waitForURL(/group=sign_in/);
  const refused = page.getByRole("listitem").filter({ hasText: "نتوانست وارد شود: گذرواژهٔ نادرست" }).first();
  await expect(refused).toBeVisible();
  await refused.getByRole("button", { name: /^جزئیات/ }).click();
  await expect(refused).toContainText("session.refused");
  expect(await seriousViolations(page)).toEqual([]);

  const wanted = page.waitForEvent("download");
  await page.getByRole("button", { name: "خروجی CSV" }).click();
  const file = await wanted;
  expect(file.suggestedFilename()).toMatch(/^kariz-audit-.*\.csv$/);
  const text = await readFile(await file.path(), "utf8");
  expect(text.startsWith("\uFEFF")).toBe(true);
  expect(text).toContain("session.refused");
  expect(text).not.toContain("card.moved");

  await page.goto("/settings/audit?group=exports");
  await expect(page.getByRole("listitem").filter({ hasText: "خروجی گرفت" }).first()).toBeVisible();
  await page.getByLabel("نام یا عنوان").fill("چنین چیزی نیست");
  await page.getByRole("button", { name: "اعمال" }).click();
  await expect(page.getByRole("heading", { name: "رویدادی با این صافی‌ها نیست" })).toBeVisible();
  await page.getByRole("button", { name: "پاک کردن" }).first().click();
  await page.waitForURL(/\/settings\/audit$/);

  // a row of the demo's history leads to its card
  await page.goto("/settings/audit?group=tickets");
  const rows = page.getByRole("listitem").filter({ has: page.getByRole("button", { name: /^جزئیات/ }) });
  await expect(rows).toHaveCount(50);
  await page.getByRole("button", { name: "رویدادهای پیشین" }).click();
  await expect(rows).toHaveCount(100);
  await rows.first().getByRole("link", { name: /^تیکت/ }).click();
  await page.waitForURL(/\/tickets\/\d+$/);

  const other = await browser.newContext();
  const supervisor = await other.newPage();
  await signIn(supervisor, "supervisor@nikafzar.example");
  expect((await supervisor.goto("/settings/audit"))?.status()).toBe(404);
  await other.close();
});
