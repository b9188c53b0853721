import { expect, test } from "@playwright/test";
import { alive, bodyField, fileTicket, messageWith, notesOf, openTicket, portalSwitch, readTicket, submitButton } from "../support/e2e-card";
import { DEMO_PASSWORD, signIn } from "../support/e2e-sign-in";

test.beforeEach(({ page }) => signIn(page));

test("a draft and its switch survive a reload right after typing, and reach the server", async ({ page }) => {
  const ticket = await fileTicket(page);
  await openTicket(page, ticket.number);
  await bodyField(page).fill("پاسخی که هنوز تمام نشده");
  await portalSwitch(page).check();
  await page.waitForTimeout(400);
  await page.reload();
  await alive(page);
  await expect(bodyField(page)).toHaveValue("پاسخی که هنوز تمام نشده");
  await expect(portalSwitch(page)).toBeChecked();
  await expect.poll(async () => (await readTicket(page, ticket.number)).draft?.body).toBe("پاسخی که هنوز تمام نشده");
});

test("a draft is in another browser of the same person too", async ({ page, browser }) => {
  const ticket = await fileTicket(page);
  await openTicket(page, ticket.number);
  await bodyField(page).fill("از رایانهٔ نخست");
  await expect(page.getByText("پیش‌نویس نگه داشته شد")).toBeVisible();
  const other = await browser.newContext();
  const elsewhere = await other.newPage();
  await signIn(elsewhere);
  await openTicket(elsewhere, ticket.number);
  await expect(bodyField(elsewhere)).toHaveValue("از رایانهٔ نخست");
  await other.close();
});

test("another user of the same browser sees no draft, and the writer's is there again afterwards", async ({ page, context }) => {
  const ticket = await fileTicket(page);
  await openTicket(page, ticket.number);
  await bodyField(page).fill("راز نگار");
  await page.waitForTimeout(400);
  await context.clearCookies();
  await signIn(page, "agent2@nikafzar.example");
  await openTicket(page, ticket.number);
  await page.waitForTimeout(500);
  await expect(bodyField(page)).toHaveValue("");
  expect((await readTicket(page, ticket.number)).draft).toBeNull();
  await context.clearCookies();
  await signIn(page);
  await openTicket(page, ticket.number);
  await expect(bodyField(page)).toHaveValue("راز نگار");
});

test("signing out takes the drafts off the computer", async ({ page }) => {
  const ticket = await fileTicket(page);
  await openTicket(page, ticket.number);
  await bodyField(page).fill("نباید بماند");
  await expect(page.getByText("پیش‌نویس نگه داشته شد")).toBeVisible();
  await page.getByRole("button", { name: /حساب من/ }).click();
  await page.getByRole("menuitem", { name: "خروج", exact: true }).click();
  await page.waitForURL("**/login**");
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("draft")))).toEqual([]);
});

test("an ended session keeps the text; after signing in again it is back on the same card", async ({ page, context }) => {
  const ticket = await fileTicket(page);
  await openTicket(page, ticket.number);
  await bodyField(page).fill("نوشته‌ای که نباید گم شود");
  await context.clearCookies();
  await submitButton(page).click();
  const again = page.getByRole("link", { name: "ورود دوباره" });
  await expect(again).toBeVisible();
  await expect(bodyField(page)).toHaveValue("نوشته‌ای که نباید گم شود");
  await again.click();
  await page.waitForFunction(() => Object.keys(document.querySelector("input[name=email]") ?? {}).some((key) => key.startsWith("__react")));
  await page.locator("input[name=email]").fill("agent1@nikafzar.example");
  await page.locator("input[name=password]").fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "ورود", exact: true }).click();
  await page.waitForURL(`**/tickets/${ticket.number}`);
  await alive(page);
  await expect(bodyField(page)).toHaveValue("نوشته‌ای که نباید گم شود");
  await submitButton(page).click();
  await expect(messageWith(page, "نوشته‌ای که نباید گم شود")).toBeVisible();
  await expect(bodyField(page)).toHaveValue("");
});

test("a note that could not be sent is back in the box, and sending it again makes one note", async ({ page }) => {
  const ticket = await fileTicket(page);
  await openTicket(page, ticket.number);
  await bodyField(page).fill("یک بار و نه دو بار");
  // The answer is lost on the way back: the server has the note, the browser does not know.
  await page.route("**/api/trpc/tickets.addNote*", async (route) => {
    await route.fetch();
    await route.abort();
  });
  await submitButton(page).click();
  await expect(page.getByText("یادداشت ثبت نشد؛ متنتان همین‌جاست.")).toBeVisible();
  await expect(bodyField(page)).toHaveValue("یک بار و نه دو بار");
  await page.unroute("**/api/trpc/tickets.addNote*");
  await submitButton(page).click();
  await expect(bodyField(page)).toHaveValue("");
  await expect(messageWith(page, "یک بار و نه دو بار")).not.toHaveAttribute("aria-busy");
  expect(await notesOf(page, ticket.number)).toHaveLength(1);
});

test("a text changed after such a loss is not mistaken for the one that arrived", async ({ page }) => {
  const ticket = await fileTicket(page);
  await openTicket(page, ticket.number);
  await bodyField(page).fill("متن نخست");
  await page.route("**/api/trpc/tickets.addNote*", async (route) => {
    await route.fetch();
    await route.abort();
  });
  await submitButton(page).click();
  await expect(page.getByText("یادداشت ثبت نشد")).toBeVisible();
  await page.unroute("**/api/trpc/tickets.addNote*");
  await bodyField(page).fill("متن دوم");
  await submitButton(page).click();
  await expect(page.getByText("متن پیشین شما پیش از این ثبت شده بود")).toBeVisible();
  await expect(bodyField(page)).toHaveValue("متن دوم");
  await submitButton(page).click();
  await expect(messageWith(page, "متن دوم")).toBeVisible();
  await expect.poll(async () => (await notesOf(page, ticket.number)).map(([body]) => body)).toEqual(["متن نخست", "متن دوم"]);
});
