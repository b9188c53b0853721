import { expect, it } from "vitest";
import { saveDraft } from "@/server/tickets/commands/save-draft";
import { getTicket } from "@/server/tickets/queries";
import { agent, ctxOf, system } from "../../support/actors";
import { activitiesOf } from "../../support/board";
import { minutesFromNow, NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aTicket, aUser, noId } from "../../support/factories";
import { expectStaffOnly, outcomeOf } from "../../support/refusals";

const base = testDatabase();

async function aScene() {
  const [ticket, user, colleague] = [await aTicket(base.db), await aUser(base.db), await aUser(base.db)];
  return { ticket, user, ctx: ctxOf(base.db, agent(user)), colleague: ctxOf(base.db, agent(colleague)) };
}

it("a draft is kept per person: a colleague on the same card does not see it", async () => {
  const { ticket, ctx, colleague } = await aScene();
  await saveDraft(ctx, { ticketId: ticket.id, body: "نیمه‌کاره", portalVisible: true });
  expect((await getTicket(ctx, ticket.number)).draft).toEqual({ body: "نیمه‌کاره", portalVisible: true, mentions: [], updatedAt: NOW.toISOString() });
  expect((await getTicket(colleague, ticket.number)).draft).toBeNull();
});

it("the last text counts, and an empty one forgets the draft", async () => {
  const { ticket, ctx } = await aScene();
  await saveDraft(ctx, { ticketId: ticket.id, body: "یک", portalVisible: false });
  await saveDraft({ ...ctx, now: minutesFromNow(1) }, { ticketId: ticket.id, body: "دو", portalVisible: true });
  expect((await getTicket(ctx, ticket.number)).draft).toEqual({ body: "دو", portalVisible: true, mentions: [], updatedAt: minutesFromNow(1).toISOString() });
  await saveDraft(ctx, { ticketId: ticket.id, body: "  \n ", portalVisible: true });
  expect((await getTicket(ctx, ticket.number)).draft).toBeNull();
});

it("two windows that save at once do not fail", async () => {
  const { ticket, ctx } = await aScene();
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, (_, i) => outcomeOf(saveDraft(ctx, { ticketId: ticket.id, body: `متن ${i}`, portalVisible: true }))),
  );
  expect(new Set(outcomes)).toEqual(new Set(["done"]));
  expect(await base.db.draft.count({ where: { ticketId: ticket.id } })).toBe(1);
});

it("is nobody else's business: no history, no board event, and only staff have drafts", async () => {
  const { ticket, ctx } = await aScene();
  await saveDraft(ctx, { ticketId: ticket.id, body: "متن", portalVisible: true });
  expect(await activitiesOf(base.db, ticket.id)).toEqual([]);
  await expectStaffOnly(ticket, (actor) => saveDraft(ctxOf(base.db, actor), { ticketId: ticket.id, body: "متن", portalVisible: true }));
  expect(await outcomeOf(saveDraft(ctxOf(base.db, system), { ticketId: ticket.id, body: "متن", portalVisible: true }))).toBe("FORBIDDEN permission.denied");
  expect(await outcomeOf(saveDraft(ctx, { ticketId: noId(), body: "متن", portalVisible: true }))).toBe("NOT_FOUND ticket.not_found");
});
