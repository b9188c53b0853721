import { expect, type Page, test } from "@playwright/test";

type Sms = { receptor: string; message: string };

/** The SMS sandbox beside the server under test. */
function sandboxUrl(): string {
  const base = new URL(test.info().project.use.baseURL ?? "");
  base.port = String(Number(base.port) + 1);
  return base.origin;
}

/** Everything that a phone has received, oldest first. */
export async function messagesTo(page: Page, receptor: string): Promise<Sms[]> {
  const response = await page.request.get(`${sandboxUrl()}/__sandbox/messages?receptor=${receptor}`);
  return (await response.json()) as Sms[];
}

/** A mobile number that nobody else uses in this run. */
export function freshPhone(): string {
  return `0919${String(Math.floor(Math.random() * 10_000_000)).padStart(7, "0")}`;
}

/** Waits for the next SMS to this phone that has what `pattern` looks for, and answers with the first group. */
export async function smsWith(page: Page, receptor: string, pattern: RegExp, after: number): Promise<string> {
  let found = "";
  await expect
    .poll(
      async () => {
        const sent = (await messagesTo(page, receptor)).slice(after);
        found = sent.map((sms) => pattern.exec(sms.message)?.[1]).findLast((match) => match !== undefined) ?? "";
        return found;
      },
      { timeout: 30_000, message: `an SMS to ${receptor} with ${pattern}` },
    )
    .not.toBe("");
  return found;
}

/** Signs a customer in by mobile and the code of the sandbox; ends on the page of the tickets, or where a new customer says their name. */
export async function signInAsCustomer(page: Page, phone: string, name = "سارا احمدی"): Promise<void> {
  const before = (await messagesTo(page, phone)).length;
  await page.goto("/portal/login");
  await page.locator("input[name=phone]").fill(phone);
  await page.getByRole("button", { name: "دریافت کد" }).click();
  const code = await smsWith(page, phone, /(?<!\d)(\d{6})(?!\d)/, before);
  await page.locator("input[name=code]").fill(code);
  await page.getByRole("button", { name: "ورود", exact: true }).click();
  await page.waitForURL((url) => /^\/portal(\/welcome)?$/.test(url.pathname));
  if (!page.url().includes("/welcome")) return;
  await page.locator("input[name=name]").fill(name);
  await page.getByRole("button", { name: "ادامه" }).click();
  await page.waitForURL((url) => url.pathname === "/portal");
}

/** Files a request through the three steps and answers with its number. */
export async function fileInPortal(page: Page, title: string, description: string, department = "پشتیبانی فنی"): Promise<number> {
  await page.goto("/portal");
  await page.getByRole("link", { name: "تیکت جدید" }).click();
  await page.getByRole("link", { name: department, exact: true }).click();
  const goOn = page.getByRole("link", { name: "ادامه و ثبت تیکت" });
  await expect(goOn.or(page.locator("input[name=title]"))).toBeVisible();
  if (await goOn.isVisible()) await goOn.click();
  await page.locator("input[name=title]").fill(title);
  await page.locator("textarea[name=description]").fill(description);
  await page.getByRole("button", { name: "ثبت تیکت" }).click();
  await page.waitForURL(/\/portal\/tickets\/\d+\?done=filed/);
  return Number(/tickets\/(\d+)/.exec(page.url())?.[1]);
}
