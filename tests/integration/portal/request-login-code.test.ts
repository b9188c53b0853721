import { beforeEach, describe, expect, it } from "vitest";
import { signInCustomer } from "@/server/portal";
import { minutesFromNow, NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aCustomer } from "../../support/factories";
import { actorOfSession } from "../../support/identity";
import { anOrganisation, askForCode, forgetCounts, freshAddress, freshMobile } from "../../support/portal";
import { outcomeOf } from "../../support/refusals";

const base = testDatabase({ poolSize: 20 });
const meta = { browser: "browser", address: "198.51.100.77", userAgent: null, now: NOW };
const wrongOf = (code: string) => (code === "000000" ? "111111" : "000000");

beforeEach(async () => {
  await anOrganisation(base.db, { allowsRegistration: true });
  await forgetCounts(base.db);
});

async function codeFor(phone: string, given: Parameters<typeof askForCode>[2] = {}): Promise<string> {
  const code = await askForCode(base.db, phone, given);
  if (code === null) throw new Error("no SMS was queued");
  return code;
}

describe("signing in with a code (S5)", () => {
  it("the code signs its number's customer in, once, however number and digits are written", async () => {
    const phone = freshMobile();
    const customer = await aCustomer(base.db, { phone });
    const code = await codeFor(phone);
    expect(code).toMatch(/^\d{6}$/);
    const persian = (text: string) => text.replace(/\d/g, (digit) => "۰۱۲۳۴۵۶۷۸۹"[Number(digit)] ?? "");
    const signedIn = await signInCustomer(base.db, { phone: persian(`0098 ${phone.slice(3)}`), code: persian(`${code.slice(0, 3)} ${code.slice(3)}`) }, meta);
    expect(signedIn.customerId).toBe(customer.id);
    expect(await actorOfSession(base.db, signedIn.sid, NOW)).toMatchObject({ kind: "customer", customerId: customer.id });
    expect(await outcomeOf(signInCustomer(base.db, { phone, code }, meta))).toBe("UNAUTHENTICATED login.code_expired");
  });

  it("of fifty tries at once five are looked at, and then even the right code is dead", async () => {
    const phone = freshMobile();
    await aCustomer(base.db, { phone });
    const code = await codeFor(phone);
    const answers = await Promise.all(Array.from({ length: 50 }, () => outcomeOf(signInCustomer(base.db, { phone, code: wrongOf(code) }, meta))));
    expect(answers.filter((answer) => answer.endsWith("code_wrong"))).toHaveLength(5);
    expect(await base.db.loginCode.findFirstOrThrow({ where: { phone } })).toMatchObject({ tries: 5, usedAt: null });
    await forgetCounts(base.db);
    expect(await outcomeOf(signInCustomer(base.db, { phone, code }, meta))).toBe("UNAUTHENTICATED login.code_expired");
  });

  it("twenty right tries at once start one session", async () => {
    const phone = freshMobile();
    const customer = await aCustomer(base.db, { phone });
    const code = await codeFor(phone);
    const answers = await Promise.all(Array.from({ length: 20 }, () => outcomeOf(signInCustomer(base.db, { phone, code }, meta))));
    expect(answers.filter((answer) => answer === "done")).toHaveLength(1);
    expect(await base.db.session.count({ where: { customerId: customer.id } })).toBe(1);
  });

  it("the code works only in the browser that asked, for two minutes, and a newer one kills it", async () => {
    const phone = freshMobile();
    await aCustomer(base.db, { phone });
    const code = await codeFor(phone);
    expect(await outcomeOf(signInCustomer(base.db, { phone, code }, { ...meta, browser: "another" }))).toBe("UNAUTHENTICATED login.code_expired");
    expect(await outcomeOf(signInCustomer(base.db, { phone, code }, { ...meta, now: minutesFromNow(2) }))).toBe("UNAUTHENTICATED login.code_expired");
    await forgetCounts(base.db);
    const newer = await codeFor(phone, { now: minutesFromNow(1) });
    if (newer !== code) expect(await outcomeOf(signInCustomer(base.db, { phone, code }, { ...meta, now: minutesFromNow(1) }))).toContain("UNAUTHENTICATED");
    expect(await outcomeOf(signInCustomer(base.db, { phone, code: newer }, { ...meta, now: minutesFromNow(1) }))).toBe("done");
  });

  it("tries of one number are limited over all its codes", async () => {
    const phone = freshMobile();
    await aCustomer(base.db, { phone });
    const answers: string[] = [];
    for (let n = 0; n < 31; n += 1) answers.push(await outcomeOf(signInCustomer(base.db, { phone, code: "123456" }, meta)));
    expect(answers.at(29)).toBe("UNAUTHENTICATED login.code_expired");
    expect(answers.at(30)).toBe("RATE_LIMITED login.too_many_codes");
  });

  it("only a keyed hash of the code is kept", async () => {
    const phone = freshMobile();
    const code = await codeFor(phone);
    expect(JSON.stringify(await base.db.loginCode.findMany({ where: { phone } }))).not.toContain(`"${code}"`);
  });
});

