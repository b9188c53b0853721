import { expect, test } from "@playwright/test";
import { seriousViolations } from "../support/e2e-axe";
import { bodyField, fileTicket, messageWith, portalSwitch, submitButton } from "../support/e2e-card";
import { signIn } from "../support/e2e-sign-in";

test("on a phone the card is one column and the composer is reachable @phone", async ({ page }) => {
  await signIn(page);
  const ticket = await fileTicket(page, { phone: `0919${String(Math.floor(Math.random() * 10_000_000)).padStart(7, "0")}` });
  await page.goto(`/tickets/${ticket.number}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expect(page.getByRole("link", { name: /تماس با/ }).first()).toHaveAttribute("href", /^tel:\+98919/);

  await expect(page.getByText("مشتری از")).toBeHidden();
  await page.getByRole("button", { name: "مشتری و تماس" }).tap();
  await expect(page.getByText("مشتری از")).toBeVisible();
  await page.getByRole("button", { name: "مشتری و تماس" }).tap();

  await page.getByRole("button", { name: "افزودن یادداشت", exact: true }).tap();
  await expect(bodyField(page)).toBeFocused();
  await bodyField(page).fill("از گوشی");
  await portalSwitch(page).tap();
  await expect(submitButton(page)).toBeInViewport();
  await submitButton(page).tap();
  await expect(messageWith(page, "از گوشی")).toContainText("مشتری می‌بیند");
  expect(await seriousViolations(page)).toEqual([]);
});
