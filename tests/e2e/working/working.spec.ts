import { expect, type Page, test } from "@playwright/test";
import { seriousViolations } from "../../support/e2e-axe";
import { ask, tell } from "../../support/e2e-board";
import { fileTicket, messageWith, openTicket } from "../../support/e2e-card";
import { freshPhone, signInAsCustomer } from "../../support/e2e-portal";
import { signIn } from "../../support/e2e-sign-in";

const nameOf = async (page: Page) => (await ask<{ name: string }>(page, "identity.me", null)).name;

test("a card is escalated with a reason, the colleague is told and gives it back, a call is logged, and the customer reads what is promised", async ({
  page,
  browser,
}) => {
  test.slow();
  const phone = freshPhone();
  await signIn(page);
  const me = await nameOf(page);
  const other = await (await browser.newContext()).newPage();
  await signIn(other, "agent2@nikafzar.example");
  const colleague = await nameOf(other);
  const ticket = await fileTicket(page, { title: `ارجاع ${Date.now()}`, phone });

  await openTicket(page, ticket.number);
  await page.getByRole("button", { name: "ارجاع", exact: true }).click();
  const refer = page.getByRole("dialog", { name: /^ارجاع تیکت/ });
  await refer.getByRole("button", { name: "ارجاع", exact: true }).click();
  await expect(refer.getByText("دلیل ارجاع را بنویسید.")).toBeVisible();
  await refer.getByRole("button", { name: /^همکار/ }).click();
  await page.getByRole("option", { name: colleague }).click();
  await refer.locator("textarea[name=reason]").fill("پایگاه دادهٔ انبار را ببیند");
  await refer.getByRole("switch", { name: "ارجاع به خط دوم" }).check();
  expect(await seriousViolations(page)).toEqual([]);
  await refer.getByRole("button", { name: "ارجاع", exact: true }).click();
  await expect(refer).toBeHidden();
  await expect(page.getByText(`نزد ⁨${colleague}⁩`).first()).toBeVisible();

  await other.goto("/inbox");
  await expect(other.getByText("این کارت را ارجاع داد").first()).toBeVisible();
  await openTicket(other, ticket.number);
  await other.getByRole("button", { name: /^پیشینهٔ ارجاع/ }).click();
  await expect(other.getByRole("list", { name: /نزد چه کسانی/ })).toContainText("پایگاه دادهٔ انبار را ببیند");
  await other.getByRole("button", { name: "دنبال کردن", exact: true }).click();
  await expect(other.getByRole("button", { name: "دنبال نکردن" })).toHaveAttribute("aria-pressed", "true");
  await other.getByRole("button", { name: "برگرداندن", exact: true }).click();
  const back = other.getByRole("dialog", { name: /^برگرداندن/ });
  await back.locator("textarea[name=reason]").fill("درست شد");
  await back.getByRole("button", { name: "برگرداندن", exact: true }).click();
  await expect(back).toBeHidden();
  await expect
    .poll(async () => (await ask<{ work: { trail: unknown[] } }>(other, "tickets.get", { number: ticket.number })).work.trail.length)
    .toBeGreaterThan(2);

  await openTicket(page, ticket.number);
  await page.getByRole("button", { name: "ثبت تماس" }).click();
  const call = page.getByRole("dialog", { name: /^ثبت تماس/ });
  await call.locator("input[name=duration]").fill("۳:۲۰");
  await call.locator("textarea[name=summary]").fill("پرسید کی آماده می‌شود");
  expect(await seriousViolations(page)).toEqual([]);
  await call.getByRole("button", { name: "ثبت تماس" }).click();
  await expect(messageWith(page, "پرسید کی آماده می‌شود")).toContainText("فقط همکاران می‌بینند");

  const fresh = await ask<{ id: string; version: number; customer: { id: string } }>(page, "tickets.get", { number: ticket.number });
  const expectedAt = new Date(Date.now() + 86_400_000).toISOString();
  await tell(page, "working.promise", { ticketId: fresh.id, expectedVersion: fresh.version, expectedAt });
  await page.reload();
  await page.getByRole("button", { name: /^قول:/ }).click();
  const promise = page.getByRole("dialog", { name: "قولِ انجام به مشتری" });
  await expect(promise.locator("textarea[name=text]")).toHaveValue(/تا .* انجام می‌شود/);
  expect(await seriousViolations(page)).toEqual([]);
  await promise.getByRole("button", { name: "انصراف" }).click();
  await page.goto(`/customers/${fresh.customer.id}?show=call`);
  await expect(page.getByText("پرسید کی آماده می‌شود")).toBeVisible();

  const visitor = await (await browser.newContext()).newPage();
  await signInAsCustomer(visitor, phone);
  await visitor.goto(`/portal/tickets/${ticket.number}`);
  await expect(visitor.getByText(/قول داده‌ایم تا .* انجامش دهیم/)).toBeVisible();
  for (const secret of ["پایگاه دادهٔ انبار", "پرسید کی آماده", me, colleague]) await expect(visitor.locator("body")).not.toContainText(secret);
});

test("a supervisor arranges categories, products and tags; a card is given a typed product", async ({ page }) => {
  await signIn(page, "admin@nikafzar.example");
  const mark = String(Date.now() % 1_000_000);
  await page.goto("/settings/categories");
  expect(await seriousViolations(page)).toEqual([]);
  for (const [button, name] of [
    ["دستهٔ تازه", `ریشه ${mark}`],
    ["محصول یا خدمت تازه", `محصول ${mark}`],
    ["برچسب تازه", `برچسب ${mark}`],
  ] as const) {
    await page.getByRole("button", { name: button }).click();
    await page.locator("form input[name=name]").fill(name);
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole("button", { name: "ذخیره", exact: true }).click();
    await expect(page.getByRole("button", { name: `ویرایش ${name}` })).toBeVisible();
  }
  const ticket = await fileTicket(page);
  await openTicket(page, ticket.number);
  await page.getByRole("button", { name: /^محصول یا خدمت/ }).click();
  await page.getByRole("option", { name: `محصول ${mark}` }).click();
  await expect(page.getByRole("button", { name: `محصول یا خدمت: محصول ${mark}` })).toBeVisible();
  await page.goto("/settings/categories");
  for (const name of [`ریشه ${mark}`, `محصول ${mark}`]) {
    await page.getByRole("button", { name: `ویرایش ${name}` }).click();
    await page.getByRole("button", { name: "کنار گذاشتن" }).click();
    await expect(page.getByRole("button", { name: `ویرایش ${name}` })).toBeHidden();
  }
});
