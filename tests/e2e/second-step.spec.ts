import { expect, type Page, test } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { seriousViolations } from "../support/e2e-axe";
import { DEMO_PASSWORD, signIn } from "../support/e2e-sign-in";

const EMAIL = "agent4@nikafzar.example";

async function give(page: Page, code: string): Promise<void> {
  await page.goto("/login");
  await page.locator("input[name=email]").fill(EMAIL);
  await page.locator("input[name=password]").fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "ورود", exact: true }).click();
  await page.locator("input[name=code]").fill(code);
  await page.getByRole("button", { name: "ورود", exact: true }).click();
}

test("a second step is set up, asked for at the next sign-in, opened by a recovery code once, and switched off again", async ({ page, browser }) => {
  await signIn(page, EMAIL);
  await page.goto("/account");
  await page.getByRole("button", { name: "روشن کردن" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("img", { name: /QR/ })).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);
  const secret = ((await dialog.locator("[data-totp-secret]").textContent()) ?? "").replace(/\s/g, "");
  const totp = new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 });
  await dialog.locator("input[name=code]").fill("000000");
  await dialog.getByRole("button", { name: "تأیید و روشن کردن" }).click();
  await expect(dialog).toContainText("کد درست نیست");
  await dialog.locator("input[name=code]").fill(totp.generate());
  await dialog.getByRole("button", { name: "تأیید و روشن کردن" }).click();
  await expect(dialog.locator("[data-recovery-code]")).toHaveCount(10);
  const codes = await dialog.locator("[data-recovery-code]").allTextContents();
  expect(await seriousViolations(page)).toEqual([]);
  await dialog.getByRole("button", { name: "نگه داشتم" }).click();
  await expect(page.getByText("۱۰ کد بازیابی مانده است")).toBeVisible();

  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await give(other, "000000");
  await expect(other.getByText("کد درست نیست")).toBeVisible();
  expect(await seriousViolations(other)).toEqual([]);
  // the code of the step after this one: that of this step was used for the setup
  await other.locator("input[name=code]").fill(totp.generate({ timestamp: Date.now() + 30_000 }));
  await other.getByRole("button", { name: "ورود", exact: true }).click();
  await other.waitForURL("**/boards/**");
  await elsewhere.close();

  const lost = await browser.newContext();
  const third = await lost.newPage();
  await give(third, codes[0]?.toUpperCase() ?? "");
  await third.waitForURL("**/boards/**");
  await lost.clearCookies();
  await give(third, codes[0] ?? "");
  await expect(third.getByText("کد درست نیست")).toBeVisible();
  await lost.close();

  await page.reload();
  await expect(page.getByText("۹ کد بازیابی مانده است")).toBeVisible();
  await page.getByRole("button", { name: "خاموش کردن" }).click();
  const off = page.getByRole("dialog");
  await off.locator("input[name=password]").fill("غلط");
  await off.getByRole("button", { name: "خاموش کردن" }).click();
  await expect(off).toContainText("گذرواژهٔ کنونی درست نیست");
  await off.locator("input[name=password]").fill(DEMO_PASSWORD);
  await off.getByRole("button", { name: "خاموش کردن" }).click();
  await expect(page.getByText("خاموش است")).toBeVisible();
});
