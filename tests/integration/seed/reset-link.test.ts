import { expect, it } from "vitest";
import { redeemLink } from "@/server/identity/commands/redeem-link";
import { makeResetLink } from "../../../prisma/seed/reset-link";
import { anonymous, ctxOf } from "../../support/actors";
import { NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aUser } from "../../support/factories";
import { signInStaff } from "../../support/identity";
import { outcomeOf } from "../../support/refusals";

const base = testDatabase();
const make = (email: string, dropsSecondStep = false) => makeResetLink(base.db, { email, dropsSecondStep, baseUrl: "https://desk.example" }, NOW);

it("whoever holds the machine makes a link for a locked-out administrator, without the second step if wanted", async () => {
  const user = await aUser(base.db, { role: "ADMIN" });
  await base.db.twoFactor.create({ data: { userId: user.id, sealed: "x", createdAt: NOW, enabledAt: NOW } });
  const { url } = await make(` ${user.email.toUpperCase()} `);
  expect(url).toMatch(/^https:\/\/desk\.example\/reset\/[\w-]{43}$/);
  expect(await base.db.twoFactor.count({ where: { userId: user.id } })).toBe(1);
  const second = await make(user.email, true);
  const [old, fresh] = [url, second.url].map((one) => one.split("/").at(-1) ?? "");
  const redeem = (token = "") => outcomeOf(redeemLink(ctxOf(base.db, anonymous), { token, password: "چهار اسب سفید" }));
  expect(await redeem(old)).toBe("NOT_FOUND staff_link.dead");
  expect(await redeem(fresh)).toBe("done");
  await signInStaff(base.db, { email: user.email, password: "چهار اسب سفید" }, { address: "192.0.2.9", userAgent: null, now: NOW });
  const facts = await base.db.activity.findMany({ where: { subjectId: user.id }, orderBy: { id: "asc" } });
  expect(facts.map((fact) => fact.event)).toEqual(["user.link_made", "user.link_made", "user.totp_disabled", "user.password_reset"]);
  expect(JSON.stringify(facts.map((fact) => fact.data))).not.toContain(fresh);
});

it("an unknown or suspended account gets one clear line", async () => {
  await expect(make("nobody@example.test")).rejects.toThrow("nobody@example.test has no account");
  const gone = await aUser(base.db, { isActive: false });
  await expect(make(gone.email)).rejects.toThrow("is suspended");
});
