import { expect, type Page, test } from "@playwright/test";
import { seriousViolations } from "../support/e2e-axe";
import { toast } from "../support/e2e-board";
import { bodyField, fileTicket, messageWith, notesOf, openTicket, portalSwitch, submitButton } from "../support/e2e-card";
import { freshPhone, messagesTo, smsWith } from "../support/e2e-portal";
import { signIn } from "../support/e2e-sign-in";

/** A card of a customer with a phone, opened; the SMS about its filing has come, so that whatever comes later is about something else. */
async function openCard(page: Page) {
  const phone = freshPhone();
  const ticket = await fileTicket(page, { phone });
  await smsWith(page, phone, /(\/t\/[0-9A-Za-z]{22})/, 0);
  await openTicket(page, ticket.number);
  return { ...ticket, phone, before: (await messagesTo(page, phone)).length };
}

async function writePublicly(page: Page, text: string) {
  await bodyField(page).fill(text);
  await portalSwitch(page).check();
  await submitButton(page).click();
  await expect(messageWith(page, text)).toContainText("مشتری می‌بیند");
}

test("a public reply taken back is in the box again, and no SMS about it ever leaves", async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page);
  const { number, phone, before } = await openCard(page);
  await writePublicly(page, "فاکتور را اصلاح کردیم");
  await toast(page).getByRole("button", { name: "واگرد" }).click();
  await expect(bodyField(page)).toHaveValue("فاکتور را اصلاح کردیم");
  await expect(portalSwitch(page)).toBeChecked();
  await expect(page.getByRole("article").filter({ hasText: "فاکتور را اصلاح کردیم" })).toHaveCount(0);
  expect(await notesOf(page, number)).toEqual([]);
  // Longer than the reply would have waited.
  await page.waitForTimeout(15_000);
  expect(await messagesTo(page, phone)).toHaveLength(before);
});

test("what was begun after a reply stays when the reply is taken back", async ({ page }) => {
  test.setTimeout(90_000);
  await signIn(page);
  await openCard(page);
  await writePublicly(page, "پاسخ نخست");
  await bodyField(page).fill("برای همکار: مشتری پرحرف است");
  await toast(page).getByRole("button", { name: "واگرد" }).click();
  await expect(bodyField(page)).toHaveValue("پاسخ نخست\n\nبرای همکار: مشتری پرحرف است");
  await expect(portalSwitch(page)).not.toBeChecked();
});

test("a public reply reaches the phone with a link that opens, and the card says what became of its SMS", async ({ page, browser }) => {
  test.setTimeout(120_000);
  await signIn(page);
  const { number, phone, before } = await openCard(page);
  await bodyField(page).fill("پیک فردا می‌رسد");
  await expect(page.getByText("از نگاه مشتری")).toHaveCount(0);
  await portalSwitch(page).check();
  await expect(page.getByText("پیامک خبر می‌رود به")).toBeVisible();
  await page.getByRole("button", { name: "از نگاه مشتری" }).click();
  await expect(page.getByRole("region", { name: "از نگاه مشتری" })).toContainText("پیک فردا می‌رسد");
  await submitButton(page).click();
  const note = messageWith(page, "پیک فردا می‌رسد");
  await expect(note).toContainText("پیامک: در صف");
  const link = await smsWith(page, phone, /(\/t\/[0-9A-Za-z]{22})/, before);
  const [sms] = (await messagesTo(page, phone)).slice(before);
  expect(sms?.message).toContain("پاسخ تیکت");
  await expect(note).toContainText(/پیامک: (فرستاده|رسیده)/, { timeout: 45_000 });
  expect(await seriousViolations(page)).toEqual([]);

  const customer = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const portal = await customer.newPage();
  await portal.goto(link);
  await expect(portal.getByText("پیک فردا می‌رسد")).toBeVisible();
  await customer.close();
  expect((await notesOf(page, number)).map(([body]) => body)).toEqual(["پیک فردا می‌رسد"]);
});

