import { type Browser, type Page, test } from "@playwright/test";
import type { SurveySettings } from "@/domain/surveys/schema";
import { ask, tell } from "./e2e-board";
import { fileTicket, readTicket } from "./e2e-card";
import { freshPhone, smsWith } from "./e2e-portal";
import { signIn } from "./e2e-sign-in";

/** Has everybody asked at once after closing. */
export async function askAtOnce(page: Page): Promise<void> {
  await signIn(page, "admin@nikafzar.example");
  const { designs } = await ask<SurveySettings>(page, "surveys.settings", undefined);
  for (const { departmentId, version, isOwn, design } of designs) {
    if (departmentId === null)
      await tell(page, "surveys.saveDesign", {
        ...design,
        delayMinutes: 0,
        cooldownDays: 0,
        scale: "FACES",
        isOn: true,
        departmentId,
        expectedVersion: version,
      });
    else if (isOwn) await tell(page, "surveys.resetDesign", { departmentId, expectedVersion: version });
  }
  await page.context().clearCookies();
}

/** Files and closes a ticket of a new customer in the name of whoever is signed in, and waits for the survey's SMS; answers with its address. */
export async function askedCustomer(page: Page): Promise<{ number: number; link: string; phone: string }> {
  const phone = freshPhone();
  const { id, number } = await fileTicket(page, { phone });
  const { version } = await readTicket(page, number);
  await tell(page, "tickets.close", { ticketId: id, expectedVersion: version });
  return { number, phone, link: await surveyLink(page, phone) };
}

/** The path of the survey link in the newest SMS to a phone. */
export async function surveyLink(page: Page, phone: string): Promise<string> {
  return smsWith(page, phone, /(\/s\/[0-9A-Za-z]{22})/, 0);
}

/** A phone that is signed in to nothing. */
export async function aPhone(browser: Browser, options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
  const context = await browser.newContext({
    ...options,
    baseURL: test.info().project.use.baseURL,
    viewport: { width: 360, height: 740 },
    isMobile: true,
    hasTouch: true,
  });
  return context.newPage();
}
