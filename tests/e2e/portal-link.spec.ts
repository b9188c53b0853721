import { expect, test } from "@playwright/test";
import { seriousViolations } from "../support/e2e-axe";
import { tell } from "../support/e2e-board";
import { addNote, fileTicket } from "../support/e2e-card";
import { freshPhone, messagesTo, smsWith } from "../support/e2e-portal";
import { signIn } from "../support/e2e-sign-in";

const LINK = /(https?:\/\/\S+\/t\/[0-9A-Za-z]+)/;

/** A ticket that an agent opened for a new customer, and the link of the SMS about its first public answer. */
async function aLinkedTicket(agent: import("@playwright/test").Page, answer = "پاسخ ما با پیوند") {
  await signIn(agent);
  const phone = freshPhone();
  const ticket = await fileTicket(agent, { phone, title: `با پیوند ${Date.now()}` });
  // The SMS about the filing has a link too: it must have come before the answer's is looked for.
  await smsWith(agent, phone, LINK, 0);
  const before = (await messagesTo(agent, phone)).length;
  await addNote(agent, ticket.id, answer, true);
  const link = await smsWith(agent, phone, LINK, before);
  return { phone, ticket, link };
}

test("the link of an SMS opens its ticket without signing in: read, answer, solve, reopen @phone", async ({ page, browser }) => {
  const desk = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const { link, ticket } = await aLinkedTicket(await desk.newPage());
  const response = await page.goto(link);
  expect(new URL(page.url()).pathname).toBe("/t");
  expect(response?.headers()["referrer-policy"]).toBe("no-referrer");
  expect(response?.headers()["x-robots-tag"]).toContain("noindex");
  expect(response?.headers()["cache-control"]).toContain("no-store");
  await expect(page.getByText("پاسخ ما با پیوند")).toBeVisible();
  const token = link.split("/").at(-1) ?? "";
  expect(await page.content()).not.toContain(token);
  expect(await seriousViolations(page)).toEqual([]);

  await page.locator("textarea[name=body]").fill("از راه پیوند پاسخ می‌دهم.");
  await page.getByRole("button", { name: "ارسال پاسخ" }).click();
  await expect(page.getByText("پاسخ شما رسید.")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "از راه پیوند پاسخ می‌دهم." })).toBeVisible();
  await page.getByRole("button", { name: "حل شد" }).click();
  await expect(page.getByText("تیکت بسته شد. سپاس از همراهی شما.")).toBeVisible();
  await page.getByRole("button", { name: "بازگشایی تیکت" }).click();
  await expect(page.getByText("تیکت دوباره باز شد.")).toBeVisible();

  await page.goto(`/portal/tickets/${ticket.number}`);
  expect(new URL(page.url()).pathname).toBe("/portal/login");
  await desk.close();
});

test("bots, HEAD and prefetch change nothing; revoked and unknown links answer alike @phone", async ({ page, browser }) => {
  const desk = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const agent = await desk.newPage();
  const { link, ticket } = await aLinkedTicket(agent);
  const bots: Record<string, string>[] = [
    { "user-agent": "TelegramBot (like TwitterBot)" },
    { "user-agent": "facebookexternalhit/1.1" },
    { "sec-purpose": "prefetch;prerender" },
    { purpose: "prefetch", "next-router-prefetch": "1", rsc: "1" },
  ];
  for (const headers of bots) {
    expect((await page.request.get(link, { headers, maxRedirects: 0 })).status()).toBeLessThan(400);
    expect((await page.request.head(link, { headers, maxRedirects: 0 })).status()).toBeLessThan(400);
  }
  await Promise.all(Array.from({ length: 20 }, () => page.request.get(link)));
  const read = async () => (await agent.request.get(`/api/trpc/tickets.get?input=${encodeURIComponent(JSON.stringify({ number: ticket.number }))}`)).json();
  const { version } = (await read()).result.data as { version: number };
  expect(version).toBe(ticket.version);
  await page.goto(link);
  await expect(page.getByText("پاسخ ما با پیوند")).toBeVisible();

  await tell(agent, "portalSettings.revokeLinks", { ticketId: ticket.id });
  const reloaded = await page.reload();
  expect(reloaded?.status()).toBe(404);
  const said = await page.locator("main").textContent();
  const revoked = await page.request.get(link, { maxRedirects: 0 });
  const unknown = await page.request.get(link.replace(/[^/]+$/, "a".repeat(22)), { maxRedirects: 0 });
  expect([revoked.status(), revoked.headers().location]).toEqual([unknown.status(), unknown.headers().location]);
  await page.goto(`/t/${"b".repeat(22)}`);
  expect(await page.locator("main").textContent()).toBe(said);
  await desk.close();
});

test("a dead link is replaced by an SMS to the customer's own number; others learn nothing @phone", async ({ page, browser }) => {
  const desk = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const agent = await desk.newPage();
  const { link, ticket, phone } = await aLinkedTicket(agent);
  await tell(agent, "portalSettings.revokeLinks", { ticketId: ticket.id });
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "این پیوند دیگر کار نمی‌کند" })).toBeVisible();
  const before = (await messagesTo(page, phone)).length;
  await page.locator("input[name=phone]").fill(phone);
  await page.getByRole("button", { name: "ارسال پیوند تازه" }).click();
  const sent = "اگر با این شماره تیکتی باشد، پیوند تازه تا چند لحظهٔ دیگر پیامک می‌شود.";
  await expect(page.getByText(sent)).toBeVisible();
  await page.goto(await smsWith(page, phone, LINK, before));
  await expect(page.getByText("پاسخ ما با پیوند")).toBeVisible();

  const nobody = freshPhone();
  await page.goto("/portal/link");
  await page.locator("input[name=phone]").fill(nobody);
  await page.getByRole("button", { name: "ارسال پیوند تازه" }).click();
  await expect(page.getByText(sent)).toBeVisible();
  expect(await messagesTo(page, nobody)).toEqual([]);

  await page.goto("/portal/code");
  await page.locator("input[name=number]").fill(String(ticket.number));
  await page.locator("input[name=code]").fill("000001");
  await page.getByRole("button", { name: "دیدن تیکت" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "شمارهٔ تیکت یا کد پیگیری درست نیست." })).toBeVisible();
  await desk.close();
});