describe("who gets a code (S6)", () => {
  it("a known and an unknown number are answered alike; where nobody may register the unknown one gets no SMS and cannot sign in", async () => {
    await anOrganisation(base.db, { allowsRegistration: false });
    const known = freshMobile();
    await aCustomer(base.db, { phone: known });
    const unknown = freshMobile();
    expect(await codeFor(known)).toMatch(/^\d{6}$/);
    expect(await askForCode(base.db, unknown)).toBeNull();
    expect(await base.db.loginCode.count({ where: { phone: unknown } })).toBe(1);
    expect(await outcomeOf(signInCustomer(base.db, { phone: unknown, code: "123456" }, meta))).toBe("UNAUTHENTICATED login.code_wrong");
    expect(await base.db.customerPhone.count({ where: { e164: unknown } })).toBe(0);
  });

  it("where people may register the code makes a customer, whose name is asked afterwards", async () => {
    const phone = freshMobile();
    const code = await codeFor(phone);
    const signedIn = await signInCustomer(base.db, { phone, code }, meta);
    expect(signedIn.name).toBe(phone);
    expect(await base.db.customerPhone.findUnique({ where: { e164: phone } })).toMatchObject({ customerId: signedIn.customerId, verifiedAt: NOW });
  });

  it("one number gets one code a minute and five an hour, however it is written", async () => {
    const phone = freshMobile();
    await codeFor(phone);
    const persian = `۰${phone.slice(3).replace(/\d/g, (digit) => "۰۱۲۳۴۵۶۷۸۹"[Number(digit)] ?? "")}`;
    for (const spelling of [phone, persian, `0098${phone.slice(3)}`]) {
      expect(await outcomeOf(askForCode(base.db, spelling))).toBe("RATE_LIMITED login.too_many_codes");
    }
    expect(await base.db.smsMessage.count({ where: { phone } })).toBe(1);
    for (let n = 2; n <= 5; n += 1) {
      await base.db.rateLimiterFlexible.deleteMany({ where: { key: { startsWith: "code-minute" } } });
      // The refused ones above were stopped by the minute, so they are not part of the hour.
      await askForCode(base.db, phone);
    }
    await base.db.rateLimiterFlexible.deleteMany({ where: { key: { startsWith: "code-minute" } } });
    expect(await outcomeOf(askForCode(base.db, phone))).toBe("RATE_LIMITED login.too_many_codes");
  });

  it("one address cannot ask for many numbers; an IPv6 network counts as one", async () => {
    const hasAsked = (network: string, times: number) =>
      base.db.rateLimiterFlexible.create({ data: { key: `code-address:${network}`, points: times, expire: new Date(Date.now() + 3_600_000) } });
    const address = freshAddress();
    await hasAsked(address, 59);
    expect(await outcomeOf(askForCode(base.db, freshMobile(), { address }))).toBe("done");
    expect(await outcomeOf(askForCode(base.db, freshMobile(), { address }))).toBe("RATE_LIMITED login.too_many_codes");
    expect(await outcomeOf(askForCode(base.db, freshMobile()))).toBe("done");
    await hasAsked("2001:db8:1:2", 59);
    expect(await outcomeOf(askForCode(base.db, freshMobile(), { address: "2001:db8:1:2::1" }))).toBe("done");
    expect(await outcomeOf(askForCode(base.db, freshMobile(), { address: "2001:db8:1:2:ffff::1" }))).toBe("RATE_LIMITED login.too_many_codes");
  });

  it("everybody together cannot spend more than an hour's share", async () => {
    await base.db.rateLimiterFlexible.create({ data: { key: "code-all:all", points: 300, expire: new Date(Date.now() + 3_600_000) } });
    expect(await outcomeOf(askForCode(base.db, freshMobile()))).toBe("RATE_LIMITED login.too_many_codes");
  });

  it("landlines, foreign numbers and nonsense are refused before anything is counted", async () => {
    for (const bad of ["02188881234", "+14155550123", "09", "سلام", ""])
      expect(await outcomeOf(askForCode(base.db, bad))).toBe("INVALID_INPUT login.phone_invalid");
    expect(await base.db.rateLimiterFlexible.count()).toBe(0);
  });
});
