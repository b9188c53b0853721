import { expect, test } from "@playwright/test";
import { toast } from "../support/e2e-board";
import { fileTicket, readTicket } from "../support/e2e-card";
import { signIn } from "../support/e2e-sign-in";

const line = (n: number) => String(n).padStart(7, "0");
const fresh = () => `0919${line(Math.floor(Math.random() * 10_000_000))}`;
const persian = (text: string) => text.replace(/\d/g, (digit) => "۰۱۲۳۴۵۶۷۸۹".charAt(Number(digit)));

test.beforeEach(async ({ page }) => {
  await signIn(page);
});

test("a new ticket for a known customer, found by a number in Persian digits", async ({ page }) => {
  const phone = fresh();
  const { customer } = await fileTicket(page, { customerName: "مهرداد جستجو", phone });
  await page.getByRole("button", { name: "تیکت جدید", exact: true }).click();
  const form = page.getByRole("dialog");
  await form.getByRole("button", { name: "ثبت تیکت" }).click();
  await expect(form.getByText("مشتری را برگزینید یا مشتری تازه‌ای بسازید.")).toBeVisible();
  await expect(form.getByText("عنوان تیکت را بنویسید.")).toBeVisible();
  await form.getByRole("combobox", { name: "مشتری" }).fill(persian(phone));
  await form.getByRole("option", { name: "مهرداد جستجو" }).click();
  await form.locator("input[name=title]").fill("فاکتور رسمی می‌خواهم");
  await form.locator("textarea[name=description]").fill("برای آبان.");
  await form.getByRole("button", { name: "ثبت تیکت" }).click();
  await expect(form).toBeHidden();
  await expect(toast(page).getByText(/تیکت .* ثبت شد/)).toBeVisible();
  await toast(page).getByRole("button", { name: "باز کردن" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "فاکتور رسمی می‌خواهم" })).toBeVisible();
  const number = Number(page.url().match(/tickets\/(\d+)/)?.[1]);
  const ticket = await readTicket(page, number);
  expect([ticket.customer.id, ticket.description]).toEqual([customer.id, "برای آبان."]);
});

test("a customer is made in place; a number somebody has already shows whose it is; failure loses nothing", async ({ page }) => {
  const phone = fresh();
  await fileTicket(page, { customerName: "صاحب شماره", phone });
  await page.getByRole("button", { name: "تیکت جدید", exact: true }).click();
  const form = page.getByRole("dialog");
  await form.getByRole("combobox", { name: "مشتری" }).fill("مشتری ناآشنای ۴۲");
  await form.getByRole("option", { name: /مشتری تازه با/ }).click();
  await expect(form.locator("input[name=name]")).toHaveValue("مشتری ناآشنای ۴۲");
  await form.locator("input[name=phone]").fill("12");
  await form.getByRole("button", { name: "افزودن مشتری" }).click();
  await expect(form.getByText("شماره خوانده نشد")).toBeVisible();
  await form.locator("input[name=phone]").fill(persian(phone));
  await form.getByRole("button", { name: "افزودن مشتری" }).click();
  await expect(form.getByText("این شماره از آنِ «صاحب شماره» است.")).toBeVisible();
  await form.locator("input[name=phone]").fill(persian(fresh()));
  await form.getByRole("button", { name: "افزودن مشتری" }).click();
  await form.locator("input[name=title]").fill("چاپگر روشن نمی‌شود");

  await page.route("**/api/trpc/tickets.create*", (route) => route.abort());
  await form.getByRole("button", { name: "ثبت تیکت" }).click();
  await expect(form.getByText("ارتباط با سرور برقرار نشد")).toBeVisible();
  await page.unroute("**/api/trpc/tickets.create*");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "تیکت جدید", exact: true }).click();
  await expect(form.locator("input[name=title]")).toHaveValue("چاپگر روشن نمی‌شود");
  await form.getByRole("button", { name: "ثبت تیکت" }).click();
  await expect(form).toBeHidden();
  await expect(toast(page).getByText(/تیکت .* ثبت شد/)).toBeVisible();
});
