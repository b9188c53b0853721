import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { seriousViolations } from "../../support/e2e-axe";
import { tell } from "../../support/e2e-board";
import { signIn } from "../../support/e2e-sign-in";

test("a supervisor filters and takes out the list, finds two records of one person, compares them, makes them one and two again", async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, "supervisor@nikafzar.example");
  const unique = String(Date.now() % 10_000_000);
  const company = `شرکت همانند ${unique}`;
  const make = (name: string) => tell<{ id: string }>(page, "customers.create", { name, companyName: company });
  const [one, other] = [await make(`همانند كريمي ${unique}`), await make(`همانند کریمی ${unique}`)];
  await tell(page, "customers.edit", { customerId: other.id, expectedVersion: 1, city: "یزد" });

  await page.goto("/customers");
  await page.getByRole("searchbox").fill(unique);
  await page.keyboard.press("Enter");
  await page.waitForURL(/q=/);
  await expect(page.getByText("۲ مشتری")).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);
  await page.getByRole("button", { name: "ستون‌ها" }).click();
  await page.getByRole("menuitemcheckbox", { name: "شهر" }).click();
  await page.waitForURL(/cols=/);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("columnheader", { name: "شهر" })).toBeVisible();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "خروجی CSV" }).click()]);
  expect((await readFile(await download.path(), "utf8")).trim().split("\r\n")).toHaveLength(3);

  await page.goto("/customers/duplicates");
  const pair = page.getByRole("listitem").filter({ hasText: unique });
  await expect(pair).toContainText("نام و شرکت یکسان");
  expect(await seriousViolations(page)).toEqual([]);
  await page.goto(`/customers/merge?survivor=${one.id}&merged=${other.id}`);
  await expect(page.getByRole("heading", { level: 1, name: "یکی کردن دو پرونده" })).toBeVisible();
  await expect(page.getByText("همهٔ تیکت‌های هر دو پرونده را می‌بیند")).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);
  await page.getByRole("button", { name: "یکی شوند" }).click();
  await page.getByRole("alertdialog").or(page.getByRole("dialog")).getByRole("button", { name: "یکی شوند" }).click();
  await page.waitForURL(`**/customers/${one.id}`);
  await expect(page.getByText("یزد")).toBeVisible();
  await page.goto(`/customers/${other.id}`);
  await page.waitForURL(`**/customers/${one.id}`);

  await page.getByRole("button", { name: "برگرداندن" }).click();
  await page.getByRole("alertdialog").or(page.getByRole("dialog")).getByRole("button", { name: "برگرداندن" }).click();
  await expect(page.getByText("دو پرونده دوباره جدا شدند")).toBeVisible();
  await page.goto(`/customers/${other.id}`);
  await expect(page.getByText("یزد")).toBeVisible();
  await tell(page, "customers.tellApart", { oneId: one.id, otherId: other.id });
});
