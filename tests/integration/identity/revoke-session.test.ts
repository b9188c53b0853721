import { expect, it } from "vitest";
import { revokeSession } from "@/server/identity/commands/revoke-session";
import { agent, anonymous, ctxOf, customer, link, system } from "../../support/actors";
import { minutesFromNow, NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aSession, aTicket, aUser, noId } from "../../support/factories";
import { outcomeOf } from "../../support/refusals";

const base = testDatabase();

it("one's own session ends, once, and the others go on", async () => {
  const user = await aUser(base.db);
  const [one, other] = [await aSession(base.db, { userId: user.id }), await aSession(base.db, { userId: user.id })];
  const ctx = ctxOf(base.db, agent(user));
  await Promise.all([revokeSession(ctx, { sessionId: one.id }), revokeSession(ctx, { sessionId: one.id })]);
  await revokeSession({ ...ctx, now: minutesFromNow(9) }, { sessionId: one.id });
  const rows = await base.db.session.findMany({ where: { userId: user.id } });
  expect(rows.find((row) => row.id === one.id)?.revokedAt).toEqual(NOW);
  expect(rows.find((row) => row.id === other.id)?.revokedAt).toBeNull();
});

it("a colleague's session only an admin may end; nobody outside the staff any", async () => {
  const session = await aSession(base.db);
  const ticket = await aTicket(base.db);
  const run = (actor: Parameters<typeof ctxOf>[1]) => outcomeOf(revokeSession(ctxOf(base.db, actor), { sessionId: session.id }));
  expect(await run(agent(await aUser(base.db)))).toBe("FORBIDDEN permission.denied");
  expect(await run(agent(await aUser(base.db, { role: "SUPERVISOR" })))).toBe("FORBIDDEN permission.denied");
  expect(await run(system)).toBe("FORBIDDEN permission.denied");
  expect(await run(anonymous)).toBe("UNAUTHENTICATED auth.required");
  expect(await run(customer({ id: ticket.customerId }))).toBe("NOT_FOUND thing.not_found");
  expect(await run(link(ticket))).toBe("NOT_FOUND thing.not_found");
  expect((await base.db.session.findUniqueOrThrow({ where: { id: session.id } })).revokedAt).toBeNull();
  expect(await run(agent(await aUser(base.db, { role: "ADMIN" })))).toBe("done");
});

it("a session that does not exist is not found", async () => {
  expect(await outcomeOf(revokeSession(ctxOf(base.db, agent(await aUser(base.db))), { sessionId: noId() }))).toBe("NOT_FOUND session.not_found");
});
