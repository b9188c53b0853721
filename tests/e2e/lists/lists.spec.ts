import { expect, test } from "@playwright/test";
import { seriousViolations } from "../../support/e2e-axe";
import { fileTickets } from "../../support/e2e-board";
import { readTicket } from "../../support/e2e-card";
import { signIn } from "../../support/e2e-sign-in";

test("a list is filtered, saved as a view, opened by its address, changed in bulk and undone as one", async ({ page }) => {
  await signIn(page);
  const word = `گروهی${Date.now()}`;
  const numbers = await fileTickets(page, 0, [`یکم ${word}`, `دوم ${word}`, `سوم ${word}`]);
  const before = await Promise.all(numbers.map((number) => readTicket(page, number)));

  await page.goto("/boards/support");
  await page.getByRole("link", { name: "فهرست" }).click();
  await expect(page).toHaveURL(/view=list/);
  await page.getByRole("searchbox", { name: "جستجو در فهرست" }).fill(word);
  const rows = page.locator("[data-row]");
  await expect(rows).toHaveCount(3);
  await page.getByRole("button", { name: "شماره" }).click();
  await expect(page).toHaveURL(/sort=-number/);
  await expect(rows.first()).toContainText("سوم");
  expect(await seriousViolations(page)).toEqual([]);

  await page.getByRole("button", { name: "نماها" }).click();
  await page.getByRole("menuitem", { name: "ذخیرهٔ نمای تازه…" }).click();
  await page.getByRole("textbox", { name: "نام نما" }).fill(`نمای ${word}`);
  await page.getByRole("button", { name: "ذخیره", exact: true }).click();
  await expect(page).toHaveURL(/saved=/);
  const viewId = new URL(page.url()).searchParams.get("saved");
  await page.goto(`/views/${viewId}`);
  await expect(page).toHaveURL(/view=list&text=.*sort=-number/);
  await expect(rows).toHaveCount(3);
  await expect(page.getByRole("button", { name: `نماها: نمای ${word}` })).toBeVisible();

  await page.getByRole("checkbox", { name: "برگزیدن همهٔ تیکت‌های این صفحه" }).check();
  const bar = page.getByRole("region", { name: "کار گروهی" });
  await expect(bar).toContainText("۳ تیکت برگزیده");
  expect(await seriousViolations(page)).toEqual([]);
  await bar.getByRole("button", { name: "مرحله" }).click();
  await page.getByRole("option", { name: "در حال بررسی" }).click();
  await expect(page.getByText("مرحلهٔ ۳ تیکت عوض شد.")).toBeVisible();
  for (const number of numbers) expect((await readTicket(page, number)).stage.name).toBe("در حال بررسی");
  // The undo outlives the page.
  await page.reload();
  await page.getByRole("button", { name: "واگرد" }).click();
  await expect(page.getByText("۳ تیکت به حال پیشین برگشت.")).toBeVisible();
  for (const ticket of before) expect((await readTicket(page, ticket.number)).stage.id).toBe(ticket.stage.id);

  await page.goto("/my");
  await expect(page.getByRole("heading", { level: 1, name: "کارهای من" })).toBeVisible();
  const section = page.getByRole("navigation", { name: "بخش‌های کار من" }).getByRole("button", { name: /منتظر من/ });
  await section.click();
  await expect(page).toHaveURL(/section=waiting/);
  await expect(section).toHaveAttribute("aria-current", "page");
  expect(await seriousViolations(page)).toEqual([]);
});
