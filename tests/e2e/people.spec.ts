import { expect, type Page, test } from "@playwright/test";
import { seriousViolations } from "../support/e2e-axe";
import { signIn } from "../support/e2e-sign-in";

const PASSWORD = "چهار اسب سفید";

async function openPerson(page: Page, name: string): Promise<void> {
  await page.goto("/settings/people");
  await page.getByRole("searchbox").fill(name);
  await page.getByRole("link", { name }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
}

async function choose(page: Page, label: RegExp, option: RegExp | string): Promise<void> {
  await page.getByRole("button", { name: label }).click();
  await page.getByRole("option", { name: option }).click();
}

test("a colleague is invited by a link, works, is lowered while signed in, and leaves with the cards handed over", async ({ page, browser }) => {
  test.setTimeout(240_000);
  const name = `آزمون ${Date.now() % 1_000_000}`;
  const email = `e2e-${Date.now()}@example.test`;
  await signIn(page, "admin@nikafzar.example");
  await page.goto("/settings/people");
  expect(await seriousViolations(page)).toEqual([]);
  await page.getByRole("button", { name: "دعوت همکار" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "ساختن پیوند دعوت" }).click();
  await expect(dialog.locator("input[name=name]")).toHaveAttribute("aria-invalid", "true");
  await dialog.locator("input[name=name]").fill(name);
  await dialog.locator("input[name=email]").fill("admin@nikafzar.example");
  await dialog.getByRole("button", { name: "ساختن پیوند دعوت" }).click();
  await expect(dialog).toContainText("همکار دیگری این ایمیل را دارد");
  await dialog.locator("input[name=email]").fill(email);
  await dialog.getByRole("button", { name: "ساختن پیوند دعوت" }).click();
  const url = await dialog.locator("[data-made-link]").textContent();
  expect(await seriousViolations(page)).toEqual([]);
  await dialog.getByRole("button", { name: "رونویسی کردم" }).click();

  // the newcomer, on a phone that knows nobody; looking twice does no harm
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const newcomer = await phone.newPage();
  const address = new URL(url ?? "").pathname;
  const answer = await newcomer.goto(address);
  expect(answer?.headers()).toMatchObject({ "referrer-policy": "no-referrer", "x-robots-tag": "noindex, nofollow" });
  expect(answer?.headers()["cache-control"]).toContain("no-store");
  await newcomer.reload();
  expect(await seriousViolations(newcomer)).toEqual([]);
  await newcomer.locator("input[name=password]").fill("password12");
  await newcomer.getByRole("button", { name: "ساختن حساب و ورود" }).click();
  await expect(newcomer.getByText("از رایج‌ترین‌هاست")).toBeVisible();
  await newcomer.locator("input[name=password]").fill(PASSWORD);
  await newcomer.getByRole("button", { name: "ساختن حساب و ورود" }).click();
  await newcomer.waitForURL("**/boards/**");
  await phone.newPage().then(async (other) => {
    await other.goto(address);
    await expect(other.getByRole("heading", { name: "این پیوند دیگر کار نمی‌کند" })).toBeVisible();
    await other.close();
  });

  // a card of their own, and a note that is being written
  await newcomer.goto((await newcomer.locator("[data-ticket] a").first().getAttribute("href")) ?? "");
  await choose(newcomer, /^مسئول/, new RegExp(name));
  await expect(newcomer.getByRole("button", { name: new RegExp(`^مسئول.*${name}`) })).toBeVisible();
  await newcomer.getByRole("button", { name: "افزودن یادداشت" }).click();
  await newcomer.locator("textarea[name=body]").fill("نوشته‌ای که نباید گم شود");

  await openPerson(page, name);
  expect(await seriousViolations(page)).toEqual([]);
  await choose(page, /^نقش/, /بازدیدکننده/);
  await expect(page.getByText("بی‌مسئول می‌شود")).toBeVisible();
  await page.getByRole("button", { name: "ذخیره", exact: true }).click();
  await expect(page.getByText("ذخیره شد.")).toBeVisible();
  await newcomer.getByRole("button", { name: /^ثبت یادداشت/ }).click();
  await expect(newcomer.getByText("اجازهٔ این کار را ندارید")).toBeVisible();
  await newcomer.goto("/");
  await newcomer.waitForURL("**/boards/**");
  await expect(newcomer.getByRole("button", { name: "تیکت جدید" })).toHaveCount(0);

  // back at work with a card, and then gone
  await choose(page, /^نقش/, /کارشناس/);
  await page.getByRole("button", { name: "ذخیره", exact: true }).click();
  await expect(page.getByText("ذخیره نشده")).toHaveCount(0);
  await newcomer.goto((await newcomer.locator("[data-ticket] a").first().getAttribute("href")) ?? "");
  const ticketUrl = newcomer.url();
  // What the card shows at once is not stored yet.
  const stored = newcomer.waitForResponse((response) => response.url().includes("tickets.edit") && response.ok());
  await choose(newcomer, /^مسئول/, new RegExp(name));
  await stored;
  await expect(newcomer.getByRole("button", { name: new RegExp(`^مسئول.*${name}`) })).toBeVisible();
  await page.reload();
  await page.getByRole("button", { name: "بستن دسترسی" }).click();
  const leave = page.getByRole("alertdialog");
  await expect(leave).toContainText("۱ کارت باز");
  await leave.getByRole("button", { name: "بستن دسترسی" }).click();
  await expect(leave).toContainText("دست‌کم یک نفر را برگزینید");
  await leave.getByRole("button", { name: /^به چه کسانی/ }).click();
  const heir = page.getByRole("option").first();
  const heirName = (await heir.locator("bdi, span").first().textContent())?.trim();
  await heir.click();
  await page.keyboard.press("Escape");
  await leave.getByRole("button", { name: "بستن دسترسی" }).click();
  await expect(page.getByText("دسترسی بسته", { exact: true })).toBeVisible();
  await newcomer.goto("/");
  await newcomer.waitForURL("**/login**");
  await page.goto(new URL(ticketUrl).pathname);
  await expect(page.getByRole("button", { name: new RegExp(`^مسئول.*${heirName ?? ""}`) })).toBeVisible();
  await expect(page.getByRole("button", { name: new RegExp(`^مسئول.*${name}`) })).toHaveCount(0);
  await phone.close();
});
