import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { describe, expect, it } from "vitest";
import { now } from "@/server/platform/clock";
import { createCaller } from "@/server/router";
import { agent, ctxOf } from "../../support/actors";
import { cookieFor } from "../../support/browser";
import { testDatabase } from "../../support/db";
import { aDesk, aTicket, aUser } from "../../support/factories";
import { listen } from "../../support/stream";

const base = testDatabase();

async function aBoard() {
  const desk = await aDesk(base.db);
  const ticket = await aTicket(base.db, { departmentId: desk.department.id, stageId: desk.pipeline.stages.new.id, customerId: desk.customer.id });
  const api = createCaller(ctxOf(base.db, agent(desk.user), now()));
  const cookie = await cookieFor(base.db, desk.user);
  let version = 1;
  let isBack = false;
  const move = async () => {
    const stage = isBack ? desk.pipeline.stages.new : desk.pipeline.stages.working;
    isBack = !isBack;
    version = (await api.board.move({ ticketId: ticket.id, toStageId: stage.id, expectedVersion: version })).version;
  };
  return { ...desk, ticket, api, cookie, move };
}

describe("the event stream of staff", () => {
  it("says first how far each board is, then what happens, within a moment, without a word that somebody wrote", async () => {
    const { cookie, move, pipeline, ticket, api } = await aBoard();
    const line = await listen(cookie);
    expect(line.status).toBe(200);
    expect(Object.fromEntries(line.headers)).toMatchObject({ "content-type": "text/event-stream; charset=utf-8", "x-accel-buffering": "no" });
    expect(line.headers.get("cache-control")).toBe("no-store, no-transform");
    await line.until(() => line.named("hello").length === 1);
    expect(line.named("hello")[0]?.data.boards[pipeline.id]).toBe(0);
    const canary = `محرمانه ${randomUUID()}`;
    await move();
    await api.tickets.addNote({ ticketId: ticket.id, body: canary, portalVisible: false, idempotencyKey: randomUUID() });
    await line.until(() => line.news().length === 2);
    expect(line.news()).toEqual([
      { board: pipeline.id, version: 1, ticket: ticket.id, kind: "card.moved" },
      { board: pipeline.id, version: 2, ticket: ticket.id, kind: "note.added" },
    ]);
    const said = JSON.stringify(line.heard);
    for (const secret of [canary, ticket.title, "مشتری"]) expect(said).not.toContain(secret);
    line.close();
  });

  it("goes on from the last event without a gap and without telling anything twice", async () => {
    const { cookie, move } = await aBoard();
    const first = await listen(cookie);
    await move();
    await first.until(() => first.news().length === 1);
    first.close();
    for (let i = 0; i < 3; i += 1) await move();
    const again = await listen(cookie, "", { "last-event-id": first.lastId() });
    await move();
    await again.until(() => again.news().length === 4);
    expect(again.news().map((news) => news.version)).toEqual([2, 3, 4, 5]);
    again.close();
  });

  it("asks to read everything anew when what was missed is gone, too much or not a place at all", async () => {
    const { cookie, move, pipeline } = await aBoard();
    const first = await listen(cookie);
    await first.until(() => first.heard.length > 0);
    const hello = first.named("hello")[0]?.id ?? "";
    for (let i = 0; i < 3; i += 1) await move();
    await first.until(() => first.news().length === 3);
    first.close();
    await base.db.boardEvent.deleteMany({ where: { pipelineId: pipeline.id, version: { lt: 3 } } });
    for (const last of [hello, "nonsense", `${hello.split(".")[0]}.zz`]) {
      const again = await listen(cookie, `?last=${encodeURIComponent(last)}`);
      await again.until(() => again.named("hello").length === 1);
      expect(again.named("reload"), last).toHaveLength(1);
      expect(again.news()).toEqual([]);
      again.close();
    }
  });

  it("a transaction that took its number early and committed late is told, in its place", async () => {
    const { cookie, move, pipeline, ticket } = await aBoard();
    const line = await listen(cookie);
    await line.until(() => line.heard.length > 0);
    const slow = new Client({ connectionString: base.url });
    await slow.connect();
    await slow.query("BEGIN");
    await slow.query(
      `WITH raised AS (UPDATE "Pipeline" SET "version" = "version" + 1 WHERE "id" = $1 RETURNING "id", "version"),
        told AS (INSERT INTO "BoardEvent" ("pipelineId", "version", "ticketId", "kind", "at") SELECT "id", "version", $2, 'ticket.edited', now() FROM raised)
        SELECT pg_notify('kariz_board', "id"::text || ':' || "version"::text) FROM raised`,
      [pipeline.id, ticket.id],
    );
    // The other write waits for the board's row, so it cannot become visible first.
    const fast = move();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(line.news()).toEqual([]);
    await slow.query("COMMIT");
    await slow.end();
    await fast;
    await line.until(() => line.news().length === 2);
    expect(line.news().map((news) => [news.version, news.kind])).toEqual([
      [1, "ticket.edited"],
      [2, "card.moved"],
    ]);
    line.close();
  });

  it("a burst on several boards at once reaches every listener whole and in each board's order", async () => {
    const boards = [await aBoard(), await aBoard()];
    const { cookie } = boards[0] as (typeof boards)[0];
    const lines = [await listen(cookie), await listen(cookie), await listen(cookie)];
    for (const line of lines) await line.until(() => line.heard.length > 0);
    await Promise.all(
      boards.map(async ({ move }) => {
        for (let i = 0; i < 20; i += 1) await move();
      }),
    );
    for (const line of lines) {
      await line.until(() => line.news().length >= 40, 10);
      for (const { pipeline } of boards)
        expect(
          line
            .news()
            .filter((news) => news.board === pipeline.id)
            .map((news) => news.version),
        ).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
      line.close();
    }
  });

  it("goes on when the database cuts the listening connection, with what happened meanwhile", async () => {
    const { cookie, move } = await aBoard();
    const line = await listen(cookie);
    await line.until(() => line.heard.length > 0);
    await base.db.$queryRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'kariz stream' AND datname = current_database()`;
    await move();
    await move();
    await line.until(() => line.news().length === 2);
    await move();
    await line.until(() => line.news().length === 3);
    line.close();
  });
});

describe("who may listen", () => {
  it("nobody who is not signed in, and no other site", async () => {
    expect((await listen("")).status).toBe(401);
    const { cookie } = await aBoard();
    expect((await listen(cookie, "", { "sec-fetch-site": "cross-site" })).status).toBe(403);
  });

  it("one session holds eight lines, not nine, and one that is closed makes room", async () => {
    const { cookie } = await aBoard();
    const lines = [];
    for (let i = 0; i < 8; i += 1) lines.push(await listen(cookie));
    expect(lines.map((line) => line.status)).toEqual(Array(8).fill(200));
    expect((await listen(cookie)).status).toBe(429);
    lines[0]?.close();
    const next = await listen(cookie);
    expect(next.status).toBe(200);
    for (const line of [...lines, next]) line.close();
  });

  it("the line of a session that is ended closes at once, whichever way it was ended", async () => {
    const { user, api } = await aBoard();
    const one = await cookieFor(base.db, user);
    const two = await cookieFor(base.db, user);
    const lines = [await listen(one), await listen(two)];
    for (const line of lines) await line.until(() => line.heard.length > 0);
    const [latest] = await api.identity.sessions();
    await api.identity.revokeSession({ sessionId: latest?.id ?? "" });
    await Promise.race(lines.map((line) => line.until(line.isOver, 2)));
    expect(lines.filter((line) => line.isOver())).toHaveLength(1);
    await api.identity.endAllSessions();
    for (const line of lines) {
      await line.until(line.isOver, 2);
      expect(line.named("end").map((end) => end.data)).toEqual([{ again: false }]);
    }
  });

  it("a suspended account and a changed role lose their line within five seconds even when nobody tells of it", async () => {
    const suspended = await aUser(base.db);
    const lowered = await aUser(base.db, { role: "ADMIN" });
    const lines = [await listen(await cookieFor(base.db, suspended)), await listen(await cookieFor(base.db, lowered))];
    for (const line of lines) await line.until(() => line.heard.length > 0);
    await base.db.user.update({ where: { id: suspended.id }, data: { isActive: false } });
    await base.db.user.update({ where: { id: lowered.id }, data: { role: "AGENT" } });
    for (const line of lines) await line.until(line.isOver, 5);
    expect(lines.map((line) => line.named("end")[0]?.data.again)).toEqual([false, true]);
  });
});

it("only the person concerned is told that notifications have changed, or that they read a card elsewhere", async () => {
  const { cookie, api, ticket } = await aBoard();
  const colleague = await listen(await cookieFor(base.db, await aUser(base.db)));
  const mine = await listen(cookie);
  for (const line of [mine, colleague]) await line.until(() => line.heard.length > 0);
  await api.tickets.markRead({ ticketId: ticket.id });
  await mine.until(() => mine.named("you").length === 2);
  expect(mine.named("you").map((you) => you.data)).toEqual([{ about: "notifications" }, { about: "read", ticketId: ticket.id }]);
  await api.notifications.read({});
  await mine.until(() => mine.named("you").length === 3);
  expect(colleague.named("you")).toEqual([]);
  mine.close();
  colleague.close();
});

it("what became of an SMS is told to staff, whoever wrote it", async () => {
  const { cookie, ticket } = await aBoard();
  const line = await listen(cookie);
  await line.until(() => line.heard.length > 0);
  const sms = await base.db.smsMessage.create({
    data: { lane: "UPDATE", template: "freeText", phone: "+989120000000", variables: {}, createdAt: now(), notBefore: now(), ticketId: ticket.id },
  });
  await base.db.smsMessage.update({ where: { id: sms.id }, data: { state: "SENT" } });
  await line.until(() => line.named("card").length === 1);
  expect(line.named("card")[0]?.data).toEqual({ ticket: ticket.id });
  line.close();
});

it("a browser that does not read is cut off, and nobody else waits for it", async () => {
  const { Line } = await import("@/server/live/line");
  let closed = 0;
  const line = new Line({ kind: "agent", userId: "u", role: "AGENT", name: "", sessionId: "s" }, 0, () => {
    closed += 1;
  });
  line.greet();
  const bytes = new Uint8Array(1_024);
  for (let i = 0; i < 400; i += 1) line.send(bytes);
  expect(line.isOpen).toBe(false);
  expect(closed).toBe(1);
  await expect(line.body.getReader().read()).rejects.toThrow("does not keep up");
});
