import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { publicProcedure, router } from "@/server/platform/trpc";
import { appRouter } from "@/server/router";
import { anonymous, ctxOf } from "../../support/actors";
import { ask, cookieFor, ORIGIN } from "../../support/browser";
import { testDatabase } from "../../support/db";
import { aDesk, aTicket, aUser } from "../../support/factories";

const base = testDatabase();

async function signedIn() {
  const desk = await aDesk(base.db);
  const ticket = await aTicket(base.db, { departmentId: desk.department.id, stageId: desk.pipeline.stages.new.id });
  return { ...desk, ticket, cookie: await cookieFor(base.db, desk.user) };
}

const moveBody = (ticket: { id: string }, stage: { id: string }) => JSON.stringify({ ticketId: ticket.id, toStageId: stage.id, expectedVersion: 1 });

describe("the API as a browser meets it", () => {
  it("answers a signed-in member of staff, and asks everybody else to sign in", async () => {
    const { cookie, pipeline } = await signedIn();
    const answer = await ask("board.pipelines", { cookie });
    expect(answer.status).toBe(200);
    expect(answer.json.result.data.map((entry: { id: string }) => entry.id)).toContain(pipeline.id);
    const stranger = await ask("board.pipelines");
    expect(stranger.status).toBe(401);
    expect(stranger.json.error).toMatchObject({ message: "auth.required", data: { reason: "auth.required" } });
  });

  it("a mutation from our own page works; the answer of a conflict says which version stands", async () => {
    const { cookie, ticket, pipeline } = await signedIn();
    const body = moveBody(ticket, pipeline.stages.working);
    expect((await ask("board.move", { cookie, body })).status).toBe(200);
    const conflict = await ask("board.move", { cookie, body });
    expect(conflict.status).toBe(409);
    expect(conflict.json.error.data).toMatchObject({ reason: "card.moved_by_someone_else", info: { version: 2, stageId: pipeline.stages.working.id } });
  });
});

describe("a request from another site", () => {
  it("is refused whatever its form: JSON, multipart, url-encoded, plain text, with cookie and all", async () => {
    const { cookie, ticket, pipeline, user } = await signedIn();
    const body = moveBody(ticket, pipeline.stages.working);
    for (const type of ["application/json", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "text/plain"]) {
      for (const foreign of [{ origin: "https://evil.example", "sec-fetch-site": "cross-site" }, { "sec-fetch-site": "same-site" }]) {
        expect((await ask("board.move", { cookie, body, headers: { ...(foreign as Record<string, string>), "content-type": type } })).status, type).toBe(403);
      }
    }
    const oldBrowser = new Request(`${ORIGIN}/api/trpc/identity.endAllSessions`, {
      method: "POST",
      headers: { origin: "https://evil.example", host: "localhost:3000", cookie },
    });
    const { POST } = await import("@/app/api/trpc/[trpc]/route");
    expect((await POST(oldBrowser)).status).toBe(403);
    expect((await base.db.ticket.findUniqueOrThrow({ where: { id: ticket.id } })).version).toBe(1);
    expect(await base.db.session.count({ where: { userId: user.id, revokedAt: null } })).toBe(1);
  });

  it("is refused as a form even where the browser says nothing about its origin", async () => {
    const { cookie } = await signedIn();
    const { POST } = await import("@/app/api/trpc/[trpc]/route");
    const form = new FormData();
    form.set("a", "b");
    const request = new Request(`${ORIGIN}/api/trpc/identity.endAllSessions`, { method: "POST", headers: { host: "localhost:3000", cookie }, body: form });
    expect((await POST(request)).status).toBe(415);
  });

  it("cannot change anything with GET or a method override", async () => {
    const { cookie, ticket, pipeline, user } = await signedIn();
    const input = encodeURIComponent(moveBody(ticket, pipeline.stages.working));
    expect((await ask(`board.move?input=${input}`, { cookie })).status).toBe(405);
    expect((await ask("identity.endAllSessions", { cookie, headers: { "x-http-method-override": "POST" } })).status).toBe(405);
    expect(await base.db.session.count({ where: { userId: user.id, revokedAt: null } })).toBe(1);
  });
});

