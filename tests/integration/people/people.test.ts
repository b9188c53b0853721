import { expect, it } from "vitest";
import { redeemLink } from "@/server/identity/commands/redeem-link";
import { cancelInvitation } from "@/server/people/commands/cancel-invitation";
import { invitePerson, makeLink } from "@/server/people/commands/invite-person";
import { getPerson, listPeople } from "@/server/people/queries";
import { agent, anonymous, ctxOf } from "../../support/actors";
import { minutesFromNow, NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aDepartment, aSession, aUser } from "../../support/factories";
import { actorOfSession, signInStaff } from "../../support/identity";
import { outcomeOf } from "../../support/refusals";

const base = testDatabase();
const PASSWORD = "چهار اسب سفید";
const DAY_MINUTES = 1_440;
let invited = 0;

const admin = async () => ctxOf(base.db, agent(await aUser(base.db, { role: "ADMIN" })));
const tokenOf = (url: string) => url.split("/").at(-1) ?? "";
const wanted = () => {
  invited += 1;
  return { email: `new${invited}@example.test`, name: "همکار تازه", jobTitle: "", role: "AGENT" as const, departmentIds: [] as string[] };
};
const redeem = (token: string, extra: object = {}, now = NOW) => outcomeOf(redeemLink(ctxOf(base.db, anonymous, now), { token, password: PASSWORD, ...extra }));
const signIn = (email: string, password = PASSWORD) =>
  signInStaff(base.db, { email, password }, { address: `198.51.100.${invited}`, userAgent: "tests", now: NOW });

it("an invitation makes an account that cannot be used, and its link opens it once", async () => {
  const department = await aDepartment(base.db);
  const ctx = await admin();
  const given = { ...wanted(), role: "SUPERVISOR" as const, departmentIds: [department.id] };
  const made = await invitePerson(ctx, given);
  expect(made.url).toMatch(/\/invite\/[\w-]{43}$/);
  expect(new Date(made.expiresAt).getTime() - NOW.getTime()).toBe(7 * DAY_MINUTES * 60_000);
  expect(await getPerson(ctx, made.userId)).toMatchObject({
    state: "invited",
    role: "SUPERVISOR",
    linkExpiresAt: made.expiresAt,
    departments: [{ id: department.id }],
  });
  expect(await outcomeOf(signIn(given.email))).toBe("UNAUTHENTICATED auth.wrong_credentials");
  expect(await redeem(tokenOf(made.url), { name: "سارا احمدی" })).toBe("done");
  const { sid } = await signIn(given.email);
  expect(await actorOfSession(base.db, sid, NOW)).toMatchObject({ kind: "agent", role: "SUPERVISOR", name: "سارا احمدی" });
  expect(await redeem(tokenOf(made.url))).toBe("NOT_FOUND staff_link.dead");
  const facts = await base.db.activity.findMany({
    where: { subjectKind: "user", subjectId: made.userId, event: { startsWith: "user." } },
    orderBy: { id: "asc" },
  });
  expect(facts.map((fact) => [fact.event, fact.actorKind])).toEqual([
    ["user.invited", "agent"],
    ["user.joined", "anonymous"],
  ]);
});

it("the link stands nowhere in the database, and no fact has it, the password or the address", async () => {
  const ctx = await admin();
  const given = wanted();
  const made = await invitePerson(ctx, given);
  await redeem(tokenOf(made.url));
  const rows = await base.db.$queryRaw<{ text: string }[]>`
    SELECT (SELECT coalesce(string_agg(l::text, ' '), '') FROM "StaffLink" l) || (SELECT coalesce(string_agg(a::text, ' '), '') FROM "Activity" a) AS "text"`;
  for (const secret of [tokenOf(made.url), PASSWORD, given.email]) expect(rows[0]?.text).not.toContain(secret);
});

it("a link that is old, replaced, cancelled or made up opens nothing", async () => {
  const ctx = await admin();
  const first = await invitePerson(ctx, wanted());
  expect(await redeem(tokenOf(first.url), {}, minutesFromNow(7 * DAY_MINUTES))).toBe("NOT_FOUND staff_link.dead");
  const second = await makeLink(ctx, { userId: first.userId });
  expect(await redeem(tokenOf(first.url))).toBe("NOT_FOUND staff_link.dead");
  await cancelInvitation(ctx, { userId: first.userId });
  expect(await redeem(tokenOf(second.url))).toBe("NOT_FOUND staff_link.dead");
  expect(await redeem("made-up")).toBe("NOT_FOUND staff_link.dead");
  expect(await outcomeOf(getPerson(ctx, first.userId))).toBe("NOT_FOUND user.not_found");
});

