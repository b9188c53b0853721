import { expect, test } from "@playwright/test";
import { seriousViolations } from "../../support/e2e-axe";
import { tell } from "../../support/e2e-board";
import { fileTicket, openTicket, readTicket } from "../../support/e2e-card";
import { freshPhone, smsWith } from "../../support/e2e-portal";
import { signIn } from "../../support/e2e-sign-in";
import { aPhone, askAtOnce, askedCustomer, surveyLink } from "../../support/e2e-surveys";

test.beforeEach(async ({ page }) => {
  await askAtOnce(page);
  await signIn(page);
});

test("closing, the SMS, one tap and a confirmation, then why; the result is on the card", async ({ page, browser }) => {
  const phone = freshPhone();
  const ticket = await fileTicket(page, { phone });
  await openTicket(page, ticket.number);
  await page.getByRole("button", { name: "بستن تیکت" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("هیچ پاسخی که مشتری ببیند داده نشده")).toBeVisible();
  await expect(dialog.getByRole("radio", { name: /حل شد/ })).toBeChecked();
  await dialog.getByRole("radio", { name: /حل نشد/ }).check();
  await dialog.getByRole("button", { name: "بستن تیکت" }).click();
  await expect(page.getByText("نتیجه: حل نشد")).toBeVisible();
  const link = await surveyLink(page, phone);

  const visitor = await aPhone(browser);
  await visitor.goto(`${link}?score=4`);
  await expect(visitor.getByRole("heading", { level: 1 })).toContainText("راضی");
  await expect(visitor.getByRole("radio", { name: "خوب", exact: true })).toBeChecked();
  expect((await readTicket(page, ticket.number)).survey?.answer).toBeNull();
  expect(await visitor.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await seriousViolations(visitor)).toEqual([]);
  await visitor.getByRole("radio", { name: "بد", exact: true }).check();
  await visitor.getByRole("button", { name: "ثبت نظر" }).click();
  await expect(visitor.getByText("نظر شما ثبت شد")).toBeVisible();
  await visitor.getByRole("checkbox", { name: "پیگیری" }).check();
  await visitor.locator("textarea[name=comment]").fill("دیر پاسخ دادید.");
  await visitor.getByRole("button", { name: "ثبت نظر" }).click();
  await expect(visitor.locator("textarea[name=comment]")).toHaveValue("دیر پاسخ دادید.");
  await expect(visitor.getByRole("checkbox", { name: "پیگیری" })).toBeChecked();
  expect(await seriousViolations(visitor)).toEqual([]);

  await page.reload();
  const result = page.getByRole("region", { name: "رضایت مشتری" });
  await expect(result.getByText("۲ از ۵")).toBeVisible();
  await expect(result.getByText("نمرهٔ پایین")).toBeVisible();
  await expect(result.getByText("دیر پاسخ دادید.")).toBeVisible();
  await expect(result.getByText("پیگیری")).toBeVisible();
});

test("the whole page works without scripts, and a POST without a score says what is missing", async ({ page, browser }) => {
  const { number, link } = await askedCustomer(page);
  const visitor = await aPhone(browser, { javaScriptEnabled: false });
  await visitor.goto(link);
  await visitor.getByRole("button", { name: "ثبت نظر" }).click();
  await expect(visitor.getByText("یکی را برگزینید")).toBeVisible();
  await visitor.getByRole("radio", { name: "خیلی خوب" }).check();
  await visitor.locator("textarea[name=comment]").fill("عالی بود");
  await visitor.getByRole("button", { name: "ثبت نظر" }).click();
  await expect(visitor.getByText("نظر شما ثبت شد")).toBeVisible();
  expect((await readTicket(page, number)).survey?.answer).toMatchObject({ score: 5, comment: "عالی بود" });
});

test("bots, HEAD, prefetch and a score in the address vote for nothing; the page is private, light and never kept", async ({ page, browser }) => {
  const { number, link } = await askedCustomer(page);
  const agents = ["TelegramBot (like TwitterBot)", "WhatsApp/2.23", "Mozilla/5.0 (compatible; Googlebot/2.1)"];
  for (const agent of agents) await page.request.get(`${link}?score=1`, { headers: { "user-agent": agent } });
  await page.request.head(`${link}?score=1`);
  await page.request.get(`${link}?score=1`, { headers: { "sec-purpose": "prefetch", purpose: "prefetch" } });
  const answer = await page.request.get(`${link}/answer?score=1`);
  expect(answer.status()).toBe(405);
  await Promise.all(Array.from({ length: 20 }, () => page.request.get(`${link}?score=1`)));
  expect((await readTicket(page, number)).survey).toMatchObject({ state: "SENT", answer: null });
  const headers = (await page.request.get(link)).headers();
  expect(headers["referrer-policy"]).toBe("no-referrer");
  expect(headers["x-robots-tag"]).toContain("noindex");
  expect(headers["cache-control"]).toContain("no-store");
  const visitor = await aPhone(browser);
  const scripts: string[] = [];
  visitor.on("response", (response) => {
    if (response.request().resourceType() === "script") scripts.push(response.url());
  });
  await visitor.goto(link, { waitUntil: "networkidle" });
  await expect(visitor.getByRole("button", { name: "ثبت نظر" })).toBeVisible();
  expect(scripts).toEqual([]);
});

test("fifty POSTs at once to the page's own address are one answer", async ({ page }) => {
  const { number, link } = await askedCustomer(page);
  const posts = await Promise.all(
    Array.from({ length: 50 }, (_, n) => page.request.post(link, { form: { score: String((n % 5) + 1), comment: "" }, maxRedirects: 0 })),
  );
  expect(new Set(posts.map((post) => post.status()))).toEqual(new Set([303]));
  const { survey } = await readTicket(page, number);
  expect(survey?.answer?.score).toBeGreaterThanOrEqual(1);
  expect(survey?.earlierScores).toEqual([]);
});

test("reopened, the page says so kindly; an unknown link says only that", async ({ page, browser }) => {
  const { number, link } = await askedCustomer(page);
  const { id, version } = await readTicket(page, number);
  await tell(page, "tickets.reopen", { ticketId: id, expectedVersion: version });
  const visitor = await aPhone(browser);
  await visitor.goto(link);
  await expect(visitor.getByRole("heading", { name: "این تیکت دوباره باز شد" })).toBeVisible();
  await expect(visitor.getByRole("radio")).toHaveCount(0);
  await visitor.goto(`/s/${"0".repeat(22)}`);
  await expect(visitor.getByRole("heading", { name: "این پیوند باز نشد" })).toBeVisible();
});

test("the page speaks the visitor's language", async ({ page, browser }) => {
  const { link } = await askedCustomer(page);
  const visitor = await aPhone(browser);
  await visitor.goto(link);
  await visitor.getByRole("button", { name: "English" }).click();
  await expect(visitor.getByRole("heading", { name: "How satisfied were you with our support?" })).toBeVisible();
  await expect(visitor.getByRole("button", { name: "Send opinion" })).toBeVisible();
  await visitor.goto(link);
  await visitor.getByRole("button", { name: "العربية" }).click();
  await expect(visitor.getByRole("radio", { name: "جيد جدًا" })).toBeVisible();
});

test("a customer who closes in the portal is asked on the same page, and the answer is on the card", async ({ page, browser }) => {
  const phone = freshPhone();
  const { number } = await fileTicket(page, { phone });
  const visitor = await aPhone(browser);
  const link = await smsWith(page, phone, /(\/t\/[0-9A-Za-z]{22})/, 0);
  await visitor.goto(link);
  await expect(visitor.getByRole("region", { name: "نظر شما" })).toHaveCount(0);
  await visitor.getByRole("button", { name: "حل شد" }).click();
  const survey = visitor.getByRole("region", { name: "نظر شما" });
  await survey.getByRole("button", { name: "ثبت نظر" }).click();
  await expect(survey.getByText("یکی را برگزینید")).toBeVisible();
  await survey.getByRole("radio", { name: "معمولی" }).check();
  await survey.getByRole("button", { name: "ثبت نظر" }).click();
  await expect(survey.getByText("نظر شما ثبت شد")).toBeVisible();
  await expect.poll(async () => (await readTicket(page, number)).survey?.answer?.score).toBe(3);
});
