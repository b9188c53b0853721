import { expect, test } from "@playwright/test";
import { toPersianDigits } from "@/persian/digits";
import { seriousViolations } from "../support/e2e-axe";
import { addNote, readTicket } from "../support/e2e-card";
import { fileInPortal, freshPhone, messagesTo, signInAsCustomer } from "../support/e2e-portal";
import { signIn } from "../support/e2e-sign-in";

test("a customer files, reads the answer, replies, closes and reopens, all on a phone @phone", async ({ page, browser }) => {
  await signInAsCustomer(page, "09120000001");
  const title = `چاپگر روشن نمی‌شود ${Date.now() % 100_000}`;
  const number = await fileInPortal(page, title, "از دیروز هیچ چراغی روشن نمی‌شود و نرم‌افزار خطای ۳۰۲ می‌دهد.");
  await expect(page.getByText(`تیکت شما با شمارهٔ ${toPersianDigits(String(number))} ثبت شد`)).toBeVisible();
  await expect(page.getByText("در انتظار ما")).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await seriousViolations(page)).toEqual([]);

  const desk = await browser.newContext({ viewport: { width: 1440, height: 900 }, isMobile: false, hasTouch: false });
  const agent = await desk.newPage();
  await signIn(agent);
  await expect(agent.locator(`[data-stage] [data-ticket="${number}"]`)).toBeVisible();
  const { id } = await readTicket(agent, number);
  const secret = `قناری${Date.now()}`;
  await addNote(agent, id, secret, false);
  await addNote(agent, id, "کابل برق را جدا کنید و پس از یک دقیقه دوباره وصل کنید.", true);

  const card = page.getByRole("listitem").filter({ hasText: title });
  await expect(async () => {
    await page.goto("/portal");
    await expect(card.getByText("پاسخ جدید")).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 40_000 });
  await card.getByRole("link").click();
  await expect(page.getByText("کابل برق را جدا کنید")).toBeVisible();
  await expect(page.getByText("آخرین پاسخ ما")).toBeVisible();
  expect(await page.content()).not.toContain(secret);

  await page.locator("textarea[name=body]").fill("انجام دادم؛ درست شد.");
  await page.getByRole("button", { name: "ارسال پاسخ" }).click();
  await expect(page.getByText("پاسخ شما رسید.")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "انجام دادم؛ درست شد." })).toBeVisible();
  await expect(page.locator("textarea[name=body]")).toHaveValue("");

  await page.getByRole("button", { name: "حل شد" }).click();
  await expect(page.getByText("تیکت بسته شد. سپاس از همراهی شما.")).toBeVisible();
  await page.getByRole("button", { name: "بازگشایی تیکت" }).click();
  await expect(page.getByText("تیکت دوباره باز شد.")).toBeVisible();
  await expect(page.getByRole("button", { name: "حل شد" })).toBeVisible();
  for (const address of ["/portal", `/portal?q=${encodeURIComponent("قناری")}`, `/portal/tickets/${number}`]) {
    expect(await (await page.request.get(address, { headers: { rsc: "1" } })).text(), address).not.toContain(secret);
    expect(await (await page.request.get(address)).text(), address).not.toContain(`>${secret}`);
  }
  expect(JSON.stringify(await messagesTo(page, "09120000001"))).not.toContain(secret);
  await desk.close();
});

test("somebody else's ticket reads exactly like one that does not exist @phone", async ({ page, browser }) => {
  await signInAsCustomer(page, freshPhone());
  const number = await fileInPortal(page, "موضوع خصوصی", "متنی که کس دیگری نباید ببیند.");
  const other = await browser.newContext();
  const stranger = await other.newPage();
  await signInAsCustomer(stranger, freshPhone(), "رضا کریمی");
  const theirs = await stranger.goto(`/portal/tickets/${number}`);
  const theirText = await stranger.locator("main").textContent();
  const missing = await stranger.goto("/portal/tickets/99999999");
  expect(theirs?.status()).toBe(404);
  expect(missing?.status()).toBe(404);
  expect(theirText).toBe(await stranger.locator("main").textContent());
  expect(theirText).not.toContain("موضوع خصوصی");
  await other.close();
  const nobody = await browser.newContext();
  const visitor = await nobody.newPage();
  await visitor.goto(`/portal/tickets/${number}`);
  expect(new URL(visitor.url()).pathname).toBe("/portal/login");
  await nobody.close();
});

