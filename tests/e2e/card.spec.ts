import { expect, test } from "@playwright/test";
import { seriousViolations } from "../support/e2e-axe";
import { placeOf, tell, toast } from "../support/e2e-board";
import { addNote, bodyField, fileTicket, messageWith, notesOf, openTicket, portalSwitch, readTicket, submitButton } from "../support/e2e-card";
import { signIn } from "../support/e2e-sign-in";

test.beforeEach(({ page }) => signIn(page));

test("an internal and a public note look different and say who reads them", async ({ page }) => {
  const ticket = await fileTicket(page);
  await openTicket(page, ticket.number);
  await page.getByRole("button", { name: "افزودن یادداشت", exact: true }).click();
  await expect(bodyField(page)).toBeFocused();
  await expect(portalSwitch(page)).not.toBeChecked();
  await expect(page.getByText("مشتری هرگز آن را نمی‌بیند")).toBeVisible();
  const box = page.locator("form [data-readers]");
  const internalGround = await box.evaluate((element) => getComputedStyle(element).backgroundColor);
  await bodyField(page).fill("با انبار هماهنگ شد");
  await submitButton(page).click();
  const internal = messageWith(page, "با انبار هماهنگ شد");
  await expect(internal).toContainText("فقط همکاران می‌بینند");

  await bodyField(page).fill("سلام، پیک فردا می‌رسد");
  await portalSwitch(page).check();
  await expect(page.getByText("سمیه آزمون این را در پرتال می‌خواند")).toBeVisible();
  await expect.poll(() => box.evaluate((element) => getComputedStyle(element).backgroundColor)).not.toBe(internalGround);
  await bodyField(page).press("Control+Enter");
  const shown = messageWith(page, "سلام، پیک فردا می‌رسد");
  await expect(shown).toContainText("مشتری می‌بیند");
  await expect(shown).not.toContainText("فقط همکاران");
  await expect(bodyField(page)).toHaveValue("");
  await expect(portalSwitch(page)).not.toBeChecked();

  await expect
    .poll(() => notesOf(page, ticket.number))
    .toEqual([
      ["با انبار هماهنگ شد", false],
      ["سلام، پیک فردا می‌رسد", true],
    ]);
});

test("what is written is plain text: safe links, directions, code from left to right, no markup", async ({ page }) => {
  const ticket = await fileTicket(page, {
    description: "نشانی https://example.ir/a?b=1 را ببینید.\n\n<img src=x onerror=alert(1)>\n\nPlease call me\n\n$ npm start --port 3000",
  });
  await openTicket(page, ticket.number);
  const message = messageWith(page, "نشانی");
  const link = message.getByRole("link");
  await expect(link).toHaveAttribute("href", "https://example.ir/a?b=1");
  await expect(link).toHaveAttribute("rel", /noopener/);
  await expect(message.locator("img")).toHaveCount(0);
  await expect(message.locator("pre").last()).toHaveText("$ npm start --port 3000");
  expect(await message.getByText("Please call me").evaluate((element) => getComputedStyle(element).direction)).toBe("ltr");
});

test("a long message begins folded", async ({ page }) => {
  const ticket = await fileTicket(page, { description: `${"برنامه بسته می‌شود و دوباره باز نمی‌شود. ".repeat(80)}پایان` });
  await openTicket(page, ticket.number);
  const message = page.getByRole("article").first();
  await expect(message).not.toContainText("پایان");
  await message.getByRole("button", { name: "بیشتر" }).click();
  await expect(message).toContainText("پایان");
});

test("properties are edited in place and told in the history", async ({ page }) => {
  const ticket = await fileTicket(page);
  await openTicket(page, ticket.number);
  await page.getByRole("button", { name: "ویرایش عنوان" }).click();
  await page.locator("textarea[name=title]").fill("عنوان تازه");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "عنوان تازه" })).toBeVisible();

  await page.getByRole("button", { name: "اولویت" }).click();
  await page.getByRole("option", { name: "فوری" }).click();
  await expect(page.getByRole("button", { name: "اولویت: فوری" })).toBeVisible();

  await page.getByRole("button", { name: "مسئول" }).click();
  await page.getByRole("option", { name: "من" }).click();
  await expect(page.getByRole("button", { name: "مسئول: نگار صالحی" })).toBeVisible();

  await page.getByRole("button", { name: "برچسب" }).click();
  await page.getByRole("option").nth(0).click();
  await page.getByRole("option").nth(1).click();
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "انتقال به…" }).click();
  await page.getByRole("option", { name: "در حال بررسی" }).click();
  await expect(page.getByRole("button", { name: /انتقال به….*در حال بررسی/ })).toBeVisible();

  await expect.poll(async () => (await readTicket(page, ticket.number)).tags.length).toBe(2);
  const saved = await readTicket(page, ticket.number);
  expect([saved.title, saved.priority, saved.responsible?.name, saved.stage.name]).toEqual(["عنوان تازه", "URGENT", "نگار صالحی", "در حال بررسی"]);

  await page.reload();
  await page.getByRole("button", { name: /رویداد/ }).click();
  await expect(page.getByText(/نگار صالحی.* کارت را از «.*درخواست جدید.*» به «.*در حال بررسی.*» برد/)).toBeVisible();
  await expect(page.getByText(/اولویت را از «معمولی» به «فوری» تغییر داد/)).toBeVisible();
});

