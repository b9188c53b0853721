import { expect, type Locator, type Page, test } from "@playwright/test";
import type { Board } from "@/domain/board/card";
import { seriousViolations } from "../support/e2e-axe";
import { ask, cardOf, hold, middle, openBoard, readBoard, tell, toast } from "../support/e2e-board";
import { signIn } from "../support/e2e-sign-in";

const ADMIN = "admin@nikafzar.example";
const stageNames = (page: Page) => page.locator("[data-row] button[aria-expanded]:not([aria-haspopup])");
const named = (page: Page, name: string): Locator => stageNames(page).filter({ hasText: name });
const save = (page: Page) => page.getByRole("button", { name: "ذخیره", exact: true }).click();

/** Files cards into a stage of a pipeline. */
async function file(page: Page, board: Board, stage: number, titles: readonly string[]): Promise<number[]> {
  const [customer] = await ask<{ id: string }[]>(page, "customers.find", { text: "", limit: 1 });
  const numbers: number[] = [];
  for (const title of titles) {
    const made = await tell<{ number: number }>(page, "tickets.create", { title, customerId: customer?.id, stageId: board.stages[stage]?.id });
    numbers.push(made.number);
  }
  return numbers;
}

test("an admin makes a pipeline from a template, orders, renames and limits its stages, and deletes one with its cards", async ({ page, browser }) => {
  const slug = `orders-${Date.now() % 1_000_000}`;
  await signIn(page, ADMIN);
  await page.goto("/settings/pipelines");
  expect(await seriousViolations(page)).toEqual([]);
  await page.getByRole("button", { name: "کاریز تازه" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: /گام‌های سفارش/ }).check();
  await dialog.locator("input[name=newName]").fill("سفارش‌های آزمون");
  await dialog.locator("input[name=newSlug]").fill("نشانی بد");
  await dialog.getByRole("button", { name: "ساختن کاریز" }).click();
  await expect(dialog.getByText("فقط حرف کوچک انگلیسی")).toBeVisible();
  await dialog.locator("input[name=newSlug]").fill(slug);
  await dialog.getByRole("button", { name: "ساختن کاریز" }).click();
  await page.waitForURL(`**/settings/pipelines/${slug}`);
  await expect(stageNames(page)).toHaveCount(5);

  // By keyboard, then by drag; both are kept until they are saved.
  await page.getByRole("button", { name: "جابه‌جایی «آماده‌سازی»" }).focus();
  await page.keyboard.press("ArrowUp");
  await expect(page.getByText(/«.?آماده‌سازی.?» در جای ۲ از ۵ است/)).toBeAttached();
  await expect(page.getByRole("button", { name: "جابه‌جایی «آماده‌سازی»" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  const target = await middle(named(page, "پرداخت شد"));
  const handle = await middle(page.getByRole("button", { name: "جابه‌جایی «ارسال شد»" }));
  await page.mouse.move(handle.x, handle.y);
  await page.mouse.down();
  await page.mouse.move(handle.x, handle.y - 12, { steps: 3 });
  await page.mouse.move(handle.x, target.y, { steps: 10 });
  await page.mouse.up();
  await expect
    .poll(() => stageNames(page).evaluateAll((all) => all.map((one) => one.querySelector("bdi")?.textContent)))
    .toEqual(["ثبت شد", "ارسال شد", "پرداخت شد", "آماده‌سازی", "تحویل شد"]);

  // The preview follows what is typed; what is missing is said beside its field.
  const stage = page.getByRole("region", { name: "آماده‌سازی" });
  await expect(async () => {
    // A click within a moment of a drop is part of the drag.
    if (!(await stage.isVisible())) await named(page, "آماده‌سازی").click();
    await expect(stage).toBeVisible({ timeout: 500 });
  }).toPass();
  await stage.locator("input[name=publicLabel]").fill("");
  await save(page);
  await expect(stage.getByText("نام برای مشتری را بنویسید")).toBeVisible();
  await stage.locator("input[name=publicLabel]").fill("در دست بسته‌بندی");
  await stage.locator("input[name=softLimit]").fill("۳");
  await stage.getByRole("radio", { name: "فقط برخی" }).check();
  await stage.getByRole("button", { name: /^نقش‌ها/ }).click();
  await page.getByRole("option", { name: "سرپرست‌ها" }).click();
  await page.keyboard.press("Escape");
  const preview = page.getByRole("complementary", { name: "پیش‌نمایش" });
  await expect(preview.getByRole("region", { name: "آنچه مشتری می‌خواند" })).toContainText("در دست بسته‌بندی");
  await expect(preview.getByRole("region", { name: "برد" }).first()).toContainText("۰ کارت از ۳");
  expect(await seriousViolations(page)).toEqual([]);
  await save(page);
  await expect(toast(page)).toContainText("ذخیره شد");
  const board = await readBoard(page, {}, slug);
  expect(board.stages.map((one) => one.name)).toEqual(["ثبت شد", "ارسال شد", "پرداخت شد", "آماده‌سازی", "تحویل شد"]);

  // An agent is kept out of the limited stage, told why, and loses nothing.
  const [first = 0, second = 0] = await file(page, board, 2, ["سفارش یک", "سفارش دو"]);
  const agentContext = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const agent = await agentContext.newPage();
  await signIn(agent);
  await openBoard(agent, "", slug);
  await hold(agent, cardOf(agent, first), await middle(agent.locator("[data-stage]").nth(3)));
  await agent.mouse.up();
  await expect(toast(agent)).toContainText("به همکاران معینی سپرده شده است");
  await expect(agent.locator("[data-stage]").nth(2).locator(`[data-ticket="${first}"]`)).toBeVisible();
  await cardOf(agent, first).hover();
  await cardOf(agent, first).getByRole("button", { name: "انتقال به…" }).click();
  await expect(agent.getByRole("menuitem", { name: /آماده‌سازی/ })).toHaveAttribute("aria-disabled", "true");
  await agent.keyboard.press("Escape");

  // Deleting asks where the cards go; the agent's open board follows.
  await page.reload();
  await named(page, "پرداخت شد").click();
  await page.getByRole("button", { name: "حذف مرحله" }).click();
  const asks = page.getByRole("alertdialog");
  await expect(asks).toContainText("۲ کارت در این مرحله است");
  await asks.getByRole("button", { name: /^کارت‌ها بروند به/ }).click();
  await expect(page.getByRole("option", { name: /تحویل شد/ })).toHaveCount(0);
  await page.getByRole("option", { name: /ثبت شد/ }).click();
  await asks.getByRole("button", { name: "حذف مرحله" }).click();
  await expect(toast(page)).toContainText("حذف شد");
  await expect(stageNames(page)).toHaveCount(4);
  await expect(agent.locator("[data-stage]")).toHaveCount(4);
  for (const number of [first, second]) await expect(agent.locator("[data-stage]").first().locator(`[data-ticket="${number}"]`)).toBeVisible();
  await agent.goto(`/tickets/${first}`);
  await expect(agent.getByText(/رویداد|مرحلهٔ .*پرداخت شد.* را حذف کرد/).first()).toBeVisible();
  await agentContext.close();

  // Out of use again, so that nothing is left on the desk.
  const after = await readBoard(page, {}, slug);
  for (const card of after.stages.flatMap((one) => one.cards)) await tell(page, "tickets.close", { ticketId: card.id, expectedVersion: card.version });
  await page.goto("/settings/pipelines");
  await page.getByRole("button", { name: "کارهای «سفارش‌های آزمون»" }).last().click();
  await page.getByRole("menuitem", { name: "بازنشسته کردن" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "بازنشسته کردن" }).click();
  await expect(page.getByRole("region", { name: "بازنشسته" })).toContainText("سفارش‌های آزمون");
});

test("two admins at once: the second is shown what the first has changed and keeps what was typed; a department's pipeline stays", async ({ page }) => {
  await signIn(page, ADMIN);
  const slug = `two-${Date.now() % 1_000_000}`;
  const { id } = await tell<{ id: string }>(page, "pipelines.create", { name: "دو مدیر", slug, template: "returns" });
  await page.goto(`/settings/pipelines/${slug}`);
  await page.locator("input[name=pipelineName]").fill("نام من");
  const entry = await ask<{ version: number; stages: Record<string, unknown>[] }>(page, "pipelines.get", { pipeline: id });
  const stages = entry.stages.map(({ cardCount: _, ...stage }, index) => (index === 0 ? { ...stage, publicLabel: "از همکار" } : stage));
  await tell(page, "pipelines.save", { pipelineId: id, expectedVersion: entry.version, name: "دو مدیر", slug, stages });
  await save(page);
  const note = page.getByRole("main").getByRole("alert").filter({ hasText: "همکارتان" });
  await expect(note).toContainText("از همکار");
  await expect(page.locator("input[name=pipelineName]")).toHaveValue("نام من");
  await note.getByRole("button", { name: "گذاشتن تغییرهای من روی نسخهٔ تازه" }).click();
  await save(page);
  await expect(toast(page)).toContainText("ذخیره شد");
  const merged = await ask<{ name: string; stages: { publicLabel: string }[] }>(page, "pipelines.get", { pipeline: id });
  expect([merged.name, merged.stages[0]?.publicLabel]).toEqual(["نام من", "از همکار"]);

  await page.goto("/settings/pipelines");
  await page.getByRole("button", { name: "کارهای «پشتیبانی»" }).click();
  await page.getByRole("menuitem", { name: "بازنشسته کردن" }).click();
  await expect(page.getByRole("alertdialog")).toContainText("پشتیبانی فنی");
  await expect(page.getByRole("alertdialog").getByRole("link", { name: "تنظیم دپارتمان‌ها" })).toHaveAttribute("href", "/settings/departments");
  await page.getByRole("button", { name: "فهمیدم" }).click();
  const { version } = await ask<{ version: number }>(page, "pipelines.get", { pipeline: id });
  await tell(page, "pipelines.retire", { pipelineId: id, isRetired: true, expectedVersion: version });
});