test("a wrong code says so and keeps the number; digits may be Persian @phone", async ({ page }) => {
  const phone = freshPhone();
  await page.goto("/portal/login");
  await page.locator("input[name=phone]").fill(toPersianDigits(phone));
  await page.keyboard.press("Enter");
  await expect(page.locator("input[name=code]")).toHaveAttribute("autocomplete", "one-time-code");
  await expect(page.getByRole("button", { name: /ارسال دوبارهٔ کد تا/ })).toBeDisabled();
  await page.locator("input[name=code]").fill("۰۰۰۰۰۰");
  await page.getByRole("button", { name: "ورود", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "کد درست نیست" })).toBeVisible();
  await expect(page.locator("input[name=code]")).toBeVisible();
});

test("typed text survives a lost connection and an ended session @phone", async ({ page, context }) => {
  await signInAsCustomer(page, freshPhone());
  await page.goto("/portal/new");
  await page.getByRole("link", { name: "فروش", exact: true }).click();
  const goOn = page.getByRole("link", { name: "ادامه و ثبت تیکت" });
  await expect(goOn.or(page.locator("input[name=title]"))).toBeVisible();
  if (await goOn.isVisible()) await goOn.click();
  const form = page.url();
  await page.locator("input[name=title]").fill("قیمت ریبون");
  await page.locator("textarea[name=description]").fill("قیمت ریبون رزین را می‌خواستم؟؟؟؟");
  await expect(page.getByText("یک علامت «؟» یا «!» بس است")).toBeVisible();
  await context.setOffline(true);
  await page.getByRole("button", { name: "ثبت تیکت" }).click();
  await expect(page.getByText("اینترنت در دسترس نیست")).toBeVisible();
  await context.setOffline(false);
  await page.goto("/portal");
  await page.goto(form);
  await expect(page.locator("input[name=title]")).toHaveValue("قیمت ریبون");
  await expect(page.locator("textarea[name=description]")).toHaveValue("قیمت ریبون رزین را می‌خواستم؟؟؟؟");
  await page.getByRole("button", { name: "ثبت تیکت" }).click();
  await page.waitForURL(/done=filed/);
  // The page forgets the text once its scripts run.
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("kariz-portal:new")))).toEqual([]);
  await page.goto(form);
  await expect(page.locator("input[name=title]")).toHaveValue("");
});

test("without scripts a customer signs in, files and replies @phone", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await signInAsCustomer(page, freshPhone());
  const number = await fileInPortal(page, "بدون جاوااسکریپت", "این درخواست از مرورگری ساده آمده است.");
  await page.locator("textarea[name=body]").fill("یک توضیح دیگر.");
  await page.getByRole("button", { name: "ارسال پاسخ" }).click();
  await expect(page.getByText("یک توضیح دیگر.")).toBeVisible();
  expect(page.url()).toContain(`/portal/tickets/${number}`);
  await context.close();
});

test("the visitor's language turns the page and its words @phone", async ({ page }) => {
  await page.goto("/portal/help");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("heading", { name: "How do I file a ticket?" })).toBeVisible();
  await expect(page.locator("[data-brand]")).toHaveAttribute("dir", "ltr");
  await page.getByRole("button", { name: "العربية" }).click();
  await expect(page.getByRole("heading", { name: "كيف أفتح تذكرة؟" })).toBeVisible();
  await expect(page.locator("[data-brand]")).toHaveAttribute("lang", "ar");
});
