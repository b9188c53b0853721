import { Secret, TOTP } from "otpauth";
import { expect, it } from "vitest";
import { disableTotp } from "@/server/identity/commands/disable-totp";
import { newRecoveryCodes } from "@/server/identity/commands/new-recovery-codes";
import { confirmTotp, startTotp } from "@/server/identity/commands/set-up-totp";
import { resetTotp } from "@/server/people/commands/reset-totp";
import { agent, ctxOf } from "../../support/actors";
import { minutesFromNow, NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aUser } from "../../support/factories";
import { hashPassword, openSecret, sealSecret, setupOf, signInStaff } from "../../support/identity";
import { outcomeOf } from "../../support/refusals";

const base = testDatabase();
const PASSWORD = "چهار اسب سفید";
const fitting = hashPassword(PASSWORD);
let machines = 0;

const codeAt = (secret: string, at: Date) => new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({ timestamp: at.getTime() });
const later = (minutes: number) => minutesFromNow(minutes);

async function enrolled() {
  const user = await aUser(base.db, { passwordHash: await fitting });
  const ctx = ctxOf(base.db, agent(user));
  const { secret } = await startTotp(ctx, { userId: user.id });
  const recovery = await confirmTotp(ctx, { userId: user.id, code: codeAt(secret, NOW) });
  machines += 1;
  const address = `203.0.113.${machines}`;
  const signIn = (code: string | undefined, now = later(1), password = PASSWORD) =>
    outcomeOf(signInStaff(base.db, { email: user.email, password, ...(code === undefined ? {} : { code }) }, { address, userAgent: "tests", now }));
  return { user, ctx, secret, recovery, signIn };
}

it("after the setup the password alone opens nothing; with the app's code it does, in Persian digits too", async () => {
  const { secret, signIn } = await enrolled();
  expect(await signIn(undefined)).toBe("UNAUTHENTICATED auth.code_required");
  expect(await signIn("")).toBe("UNAUTHENTICATED auth.code_required");
  expect(await signIn(codeAt(secret, later(1)))).toBe("done");
  const persian = codeAt(secret, later(3)).replace(/\d/g, (digit) => "۰۱۲۳۴۵۶۷۸۹"[Number(digit)] ?? "");
  expect(await signIn(persian, later(3))).toBe("done");
});

it("a wrong password is a wrong password, whether a second step is on or not and whatever code comes along", async () => {
  const { secret, signIn } = await enrolled();
  expect(await signIn(undefined, later(1), "غلط")).toBe("UNAUTHENTICATED auth.wrong_credentials");
  expect(await signIn(codeAt(secret, later(1)), later(1), "غلط")).toBe("UNAUTHENTICATED auth.wrong_credentials");
});

it("a code works once, for whoever sees it over a shoulder too; an older one than the last neither", async () => {
  const { secret, signIn } = await enrolled();
  expect(await signIn(codeAt(secret, NOW), NOW), "the code of the setup").toBe("UNAUTHENTICATED auth.code_wrong");
  expect(await signIn(codeAt(secret, later(1)), later(1))).toBe("done");
  expect(await signIn(codeAt(secret, later(1)), later(1))).toBe("UNAUTHENTICATED auth.code_wrong");
  expect(await signIn(codeAt(secret, later(0.5)), later(1))).toBe("UNAUTHENTICATED auth.code_wrong");
});

it("of ten sign-ins with one code at once, one gets in", async () => {
  const { user, secret } = await enrolled();
  const code = codeAt(secret, later(1));
  const answers = await Promise.all(
    // Each from a browser of its own, so that the count of wrong codes is not what stops them.
    Array.from({ length: 5 }, (_, i) =>
      outcomeOf(signInStaff(base.db, { email: user.email, password: PASSWORD, code }, { address: `203.0.113.${200 + i}`, userAgent: "tests", now: later(1) })),
    ),
  );
  expect(answers.filter((answer) => answer === "done")).toHaveLength(1);
});

it("a clock that is one step off is taken, one of two is not", async () => {
  const { secret, signIn } = await enrolled();
  expect(await signIn(codeAt(secret, later(9)), later(10))).toBe("UNAUTHENTICATED auth.code_wrong");
  expect(await signIn(codeAt(secret, later(11)), later(10))).toBe("UNAUTHENTICATED auth.code_wrong");
  expect(await signIn(codeAt(secret, later(9.5)), later(10))).toBe("done");
  expect(await signIn(codeAt(secret, later(10.5)), later(10))).toBe("done");
});

it("after five wrong codes even the right one waits, and a success forgets wrong ones before it", async () => {
  const { secret, signIn } = await enrolled();
  for (let i = 0; i < 4; i += 1) expect(await signIn("000000")).toBe("UNAUTHENTICATED auth.code_wrong");
  expect(await signIn(codeAt(secret, later(1)))).toBe("done");
  for (let i = 0; i < 5; i += 1) expect(await signIn("000000", later(5))).toBe("UNAUTHENTICATED auth.code_wrong");
  expect(await signIn(codeAt(secret, later(5)), later(5))).toBe("RATE_LIMITED auth.too_many_codes");
});

