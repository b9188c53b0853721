import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { expect, it } from "vitest";
import { sessionCookie, startCustomerSession } from "@/server/identity";
import { now } from "@/server/platform/clock";
import { createCaller } from "@/server/router";
import { agent, ctxOf } from "../../support/actors";
import { cookieFor } from "../../support/browser";
import { testDatabase } from "../../support/db";
import { aDesk, aTicket, aUser, noId } from "../../support/factories";
import { listen } from "../../support/stream";

const base = testDatabase();

it("colleagues hear at once who is at a card and who types, by ids alone; the customer of that card hears nothing, and nothing is stored", async () => {
  const desk = await aDesk(base.db);
  const ticket = await aTicket(base.db, { departmentId: desk.department.id, stageId: desk.pipeline.stages.new.id, customerId: desk.customer.id });
  const reader = await aUser(base.db, { role: "READER" });
  const sid = await startCustomerSession(base.db, { customerId: desk.customer.id, userAgent: "tests", now: now() });
  const cookie = `${sessionCookie()}=${await encode({ token: { sub: desk.customer.id, sid }, secret: process.env.NEXTAUTH_SECRET ?? "" })}`;
  const [colleague, owner] = await Promise.all([listen(await cookieFor(base.db, desk.user)), listen(cookie)]);
  await colleague.until(() => colleague.named("hello").length === 1);
  await owner.until(() => owner.heard.length === 1);

  const here = createCaller(ctxOf(base.db, agent(reader), now())).presence.tell;
  const tab = randomUUID();
  for (const state of ["viewing", "typing", "gone"] as const) await here({ ticketId: ticket.id, tab, state });
  await colleague.until(() => colleague.named("presence").length === 3);
  expect(colleague.named("presence").map((event) => event.data)).toEqual(
    ["viewing", "typing", "gone"].map((state) => ({ ticketId: ticket.id, userId: reader.id, tab, state })),
  );
  // Something that they do hear, told after it.
  await createCaller(ctxOf(base.db, agent(desk.user), now())).tickets.edit({ ticketId: ticket.id, expectedVersion: 1, title: "عنوان تازه" });
  await owner.until(() => owner.named("ticket").length === 1);
  expect(owner.named("presence")).toEqual([]);
  expect(await base.db.activity.count({ where: { ticketId: ticket.id } })).toBe(1);
  await expect(here({ ticketId: noId(), tab, state: "viewing" })).rejects.toMatchObject({ message: "ticket.not_found" });
  colleague.close();
  owner.close();
});
