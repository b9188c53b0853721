import { expect, test } from "@playwright/test";
import { toPersianDigits } from "@/persian/digits";
import { seriousViolations } from "../../support/e2e-axe";
import { ask, tell } from "../../support/e2e-board";
import { freshPhone, signInAsCustomer } from "../../support/e2e-portal";
import { signIn } from "../../support/e2e-sign-in";

test("a caller gets a record by the number alone; name, company, numbers, facts and notes are entered where they are read, and the portal shows the public note only", async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  await signIn(page, "admin@nikafzar.example");
  const unique = String(Date.now() % 10_000_000);
  const phone = freshPhone();

  await page.goto("/customers");
  await page.locator("input[name=caller]").fill(toPersianDigits(`+98 ${phone.slice(1, 4)} ${phone.slice(4)}`));
  await expect(page.getByRole("button", { name: "ساختن پرونده" })).toBeVisible();
  await page.locator("input[name=caller]").press("Enter");
  await page.waitForURL(/\/customers\/[0-9a-f-]{36}\?new=1/);
  const customerId = /customers\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? "";
  await page.getByRole("textbox", { name: "نام", exact: true }).fill(`تماس‌گیرنده ${unique}`);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: `تماس‌گیرنده ${unique}` })).toBeVisible();

  await page.getByRole("button", { name: "افزودن شرکت" }).click();
  await page.getByRole("searchbox").or(page.getByRole("combobox")).last().fill(`شرکت ${unique}`);
  await page.getByRole("option", { name: `شرکت تازه: شرکت ${unique}` }).click();
  await expect(page.getByRole("link", { name: `شرکت ${unique}` })).toBeVisible();

  // A number of somebody else is explained with a link to that record; nothing that was typed is lost.
  await page.getByRole("button", { name: "ویرایش راه‌های تماس" }).click();
  await page.getByRole("button", { name: "افزودن شماره" }).click();
  await page.getByLabel("شمارهٔ ۲", { exact: true }).fill("0912 000 0001");
  await page.getByRole("button", { name: "ذخیره" }).click();
  await expect(page.getByRole("link", { name: /پروندهٔ .*مریم احمدی/ })).toBeVisible();
  const second = freshPhone();
  await page.getByLabel("شمارهٔ ۲", { exact: true }).fill(toPersianDigits(second));
  await page.getByRole("button", { name: "افزودن ایمیل" }).click();
  await page.getByRole("textbox", { name: "ایمیل ۱" }).fill(`caller${unique}@example.ir`);
  await page.getByRole("button", { name: "ذخیره" }).click();
  await expect(page.getByRole("link", { name: `caller${unique}@example.ir` })).toBeVisible();

  const field = await tell<{ id: string; version: number }>(page, "customers.saveField", {
    label: `رتبه ${unique}`,
    kind: "CHOICE",
    options: ["ویژه", "عادی"],
    isOnCard: true,
  });
  await page.reload();
  await page.getByText("مشخصات دیگر").click();
  await page.getByRole("button", { name: `افزودن رتبه ${unique}` }).click();
  await page.getByRole("option", { name: "ویژه" }).click();
  await expect(page.getByRole("button", { name: `رتبه ${unique}: ویژه` })).toBeVisible();

  // What a colleague writes meanwhile is shown beside one's own words, never over them.
  await page.getByRole("button", { name: "افزودن شهر" }).click();
  const { version } = await ask<{ version: number }>(page, "customers.get", { customerId });
  await tell(page, "customers.edit", { customerId, expectedVersion: version, city: "تبریز" });
  await page.getByRole("textbox", { name: "شهر" }).fill("شیراز");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/همین حالا تغییر داده است|«تبریز»/)).toBeVisible();
  await expect(page.getByRole("textbox", { name: "شهر" })).toHaveValue("شیراز");
  await page.getByRole("textbox", { name: "شهر" }).press("Escape");

  const note = page.locator("textarea[name=customer-note]");
  await note.fill("فقط خودمان بدانیم");
  await page.getByRole("button", { name: "ثبت یادداشت" }).click();
  await expect(page.getByRole("article").filter({ hasText: "فقط خودمان بدانیم" })).toContainText("فقط همکاران");
  await note.fill("برای شما نوشتیم");
  await page.getByRole("switch", { name: "نمایش در پرتال" }).check();
  await page.getByRole("button", { name: "ثبت یادداشت" }).click();
  await expect(page.getByRole("article").filter({ hasText: "برای شما نوشتیم" })).toContainText("مشتری می‌بیند");
  expect(await seriousViolations(page)).toEqual([]);

  await page.getByRole("link", { name: `شرکت ${unique}` }).click();
  await expect(page.getByRole("heading", { level: 1, name: `شرکت ${unique}` })).toBeVisible();
  await expect(page.getByRole("link", { name: `تماس‌گیرنده ${unique}` }).first()).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);

  await page.goto("/settings/customer-fields");
  await page.getByRole("button", { name: `ویرایش رتبه ${unique}` }).click();
  expect(await seriousViolations(page)).toEqual([]);
  await page.getByRole("button", { name: "کنار گذاشتن" }).click();
  await page.getByRole("alertdialog").or(page.getByRole("dialog")).getByRole("button", { name: "کنار گذاشتن" }).click();
  await expect(page.getByText("مشخصه کنار گذاشته شد")).toBeVisible();
  expect(field.version).toBe(1);

  const portal = await (await browser.newContext({ baseURL: test.info().project.use.baseURL ?? "" })).newPage();
  await signInAsCustomer(portal, phone);
  await expect(async () => {
    await portal.goto("/portal");
    await expect(portal.getByText("برای شما نوشتیم")).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await expect(portal.getByText("فقط خودمان بدانیم")).toHaveCount(0);
  expect(await seriousViolations(portal)).toEqual([]);
});