it("of twenty who redeem one link at once, one gets in", async () => {
  const made = await invitePerson(await admin(), wanted());
  const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => redeem(tokenOf(made.url), { password: `${PASSWORD} ${i}` })));
  expect(answers.filter((answer) => answer === "done")).toHaveLength(1);
  expect(new Set(answers)).toEqual(new Set(["done", "NOT_FOUND staff_link.dead"]));
});

it("a password that is refused leaves the link as it was", async () => {
  const made = await invitePerson(await admin(), wanted());
  expect(await redeem(tokenOf(made.url), { password: "1234567890" })).toBe("INVALID_INPUT password.common");
  expect(await redeem(tokenOf(made.url), { password: "کوتاه" })).toBe("INVALID_INPUT password.too_short");
  expect(await redeem(tokenOf(made.url))).toBe("done");
});

it("who has come is no invitation to cancel; a taken e-mail and an unknown department are refused", async () => {
  const ctx = await admin();
  const given = wanted();
  const made = await invitePerson(ctx, given);
  expect(await outcomeOf(invitePerson(ctx, given))).toBe("CONFLICT user.email_taken");
  expect(await outcomeOf(invitePerson(ctx, { ...wanted(), departmentIds: [made.userId] }))).toBe("NOT_FOUND department.not_found");
  await redeem(tokenOf(made.url));
  expect(await outcomeOf(cancelInvitation(ctx, { userId: made.userId }))).toBe("RULE_VIOLATION user.wrong_state");
});

it("a reset link sets a new password once, ends every session and tells nobody which password it was", async () => {
  const ctx = await admin();
  const made = await invitePerson(ctx, wanted());
  await redeem(tokenOf(made.url));
  const { email } = await base.db.user.findUniqueOrThrow({ where: { id: made.userId } });
  const { sid } = await signIn(email);
  const reset = await makeLink(ctx, { userId: made.userId });
  expect(reset.url).toContain("/reset/");
  expect(await redeem(tokenOf(reset.url), { password: "پنج گاو سیاه بزرگ", name: "نام دیگر" })).toBe("done");
  expect(await actorOfSession(base.db, sid, NOW)).toEqual({ kind: "anonymous" });
  expect(await outcomeOf(signIn(email))).toBe("UNAUTHENTICATED auth.wrong_credentials");
  expect(await outcomeOf(signIn(email, "پنج گاو سیاه بزرگ"))).toBe("done");
  expect((await base.db.user.findUniqueOrThrow({ where: { id: made.userId } })).name).not.toBe("نام دیگر");
  expect(await redeem(tokenOf(reset.url))).toBe("NOT_FOUND staff_link.dead");
  const fact = await base.db.activity.findFirst({ where: { subjectId: made.userId, event: "user.password_reset" } });
  expect(fact?.data).toEqual({ endedSessions: 1 });
});

it("a suspended person's reset link opens nothing", async () => {
  const ctx = await admin();
  const person = await aUser(base.db);
  const reset = await makeLink(ctx, { userId: person.id });
  await base.db.user.update({ where: { id: person.id }, data: { isActive: false } });
  expect(await redeem(tokenOf(reset.url))).toBe("NOT_FOUND staff_link.dead");
  expect(await outcomeOf(makeLink(ctx, { userId: person.id }))).toBe("RULE_VIOLATION user.wrong_state");
});

it("only admins see or invite people", async () => {
  for (const role of ["SUPERVISOR", "AGENT", "READER"] as const) {
    const ctx = ctxOf(base.db, agent(await aUser(base.db, { role })));
    expect(await outcomeOf(listPeople(ctx))).toBe("FORBIDDEN permission.denied");
    expect(await outcomeOf(invitePerson(ctx, wanted()))).toBe("FORBIDDEN permission.denied");
    expect(await outcomeOf(makeLink(ctx, { userId: (await aUser(base.db)).id }))).toBe("FORBIDDEN permission.denied");
  }
});

it("the list says of each person the state, the departments, when last seen and how many cards are open", async () => {
  const person = await aUser(base.db, { isAway: true });
  await aSession(base.db, { userId: person.id, lastSeenAt: minutesFromNow(-5) });
  await aSession(base.db, { userId: person.id, lastSeenAt: minutesFromNow(-50), revokedAt: NOW });
  const { people } = await listPeople(await admin());
  expect(people.find((one) => one.id === person.id)).toMatchObject({
    state: "active",
    isAway: true,
    lastSeenAt: minutesFromNow(-5).toISOString(),
    openCards: 0,
    hasTwoFactor: false,
  });
});

it("using a session says when its owner was last seen, at most every five minutes", async () => {
  const session = await aSession(base.db);
  const seen = async () => (await base.db.session.findUniqueOrThrow({ where: { id: session.id } })).lastSeenAt;
  await actorOfSession(base.db, session.id, minutesFromNow(4));
  expect(await seen()).toEqual(NOW);
  await actorOfSession(base.db, session.id, minutesFromNow(6));
  expect(await seen()).toEqual(minutesFromNow(6));
});
