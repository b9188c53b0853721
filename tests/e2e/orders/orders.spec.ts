import { expect, test } from "@playwright/test";
import type { CustomerChoice } from "@/domain/customers/schema";
import type { TicketDetail } from "@/domain/tickets/detail";
import { seriousViolations } from "../../support/e2e-axe";
import { ask, cardIn, listAt, openBoard, readBoard, tell } from "../../support/e2e-board";
import { freshPhone, signInAsCustomer } from "../../support/e2e-portal";
import { signIn } from "../../support/e2e-sign-in";

test("an agent places an order from the customer's record, sends it, the customer sees how far it is, and an admin hides the amounts", async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  await signIn(page);
  const phone = freshPhone();
  const customer = await tell<CustomerChoice>(page, "customers.create", { name: "نرگس سفارش‌دهنده", phone });
  await page.goto(`/customers/${customer.id}`);
  await page.getByRole("button", { name: "سفارش تازه" }).click();
  const form = page.getByRole("dialog", { name: "سفارش تازه" });
  await form.locator("input[name=unit]").fill("هیچ");
  await form.getByRole("button", { name: "ثبت سفارش" }).click();
  await expect(form.getByText("نام کالا یا خدمت را بنویسید.")).toBeVisible();
  await expect(form.getByText("مبلغ را به تومان و با رقم بنویسید؛ مانند ۱۲۰٬۰۰۰.")).toBeVisible();
  await form.locator("input[name=itemTitle]").fill("چاپگر آزمون");
  await form.locator("input[name=quantity]").fill("۲");
  await form.locator("input[name=unit]").fill("۹٬۵۰۰٬۰۰۰");
  await form.locator("input[name=unit]").press("Enter");
  await form.locator("input[name=itemTitle]").nth(1).fill("ریبون آزمون");
  await form.locator("input[name=unit]").nth(1).fill("150000 تومان");
  await expect(form.getByRole("status")).toContainText("۱۹٬۱۵۰٬۰۰۰");
  expect(await seriousViolations(page)).toEqual([]);
  await form.getByRole("button", { name: "ثبت سفارش" }).click();
  await expect(form).toBeHidden();
  const made = page.getByRole("link", { name: "چاپگر آزمون و ۱ قلم دیگر" }).first();
  await expect(made).toBeVisible();
  const number = Number(/\d+$/.exec((await made.getAttribute("href")) ?? "")?.[0]);

  await page.goto(`/tickets/${number}`);
  await page.getByRole("button", { name: "ویرایش سفارش" }).click();
  const edit = page.getByRole("dialog");
  await edit.locator("input[name=carrier]").fill("پست پیشتاز");
  await edit.locator("input[name=trackingCode]").fill("TRK-445566");
  await edit.getByRole("button", { name: "ذخیرهٔ سفارش" }).click();
  await expect(edit).toBeHidden();
  await expect(page.getByRole("region", { name: "اقلام سفارش" })).toContainText("TRK-445566");

  const board = await readBoard(page, {}, "orders");
  const shipped = board.stages.findIndex((stage) => stage.slug === "shipped");
  await openBoard(page, "", "orders");
  const ticket = await ask<TicketDetail>(page, "tickets.get", { number });
  const from = await cardIn(page, 0, number).boundingBox();
  const to = await listAt(page, shipped).boundingBox();
  if (!from || !to) throw new Error("the card or the stage is not on the screen");
  await page.mouse.move(from.x + from.width / 2, from.y + 24);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width / 2 - 40, from.y + 40, { steps: 4 });
  await page.mouse.move(to.x + to.width / 2, to.y + 60, { steps: 12 });
  await page.mouse.up();
  await expect(cardIn(page, shipped, number)).toBeVisible();
  await expect.poll(async () => (await ask<TicketDetail>(page, "tickets.get", { number })).version).toBeGreaterThan(ticket.version);

  const phoneScreen = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const portal = await phoneScreen.newPage();
  await signInAsCustomer(portal, phone);
  await expect(portal.getByText("چاپگر آزمون")).toHaveCount(0);
  await portal.getByRole("link", { name: "سفارش‌های من" }).click();
  await portal.getByRole("link", { name: /چاپگر آزمون/ }).click();
  const main = portal.locator("main");
  await expect(main.locator("[aria-current=step]")).toContainText("ارسال شد");
  for (const text of ["TRK-445566", "پست پیشتاز", "ریبون آزمون", "۱۹٬۱۵۰٬۰۰۰"]) await expect(main).toContainText(text);
  expect(await seriousViolations(portal)).toEqual([]);

  const desk = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const admin = await desk.newPage();
  await signIn(admin, "admin@nikafzar.example");
  await admin.goto("/settings/visibility");
  await admin.getByRole("radio", { name: "سفارش" }).check();
  const preview = admin.getByTestId("preview");
  await expect(preview).toContainText("قابل پرداخت");
  const amounts = admin.getByRole("switch", { name: "مبلغ‌ها" });
  await amounts.click();
  await expect(preview).not.toContainText("قابل پرداخت");
  expect(await seriousViolations(admin)).toEqual([]);
  await admin.getByRole("button", { name: "ذخیره", exact: true }).click();
  await expect(admin.getByText("ذخیره شد؛ از همین حالا")).toBeVisible();
  try {
    await portal.reload();
    await expect(main).toContainText("ریبون آزمون");
    await expect(main).not.toContainText("۱۹٬۱۵۰٬۰۰۰");
  } finally {
    await amounts.click();
    await admin.getByRole("button", { name: "ذخیره", exact: true }).click();
    await expect(admin.getByText("ذخیره نشده")).toBeHidden();
  }
});
