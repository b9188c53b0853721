import type { Page } from "@playwright/test";

export const DEMO_PASSWORD = "kariz-demo";

/** Signs a demo account in through the form and waits for the board. */
export async function signIn(page: Page, email = "agent1@nikafzar.example"): Promise<void> {
  await page.goto("/login");
  await page.locator("input[name=email]").fill(email);
  await page.locator("input[name=password]").fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "ورود", exact: true }).click();
  await page.waitForURL("**/boards/**");
  await page.locator("[data-stage]").first().waitFor();
}
