import { expect, it } from "vitest";
import { endAllSessions } from "@/server/identity/commands/end-all-sessions";
import { agent, anonymous, ctxOf, customer } from "../../support/actors";
import { NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aCustomer, aSession, aUser } from "../../support/factories";
import { outcomeOf } from "../../support/refusals";

const base = testDatabase();

it("every living session of the person ends, nobody else's, and the answer says how many", async () => {
  const [user, other] = [await aUser(base.db), await aUser(base.db)];
  for (let i = 0; i < 3; i += 1) await aSession(base.db, { userId: user.id });
  await aSession(base.db, { userId: user.id, revokedAt: NOW });
  const theirs = await aSession(base.db, { userId: other.id });
  expect(await endAllSessions(ctxOf(base.db, agent(user)), { userId: user.id })).toBe(3);
  expect(await endAllSessions(ctxOf(base.db, agent(user)), { userId: user.id })).toBe(0);
  expect((await base.db.session.findUniqueOrThrow({ where: { id: theirs.id } })).revokedAt).toBeNull();
});

it("only oneself and an admin may", async () => {
  const user = await aUser(base.db);
  const run = (actor: Parameters<typeof ctxOf>[1]) => outcomeOf(endAllSessions(ctxOf(base.db, actor), { userId: user.id }));
  expect(await run(agent(await aUser(base.db)))).toBe("FORBIDDEN permission.denied");
  expect(await run(anonymous)).toBe("UNAUTHENTICATED auth.required");
  expect(await run(customer(await aCustomer(base.db)))).toBe("NOT_FOUND thing.not_found");
  expect(await run(agent(await aUser(base.db, { role: "ADMIN" })))).toBe("done");
});