describe("what comes in", () => {
  it("more than ten calls in one request are refused, ten are answered", async () => {
    const { cookie } = await signedIn();
    const batch = (size: number) => ask(`${Array.from({ length: size }, () => "identity.me").join(",")}?batch=1&input=%7B%7D`, { cookie });
    expect((await batch(10)).json).toHaveLength(10);
    const refused = await batch(11);
    expect(refused.status).toBe(400);
    expect(refused.text).not.toContain("example.test");
  });

  it("a body of more than a megabyte, or of no stated length, is refused unread", async () => {
    const { cookie } = await signedIn();
    expect((await ask("board.move", { cookie, body: JSON.stringify({ text: "x".repeat(1_000_001) }) })).status).toBe(413);
    const { POST } = await import("@/app/api/trpc/[trpc]/route");
    const unbounded = new Request(`${ORIGIN}/api/trpc/board.move`, {
      method: "POST",
      headers: { "content-type": "application/json", "sec-fetch-site": "same-origin", cookie },
      body: "{}",
    });
    expect((await POST(unbounded)).status).toBe(411);
  });

  it("fields that nobody asked for are refused: owner, role, dates, channel, prototype", async () => {
    const { cookie, customer, ticket } = await signedIn();
    const create = (extra: string) => ask("tickets.create", { cookie, body: `{"title":"الف","customerId":"${customer.id}"${extra}}` });
    for (const extra of ['"channel":"IMPORT"', '"createdAt":"2020-01-01T00:00:00Z"', '"number":1', '"__proto__":{"role":"ADMIN"}', '"constructor":{}']) {
      expect((await create(`,${extra}`)).status, extra).toBe(400);
    }
    expect((await create("")).status).toBe(200);
    const note = { ticketId: ticket.id, body: "متن", portalVisible: false, idempotencyKey: ticket.id, authorKind: "CUSTOMER" };
    expect((await ask("tickets.addNote", { cookie, body: JSON.stringify(note) })).json.error.data).toMatchObject({ reason: "input.invalid" });
  });

  it("every procedure that takes an object refuses fields it does not know", () => {
    const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { inputs: unknown[] } }>;
    const loose: string[] = [];
    for (const [path, procedure] of Object.entries(procedures)) {
      for (const input of procedure._def.inputs) {
        const type = input instanceof z.ZodPipe ? input.def.in : input;
        if (type instanceof z.ZodObject && type.def.catchall?._zod.def.type !== "never") loose.push(path);
      }
    }
    expect(loose).toEqual([]);
  });

  it("broken JSON, unknown procedures and wrong types are answered without a stack", async () => {
    const { cookie } = await signedIn();
    const answers = [
      await ask("board.move", { cookie, body: "{" }),
      await ask("board.nothing", { cookie }),
      await ask("tickets.get?input=%7B%22number%22%3A%22x%22%7D", { cookie }),
      await ask("tickets.get?input=%7B%22number%22%3A99999999999%7D", { cookie }),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([400, 404, 400, 400]);
    for (const { text } of answers) expect(text).not.toMatch(/stack|node_modules|\.ts|Zod/);
  });
});

it("an error that nobody expected leaves the server as nothing but «internal»", async () => {
  const planted = router({
    leak: publicProcedure.query(() => {
      throw new Error("connection to postgres://kariz:secret@db failed");
    }),
    database: publicProcedure.query(({ ctx }) => ctx.db.$queryRaw`SELECT secret FROM nowhere`),
    badOutput: publicProcedure.output(z.object({ a: z.string() })).query(() => ({ a: 1 }) as never),
  });
  for (const path of ["leak", "database", "badOutput"]) {
    const response = await fetchRequestHandler({
      endpoint: "/api/trpc",
      req: new Request(`${ORIGIN}/api/trpc/${path}`),
      router: planted,
      createContext: () => ctxOf(base.db, anonymous),
    });
    expect(response.status, path).toBe(500);
    const answer = await response.json();
    expect(answer.error).toEqual({
      message: "internal",
      code: -32603,
      data: { code: "INTERNAL_SERVER_ERROR", httpStatus: 500, reason: "internal", info: {}, fields: {} },
    });
  }
});

it("not even a database that is gone says more, nor a procedure that does not exist", async () => {
  const answer = async (path: string, createContext: () => never) => {
    const response = await fetchRequestHandler({ endpoint: "/api/trpc", req: new Request(`${ORIGIN}/api/trpc/${path}`), router: appRouter, createContext });
    return (await response.json()).error.message;
  };
  const gone = () => {
    throw new Error("cannot reach postgres://kariz:secret@db");
  };
  expect(await answer("identity.me", gone)).toBe("internal");
  expect((await ask("identity.secret")).json.error.message).toBe("thing.not_found");
});

it("a member of staff who is suspended between two calls is asked to sign in", async () => {
  const user = await aUser(base.db);
  const cookie = await cookieFor(base.db, user);
  expect((await ask("identity.me", { cookie })).status).toBe(200);
  await base.db.user.update({ where: { id: user.id }, data: { isActive: false } });
  expect((await ask("identity.me", { cookie })).status).toBe(401);
});