test("an SMS in one's own words leaves from the card's menu with its price beforehand, and stays on the card", async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page);
  const { phone, before } = await openCard(page);
  const openDialog = async () => {
    await page.getByRole("button", { name: "کارهای بیشتر" }).click();
    await page.getByRole("menuitem", { name: "پیامک به مشتری" }).click();
    return page.getByRole("dialog", { name: "پیامک به سمیه آزمون" });
  };
  const dialog = await openDialog();
  await dialog.getByRole("button", { name: "فرستادن پیامک" }).click();
  await expect(dialog.getByText("متن پیامک را بنویسید.")).toBeVisible();
  await dialog.getByRole("textbox", { name: "متن پیامک" }).fill("فردا ساعت ۱۰ تماس می‌گیریم");
  await expect(dialog.getByText(/۱ پارت، .+ نویسه تا پارت بعد/)).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);
  await dialog.getByRole("button", { name: "فرستادن پیامک" }).click();
  await expect(dialog).toBeHidden();
  await expect(messageWith(page, "فردا ساعت ۱۰ تماس می‌گیریم")).toContainText("پیامک: در صف");
  await smsWith(page, phone, /(فردا ساعت ۱۰ تماس می‌گیریم)/, before);
  await expect(messageWith(page, "فردا ساعت ۱۰ تماس می‌گیریم")).toContainText(/پیامک: (فرستاده|رسیده)/, { timeout: 45_000 });

  const sent = (await messagesTo(page, phone)).length;
  const again = await openDialog();
  await again.getByRole("textbox", { name: "متن پیامک" }).fill("این یکی نرود");
  await again.getByRole("button", { name: "فرستادن پیامک" }).click();
  await toast(page).getByRole("button", { name: "واگرد" }).click();
  await expect(toast(page)).toContainText("پیامک فرستاده نشد");
  await page.waitForTimeout(15_000);
  expect(await messagesTo(page, phone)).toHaveLength(sent);
});

test("an administrator rewrites the text of an SMS, sees parts and price, and may have ours back", async ({ page }) => {
  await signIn(page, "admin@nikafzar.example");
  await page.goto("/settings/sms");
  await expect(page.getByRole("heading", { level: 1, name: "پیامک" })).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);
  const line = page.getByRole("listitem").filter({ has: page.getByRole("button", { name: /^پاسخ تازه/ }) });
  const header = line.getByRole("button", { name: /^پاسخ تازه/ });
  await header.click();
  const body = line.locator("textarea[name=body]");
  const preview = line.getByRole("figure").first();
  await body.fill("{organisation}: تیکت {number} پاسخ دارد {link}");
  await expect(preview).toContainText("نیک‌افزار: تیکت");
  await expect(preview).toContainText(/[۱-۹] پارت، .+ · هر پیامک .+تومان/);
  await body.fill("سلام {nobody}");
  await expect(preview).toContainText("این متغیرها شناخته نیستند: {nobody}");
  await body.fill(`{number} ${"خیلی دراز ".repeat(12)}{link}`);
  await expect(preview).toContainText(/[۲-۹] پارت/);
  await body.fill("پاسخ آزمون {number}: {link}");
  await expect(preview).toContainText("پاسخ آزمون");
  expect(await seriousViolations(page)).toEqual([]);
  await line.getByRole("button", { name: "ذخیرهٔ متن" }).click();
  await expect(toast(page)).toContainText("متن ذخیره شد");
  await page.reload();
  await expect(header).toContainText("پاسخ آزمون");
  await header.click();
  await line.getByRole("button", { name: "بازگشت به متن پیش‌فرض" }).click();
  await expect(header).toContainText("متن پیش‌فرض");
  await expect(header).not.toContainText("پاسخ آزمون");
});

test("rules of sending are refused beside their field and survive a reload", async ({ page }) => {
  await signIn(page, "admin@nikafzar.example");
  await page.goto("/settings/sms");
  const until = page.locator("input[name=quietUntil]");
  const before = await until.inputValue();
  await until.fill("۲۵:۰۰");
  await page.getByRole("button", { name: "ذخیره", exact: true }).click();
  await expect(page.getByText("ساعت را مانند ۲۱:۰۰ بنویسید.")).toBeVisible();
  await until.fill("8:30");
  await page.getByRole("button", { name: "ذخیره", exact: true }).click();
  await expect(toast(page)).toContainText("ذخیره شد");
  await page.reload();
  await expect(until).toHaveValue("۰۸:۳۰");
  await until.fill(before);
  await page.getByRole("button", { name: "ذخیره", exact: true }).click();
  await expect(toast(page)).toContainText("ذخیره شد");
});

test("agents do not reach the settings of SMS", async ({ page }) => {
  await signIn(page);
  const response = await page.goto("/settings/sms");
  expect(response?.status()).toBe(404);
});