test("a stale edit is refused with a sentence, shows the fresh card and loses nothing typed", async ({ page, browser }) => {
  const ticket = await fileTicket(page);
  // With the event stream the card would be fresh before the edit is sent.
  await page.route("**/api/events*", (route) => route.abort());
  await openTicket(page, ticket.number);
  await bodyField(page).fill("پاسخ نیمه‌کاره");
  await page.getByRole("button", { name: "ویرایش عنوان" }).click();
  await page.locator("textarea[name=title]").fill("عنوان از مرورگر نخست");

  const other = await browser.newContext();
  const colleague = await other.newPage();
  await signIn(colleague, "agent2@nikafzar.example");
  await tell(colleague, "tickets.edit", { ticketId: ticket.id, expectedVersion: ticket.version, priority: "HIGH" });

  await page.getByRole("button", { name: "ذخیره" }).click();
  await expect(page.getByText("همکارتان این تیکت را همین حالا تغییر داده است")).toBeVisible();
  await expect(page.locator("textarea[name=title]")).toHaveValue("عنوان از مرورگر نخست");
  await expect(bodyField(page)).toHaveValue("پاسخ نیمه‌کاره");
  await expect(page.getByRole("button", { name: "اولویت: زیاد" })).toBeVisible();
  await page.getByRole("button", { name: "ذخیره" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "عنوان از مرورگر نخست" })).toBeVisible();
  await other.close();
});

test("closing is undone exactly: the same stage, the same place", async ({ page }) => {
  const first = await fileTicket(page);
  await fileTicket(page);
  const before = await placeOf(page, first.number);
  await openTicket(page, first.number);
  await page.getByRole("button", { name: "بستن تیکت" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "بستن تیکت" }).click();
  await expect(page.getByRole("button", { name: "بازگشایی تیکت" })).toBeVisible();
  expect((await readTicket(page, first.number)).stage.kind).toBe("CLOSED");
  await toast(page).getByRole("button", { name: "واگرد" }).click();
  await expect(page.getByRole("button", { name: "بستن تیکت" })).toBeVisible();
  const after = await placeOf(page, first.number);
  expect([after?.stage, after?.card.rank]).toEqual([before?.stage, before?.card.rank]);
});

test("a closed ticket says so and is reopened", async ({ page }) => {
  const ticket = await fileTicket(page);
  await tell(page, "tickets.close", { ticketId: ticket.id, expectedVersion: ticket.version });
  await openTicket(page, ticket.number);
  await expect(page.getByText("بسته شده است")).toBeVisible();
  await page.getByRole("button", { name: "بازگشایی تیکت" }).click();
  await expect(page.getByRole("button", { name: "بستن تیکت" })).toBeVisible();
  expect((await readTicket(page, ticket.number)).stage.kind).toBe("WORKING");
});

test("previous and next turn the cards, by button and by key, never while typing", async ({ page }) => {
  const lower = await fileTicket(page);
  const upper = await fileTicket(page);
  await openTicket(page, upper.number);
  await bodyField(page).press("j");
  await expect(bodyField(page)).toHaveValue("j");
  await bodyField(page).fill("");
  await page.getByRole("link", { name: "کارت بعدی" }).click();
  await expect(page).toHaveURL(`/tickets/${lower.number}`);
  await expect(page.getByRole("heading", { level: 1, name: lower.title })).toBeVisible();
  await page.locator("body").press("KeyK");
  await expect(page).toHaveURL(`/tickets/${upper.number}`);
});

test("the card opens over the board and what is done there shows on the board", async ({ page }) => {
  const ticket = await fileTicket(page);
  await page.goto("/boards/support");
  await page.locator(`[data-ticket="${ticket.number}"]`).click();
  const sheet = page.getByRole("dialog");
  await expect(sheet.getByRole("heading", { level: 1, name: ticket.title })).toBeVisible();
  await sheet.getByRole("button", { name: "انتقال به…" }).click();
  await page.getByRole("option", { name: "در حال بررسی" }).click();
  await expect(sheet.getByRole("button", { name: /انتقال به….*در حال بررسی/ })).toBeVisible();
  await sheet.getByRole("button", { name: "بستن", exact: true }).click();
  await expect(sheet).toBeHidden();
  await expect(page.locator("[data-stage]").nth(1).locator(`[data-ticket="${ticket.number}"]`)).toBeVisible();
});

test("a number that nobody has leads back to the cards; Persian digits in an address are understood", async ({ page }) => {
  await page.goto("/tickets/2000000000");
  await expect(page.getByRole("heading", { name: "تیکتی با این شماره نیست" })).toBeVisible();
  const ticket = await fileTicket(page);
  await page.goto(`/tickets/${String(ticket.number).replace(/\d/g, (digit) => "۰۱۲۳۴۵۶۷۸۹".charAt(Number(digit)))}`);
  await expect(page).toHaveURL(`/tickets/${ticket.number}`);
  await expect(page.getByText("شماره‌ای ثبت نشده است")).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing serious on the card, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const ticket = await fileTicket(page, { description: "متن\n\nhttps://example.ir\n\nError: 500" });
    await addNote(page, ticket.id, "یادداشت درونی", false);
    await addNote(page, ticket.id, "پاسخ به مشتری", true);
    await openTicket(page, ticket.number);
    expect(await seriousViolations(page)).toEqual([]);
    await portalSwitch(page).check();
    expect(await seriousViolations(page)).toEqual([]);
  });
}
