import { expect, test } from "@playwright/test";
import { fileTickets } from "../support/e2e-board";
import { signIn } from "../support/e2e-sign-in";

test("two colleagues on a card see each other within two seconds, and who sends learns first that a reply arrived meanwhile", async ({ page, browser }) => {
  await signIn(page);
  const other = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await signIn(other, "agent2@nikafzar.example");
  const [number = 0] = await fileTickets(page, 0, ["دو نفر پای یک کارت"]);
  await page.goto(`/tickets/${number}`);
  await expect(page.getByLabel("متن یادداشت")).toBeVisible();
  await other.goto(`/tickets/${number}`);
  await expect(page.getByText("هم این کارت را باز کرده است")).toBeVisible({ timeout: 3_000 });
  await expect(other.getByText("هم این کارت را باز کرده است")).toBeVisible({ timeout: 3_000 });

  await other.getByLabel("متن یادداشت").fill("من دارم بررسی می‌کنم");
  await expect(page.getByText("دارد این‌جا می‌نویسد…")).toBeVisible({ timeout: 3_000 });
  await page.getByLabel("متن یادداشت").fill("پاسخی که کهنه می‌شود");
  await other.getByRole("button", { name: /^ثبت یادداشت/ }).click();

  const arrived = page.getByRole("alert").filter({ hasText: "در حین نوشتن شما پیام تازه‌ای رسید" });
  await expect(arrived).toContainText("من دارم بررسی می‌کنم", { timeout: 4_000 });
  await page.getByRole("button", { name: /^ثبت یادداشت/ }).click();
  await expect(arrived.getByRole("button", { name: "اول می‌خوانم" })).toBeFocused();
  await expect(page.getByLabel("متن یادداشت")).toHaveValue("پاسخی که کهنه می‌شود");
  await arrived.getByRole("button", { name: "همین را بفرست" }).click();
  await expect(other.getByText("پاسخی که کهنه می‌شود")).toBeVisible({ timeout: 4_000 });
  await expect(arrived).toHaveCount(0);

  await other.context().close();
  await expect(page.getByText("هم این کارت را باز کرده است")).toHaveCount(0, { timeout: 30_000 });
});
