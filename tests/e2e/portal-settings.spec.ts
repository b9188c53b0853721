import { expect, test } from "@playwright/test";
import { seriousViolations } from "../support/e2e-axe";
import { fileInPortal, freshPhone, signInAsCustomer } from "../support/e2e-portal";
import { signIn } from "../support/e2e-sign-in";

test("a supervisor writes a question, moves it up and takes it away; customers see it before the form", async ({ page, browser }) => {
  await signIn(page, "supervisor@nikafzar.example");
  await page.getByRole("link", { name: "تنظیمات" }).click();
  await page.waitForURL("**/settings/portal");
  expect(await seriousViolations(page)).toEqual([]);
  const question = `پرسش آزمون ${Date.now() % 100_000}`;
  await page
    .getByRole("radio", { name: "فروش" })
    .or(page.getByRole("button", { name: "فروش", exact: true }))
    .first()
    .click();
  await page.getByRole("button", { name: "پرسش تازه" }).click();
  await page.locator("input[name=question]").fill(question);
  await page.locator("textarea[name=answer]").fill("پاسخ در https://example.ir/help است.");
  await expect(page.getByRole("region", { name: "از نگاه مشتری" })).toContainText(question);
  await page.getByRole("button", { name: "انصراف" }).click();
  await expect(page.getByRole("alertdialog")).toContainText("ذخیره نشده");
  await page.getByRole("button", { name: "ادامهٔ ویرایش" }).click();
  await page.getByRole("button", { name: "ذخیرهٔ پرسش" }).click();
  const entries = page.getByRole("listitem").filter({ has: page.getByRole("button", { name: /^بالا بردن/ }) });
  await expect(entries.last()).toContainText(question);
  await page.getByRole("button", { name: `بالا بردن «${question}»` }).focus();
  await page.keyboard.press("Enter");
  await expect(entries.last()).not.toContainText(question);

  const phone = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const customer = await phone.newPage();
  await signInAsCustomer(customer, freshPhone());
  await customer.goto("/portal/new");
  await customer.getByRole("link", { name: "فروش", exact: true }).click();
  await customer.getByText(question).click();
  await expect(customer.getByRole("link", { name: "https://example.ir/help" })).toBeVisible();
  await customer.getByRole("button", { name: "مشکلم حل شد" }).click();
  await expect(customer.getByText("خوشحالیم که مشکلتان حل شد")).toBeVisible();
  await phone.close();

  await expect(async () => {
    await page.reload();
    await page
      .getByRole("radio", { name: "فروش" })
      .or(page.getByRole("button", { name: "فروش", exact: true }))
      .first()
      .click();
    await expect(entries.filter({ hasText: question })).toContainText("۱ حل شد", { timeout: 2_000 });
  }).toPass();
  await page.getByRole("button", { name: `ویرایش «${question}»` }).click();
  await page.getByRole("button", { name: "حذف پرسش" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "حذف پرسش" }).click();
  await expect(page.getByText(question)).toHaveCount(0);
});

test("a customer's request rings at the desk until it has been looked at", async ({ page, browser }) => {
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const customer = await phone.newPage();
  await signInAsCustomer(customer, freshPhone());
  const title = `زنگ ${Date.now()}`;
  const number = await fileInPortal(customer, title, "برای آزمودن اعلان‌ها.");
  await phone.close();

  await signIn(page);
  await expect(page.getByRole("link", { name: /اعلان‌ها.*خوانده‌نشده/ })).toBeVisible();
  await page.getByRole("link", { name: /اعلان‌ها/ }).click();
  const entry = page.getByRole("listitem").filter({ hasText: title });
  await expect(entry).toContainText("تیکت جدید ثبت کرد");
  await expect(entry).toContainText("خوانده‌نشده");
  expect(await seriousViolations(page)).toEqual([]);
  // Leaving at once would call off the request that notes the looking.
  const noted = page.waitForResponse((response) => response.url().includes("tickets.markRead"));
  await entry.getByRole("link").click();
  await page.waitForURL(`**/tickets/${number}`);
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
  await noted;
  await page.goto("/inbox");
  await expect(entry).toBeVisible();
  await expect(entry).not.toContainText("خوانده‌نشده");
});
