import { expect, test } from "@playwright/test";
import { seriousViolations } from "../support/e2e-axe";
import { signIn } from "../support/e2e-sign-in";

test("no page of the settings has a serious barrier, each is named in the sections, and a phone's width loses nothing", async ({ page }) => {
  test.setTimeout(240_000);
  await signIn(page, "admin@nikafzar.example");
  await page.goto("/settings/portal");
  const links = page.getByRole("navigation", { name: "تنظیمات" }).getByRole("link");
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  expect(addresses.length).toBeGreaterThan(8);
  for (const address of addresses) {
    await page.goto(address);
    await expect(
      page
        .getByRole("heading", { level: 1 })
        .or(page.getByRole("heading", { level: 2 }))
        .first(),
      address,
    ).toBeVisible();
    await expect(links.and(page.locator("[aria-current=page]")), address).toHaveCount(1);
    expect(await seriousViolations(page), address).toEqual([]);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  for (const address of addresses) {
    await page.goto(address);
    await expect(
      page
        .getByRole("heading", { level: 1 })
        .or(page.getByRole("heading", { level: 2 }))
        .first(),
      address,
    ).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${address} is wider than a phone`).toBe(true);
  }
});
