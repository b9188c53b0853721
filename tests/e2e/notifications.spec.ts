import { expect, type Page, test } from "@playwright/test";
import { seriousViolations } from "../support/e2e-axe";
import { ask, tell } from "../support/e2e-board";
import { addNote, bodyField, fileTicket, messageWith, notesOf, openTicket, portalSwitch, submitButton } from "../support/e2e-card";
import { signIn } from "../support/e2e-sign-in";

const ME = "نگار صالحی";

/** Notes down what the browser would show instead of showing it. */
async function recordNotifications(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shown: { title: string; body?: string; tag?: string; onclick: (() => void) | null }[] = [];
    class Recorded {
      static permission = "default";
      static requestPermission = async () => {
        Recorded.permission = "granted";
        sessionStorage.setItem("granted", "yes");
        return "granted";
      };
      onclick: (() => void) | null = null;
      close() {}
      constructor(
        public title: string,
        options: { body?: string; tag?: string },
      ) {
        shown.push(Object.assign(this, options));
      }
    }
    if (sessionStorage.getItem("granted")) Recorded.permission = "granted";
    Object.assign(window, { Notification: Recorded, shown });
  });
}

const shownBy = (page: Page) =>
  page.evaluate(() => (window as unknown as { shown: { title: string; body: string }[] }).shown.map(({ title, body }) => `${title} ${body}`));
const inbox = (page: Page) => page.getByRole("link", { name: /^اعلان‌ها/ });

test("a colleague named in an internal note is told by badge, title and browser, reads why, and opening the card clears it", async ({ page, browser }) => {
  const second = await browser.newContext();
  const colleague = await second.newPage();
  await recordNotifications(colleague);
  await signIn(colleague, "agent2@nikafzar.example");
  await tell(colleague, "notifications.read", {});
  const { name } = await ask<{ name: string }>(colleague, "identity.me", null);
  await colleague.goto("/account/notifications");
  expect(await seriousViolations(colleague)).toEqual([]);
  await colleague.getByRole("button", { name: "روشن کردن اعلان مرورگر" }).click();
  await expect(colleague.getByText("روشن است.")).toBeVisible();
  await colleague.getByRole("link", { name: "کارت‌ها" }).click();
  await colleague.locator("[data-stage]").first().waitFor();

  await signIn(page);
  const ticket = await fileTicket(page, { title: `نام بردن ${Date.now()}` });
  await openTicket(page, ticket.number);
  await bodyField(page).fill("این را ");
  await bodyField(page).pressSequentially(`@${name.slice(0, 3)}`);
  const list = page.getByRole("listbox", { name: "همکاران" });
  await expect(list.getByRole("option").first()).toHaveAttribute("aria-selected", "true");
  await expect(bodyField(page)).toHaveAttribute("aria-activedescendant", (await list.getByRole("option").first().getAttribute("id")) ?? "");
  expect(await seriousViolations(page)).toEqual([]);
  await bodyField(page).press("Escape");
  await expect(list).toBeHidden();
  await expect(bodyField(page)).toBeFocused();
  await bodyField(page).press("Backspace");
  await bodyField(page).press("Backspace");
  await bodyField(page).press("Backspace");
  await bodyField(page).press("Backspace");
  await page.getByRole("button", { name: "نام بردن از همکار" }).click();
  await bodyField(page).pressSequentially(name.slice(0, 3));
  await list.getByRole("option", { name }).click();
  await bodyField(page).pressSequentially("ببین، رمز ۱۲۳۴ است");
  await expect(page.getByText("خبر داده می‌شود")).toContainText(name);
  // A draft keeps whom it names.
  await expect(page.getByText("پیش‌نویس نگه داشته شد")).toBeVisible();
  await page.reload();
  await expect(page.getByText("خبر داده می‌شود")).toContainText(name);
  await submitButton(page).click();
  await expect(messageWith(page, "رمز ۱۲۳۴").locator("[data-mention]")).toHaveText(`@${name}`);
  await expect.poll(() => notesOf(page, ticket.number)).toEqual([[`این را @${name} ببین، رمز ۱۲۳۴ است`, false]]);

  await expect(inbox(colleague)).toHaveAccessibleName(/۱ اعلان خوانده‌نشده/);
  await expect(colleague).toHaveTitle(/^\(۱\) /);
  const mentions = async () => (await shownBy(colleague)).filter((text) => text.includes("از شما نام برد"));
  await expect.poll(mentions).toHaveLength(1);
  expect((await mentions())[0]).toContain(ME);
  expect((await mentions())[0]).toContain(ticket.title);
  expect((await shownBy(colleague)).join()).not.toContain("رمز");
  await inbox(colleague).click();
  const entry = colleague.getByRole("listitem").filter({ hasText: ticket.title });
  await expect(entry).toContainText(ME);
  await expect(entry).toContainText("از شما نام برد");
  expect(await seriousViolations(colleague)).toEqual([]);
  await colleague.keyboard.press("KeyJ");
  await expect(entry.getByRole("link")).toBeFocused();
  await colleague.keyboard.press("Enter");
  await colleague.waitForURL(`**/tickets/${ticket.number}`);
  await expect(inbox(colleague)).toHaveAccessibleName("اعلان‌ها");
  await expect(colleague).not.toHaveTitle(/^\(/);
  await second.close();
});

test("a name about to go out to the customer is asked about: back, internal instead, or out with it; taken back, nobody is told", async ({ page, browser }) => {
  const second = await browser.newContext();
  const colleague = await second.newPage();
  await signIn(colleague, "agent3@nikafzar.example");
  const { name } = await ask<{ name: string }>(colleague, "identity.me", null);
  const entries = async (title: string) => {
    const { entries: all } = await ask<{ entries: { ticketTitle: string; isRead: boolean }[] }>(colleague, "notifications.list", { unreadOnly: true });
    return all.filter((entry) => entry.ticketTitle === title).length;
  };

  await signIn(page);
  const ticket = await fileTicket(page, { title: `نام نزد مشتری ${Date.now()}` });
  await addNote(page, ticket.id, "آغاز", false);
  await openTicket(page, ticket.number);
  await portalSwitch(page).check();
  await bodyField(page).pressSequentially(`@${name.slice(0, 4)}`);
  await page.getByRole("option", { name }).waitFor();
  await bodyField(page).press("Enter");
  await submitButton(page).click();
  const question = page.getByRole("alertdialog");
  await expect(question).toContainText("مشتری نام همکارتان را می‌بیند");
  await question.getByRole("button", { name: "برگشتن به متن" }).click();
  expect(await notesOf(page, ticket.number)).toEqual([["آغاز", false]]);

  await submitButton(page).click();
  await question.getByRole("button", { name: "ثبت برای مشتری با نام" }).click();
  await expect.poll(() => notesOf(page, ticket.number)).toContainEqual([`@${name}`, true]);
  await expect.poll(() => entries(ticket.title)).toBe(1);
  await page.getByRole("button", { name: "واگرد" }).click();
  await expect.poll(() => entries(ticket.title)).toBe(0);
  await expect(page.getByText("خبر داده می‌شود")).toContainText(name);

  await submitButton(page).click();
  await question.getByRole("button", { name: "فقط برای همکاران ثبت شود" }).click();
  await expect
    .poll(() => notesOf(page, ticket.number))
    .toEqual([
      ["آغاز", false],
      [`@${name}`, false],
    ]);
  await expect.poll(() => entries(ticket.title)).toBe(1);
  await second.close();
});
