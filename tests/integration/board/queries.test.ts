import { expect, it } from "vitest";
import { BOARD_PAGE } from "@/domain/board/schema";
import { getBoard, getStagePage, listPipelines } from "@/server/board/queries";
import { agent, ctxOf } from "../../support/actors";
import { minutesFromNow, NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aCategory, aCustomer, aDesk, aPipeline, aTag, aTicket, aUser } from "../../support/factories";
import { outcomeOf } from "../../support/refusals";

const base = testDatabase();

async function aBoard() {
  const desk = await aDesk(base.db);
  const ctx = ctxOf(base.db, agent(desk.user));
  const ticket = (given: Parameters<typeof aTicket>[1] = {}) =>
    aTicket(base.db, { stageId: desk.pipeline.stages.new.id, departmentId: desk.department.id, customerId: desk.customer.id, ...given });
  const found = async (filters: Parameters<typeof getBoard>[2]) => {
    const board = await getBoard(ctx, desk.pipeline.slug, filters);
    return board.stages.flatMap((stage) => stage.cards.map((card) => card.id));
  };
  return { ...desk, ctx, ticket, found };
}

it("a board has its stages in order, each with its total and its first page", async () => {
  const { pipeline, ctx, ticket } = await aBoard();
  for (let i = 0; i < BOARD_PAGE + 3; i += 1) await ticket();
  const board = await getBoard(ctx, pipeline.slug, {});
  expect(board.stages.map((stage) => stage.slug)).toEqual(["new", "working", "waiting", "technical", "answered", "closed"]);
  expect(board.stages[0]).toMatchObject({ count: BOARD_PAGE + 3 });
  expect(board.stages[0]?.cards).toHaveLength(BOARD_PAGE);
  expect(board.stages[1]).toMatchObject({ count: 0, cards: [] });
  const last = board.stages[0]?.cards.at(-1);
  const rest = await getStagePage(ctx, { stageId: pipeline.stages.new.id, afterRank: last?.rank, limit: 50, filters: {} });
  expect(rest).toHaveLength(3);
  expect(rest[0]?.rank && last && rest[0].rank > last.rank).toBe(true);
});

it("retired stages and pipelines are not on a board", async () => {
  const { pipeline, ctx } = await aBoard();
  await base.db.stage.update({ where: { id: pipeline.stages.technical.id }, data: { retiredAt: NOW } });
  expect((await getBoard(ctx, pipeline.slug, {})).stages.map((stage) => stage.slug)).not.toContain("technical");
  const old = await aPipeline(base.db, { retiredAt: NOW });
  expect(await outcomeOf(getBoard(ctx, old.slug, {}))).toBe("NOT_FOUND pipeline.not_found");
  expect((await listPipelines(ctx)).map((entry) => entry.id)).not.toContain(old.id);
});

it("a list of pipelines counts what is open, not what is closed", async () => {
  const { pipeline, ctx, ticket } = await aBoard();
  await ticket();
  await ticket({ stageId: pipeline.stages.closed.id });
  expect((await listPipelines(ctx)).find((entry) => entry.id === pipeline.id)?.openCount).toBe(1);
});

it("every filter keeps its own cards, and several together keep what fits all", async () => {
  const { found, ticket, user, customer } = await aBoard();
  const [tag, category, other] = [await aTag(base.db), await aCategory(base.db), await aCustomer(base.db)];
  const mine = await ticket({ responsibleId: user.id, priority: "URGENT" });
  const tagged = await ticket({ tags: { create: [{ tagId: tag.id }] }, categoryId: category.id, responsibleId: (await aUser(base.db)).id });
  const waiting = await ticket({ waitingSince: NOW, customerId: other.id });
  expect(await found({ responsible: ["me"] })).toEqual([mine.id]);
  expect(await found({ responsible: ["none"] })).toEqual([waiting.id]);
  expect((await found({ responsible: ["me", "none"] })).sort()).toEqual([mine.id, waiting.id].sort());
  expect(await found({ priority: ["URGENT", "HIGH"] })).toEqual([mine.id]);
  expect(await found({ tag: [tag.id] })).toEqual([tagged.id]);
  expect(await found({ category: [category.id] })).toEqual([tagged.id]);
  expect(await found({ waiting: true })).toEqual([waiting.id]);
  expect(await found({ customer: other.id })).toEqual([waiting.id]);
  expect(await found({ customer: customer.id, responsible: ["me"], priority: ["LOW"] })).toEqual([]);
  expect(await found({ department: [mine.departmentId] })).toHaveLength(3);
});

it("text finds Arabic letters, half-spaces and Persian digits alike, a number alone, and takes wildcards for letters", async () => {
  const { found, ticket } = await aBoard();
  const printer = await ticket({ title: "مشکل چاپگر‌های کیوسک ۱۲" });
  const percent = await ticket({ title: "تخفیف 50% روی_فاکتور" });
  expect(await found({ text: "چاپگرهاي كيوسك 12" })).toEqual([printer.id]);
  expect(await found({ text: String(percent.number) })).toEqual([percent.id]);
  expect(await found({ text: "۵۰%" })).toEqual([percent.id]);
  expect(await found({ text: "%" })).toEqual([percent.id]);
  expect(await found({ text: "روی_" })).toEqual([percent.id]);
  expect(await found({ text: "' OR 1=1 --" })).toEqual([]);
});

it("unread is the viewer's own: a customer wrote and this person has not looked since", async () => {
  const { ctx, ticket, user, pipeline } = await aBoard();
  const written = await ticket({ lastCustomerAt: NOW });
  const unread = async (who = ctx) => (await getBoard(who, pipeline.slug, {})).stages[0]?.cards[0]?.isUnread;
  expect(await unread()).toBe(true);
  await base.db.ticketRead.create({ data: { userId: user.id, ticketId: written.id, readAt: minutesFromNow(1) } });
  expect(await unread()).toBe(false);
  expect(await unread(ctxOf(base.db, agent(await aUser(base.db))))).toBe(true);
});