it("each recovery code opens the second step once, however it is typed, and of two at once one", async () => {
  const { recovery, signIn } = await enrolled();
  expect(recovery).toHaveLength(10);
  expect(new Set(recovery).size).toBe(10);
  const [first = "", second = ""] = recovery;
  expect(await signIn(` ${first.toUpperCase().replace("-", " ")} `)).toBe("done");
  expect(await signIn(first)).toBe("UNAUTHENTICATED auth.code_wrong");
  const answers = await Promise.all([signIn(second), signIn(second), signIn(second)]);
  expect(answers.filter((answer) => answer === "done")).toHaveLength(1);
});

it("neither the secret nor a recovery code stands in the database or in a fact", async () => {
  const { user, secret, recovery } = await enrolled();
  const [row] = await base.db.$queryRaw<{ text: string }[]>`
    SELECT (SELECT string_agg(f::text, ' ') FROM "TwoFactor" f) || (SELECT string_agg(r::text, ' ') FROM "RecoveryCode" r) || (SELECT string_agg(a::text, ' ') FROM "Activity" a) AS "text"`;
  for (const text of [secret, ...recovery, ...recovery.map((code) => code.replace("-", ""))]) expect(row?.text).not.toContain(text);
  expect(await base.db.activity.count({ where: { subjectId: user.id, event: "user.totp_enabled" } })).toBe(1);
});

it("a sealed secret opens for its owner only, and not when a byte has changed", () => {
  const sealed = sealSecret("JBSWY3DPEHPK3PXP", "a");
  expect(openSecret(sealed, "a")).toBe("JBSWY3DPEHPK3PXP");
  expect(openSecret(sealed, "b")).toBeNull();
  const bytes = Buffer.from(sealed, "base64");
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  expect(openSecret(bytes.toString("base64"), "a")).toBeNull();
});

it("codes are those of RFC 6238, and the QR code is a square with the address in it", () => {
  const setup = setupOf(Secret.fromUTF8("12345678901234567890").base32, "sara@example.test");
  expect(setup.uri).toBe("otpauth://totp/Kariz:sara%40example.test?issuer=Kariz&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&algorithm=SHA1&digits=6&period=30");
  expect(codeAt(setup.secret, new Date(59_000))).toBe("287082");
  expect(setup.path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/);
  expect(setup.size).toBeGreaterThan(30);
});

it("a setup without its code counts for nothing; a wrong code does not switch it on, and one that is on is not replaced", async () => {
  const user = await aUser(base.db, { passwordHash: await fitting });
  const ctx = ctxOf(base.db, agent(user));
  expect(await outcomeOf(confirmTotp(ctx, { userId: user.id, code: "123456" }))).toBe("RULE_VIOLATION totp.not_started");
  const { secret } = await startTotp(ctx, { userId: user.id });
  expect(await outcomeOf(confirmTotp(ctx, { userId: user.id, code: "000000" }))).toBe("INVALID_INPUT auth.code_wrong");
  expect(await outcomeOf(signInStaff(base.db, { email: user.email, password: PASSWORD }, { address: "203.0.113.99", userAgent: null, now: NOW }))).toBe("done");
  await confirmTotp(ctx, { userId: user.id, code: codeAt(secret, NOW) });
  expect(await outcomeOf(startTotp(ctx, { userId: user.id }))).toBe("RULE_VIOLATION totp.already_on");
  expect(await outcomeOf(startTotp(ctx, { userId: (await aUser(base.db)).id }))).toBe("FORBIDDEN permission.denied");
});

it("switching it off and making new recovery codes asks for the password; the old codes are dead", async () => {
  const { user, ctx, recovery, signIn } = await enrolled();
  expect(await outcomeOf(newRecoveryCodes(ctx, { userId: user.id, password: "غلط" }))).toBe("INVALID_INPUT auth.password_wrong");
  const fresh = await newRecoveryCodes(ctx, { userId: user.id, password: PASSWORD });
  expect(await signIn(recovery[0])).toBe("UNAUTHENTICATED auth.code_wrong");
  expect(await signIn(fresh[0])).toBe("done");
  expect(await outcomeOf(disableTotp(ctx, { userId: user.id, password: "غلط" }))).toBe("INVALID_INPUT auth.password_wrong");
  await disableTotp(ctx, { userId: user.id, password: PASSWORD });
  expect(await signIn(undefined)).toBe("done");
  expect(await base.db.recoveryCode.count({ where: { userId: user.id } })).toBe(0);
});

it("an admin resets a colleague's second step, not their own, and nobody else does", async () => {
  const { user, signIn } = await enrolled();
  const admin = await aUser(base.db, { role: "ADMIN" });
  const reset = (by: typeof admin, userId: string) => outcomeOf(resetTotp(ctxOf(base.db, agent(by)), { userId }));
  expect(await reset(await aUser(base.db, { role: "SUPERVISOR" }), user.id)).toBe("FORBIDDEN permission.denied");
  expect(await reset(admin, admin.id)).toBe("RULE_VIOLATION user.not_oneself");
  expect(await reset(admin, user.id)).toBe("done");
  expect(await reset(admin, user.id)).toBe("RULE_VIOLATION totp.not_on");
  expect(await signIn(undefined)).toBe("done");
  expect(await base.db.activity.findFirst({ where: { subjectId: user.id, event: "user.totp_disabled" } })).toMatchObject({ data: { by: "ADMIN" } });
});
