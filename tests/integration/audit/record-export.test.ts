import { expect, it } from "vitest";
import { POST } from "@/app/api/audit/export/route";
import { moveCard } from "@/server/board/commands/move-card";
import { createCaller } from "@/server/router";
import { agent, anonymous, ctxOf } from "../../support/actors";
import { testDatabase } from "../../support/db";
import { aDesk, aTicket, aUser } from "../../support/factories";
import { sessionFor } from "../../support/files-request";

const base = testDatabase();

async function aScene() {
  const desk = await aDesk(base.db);
  const admin = await aUser(base.db, { role: "ADMIN" });
  const ticket = await aTicket(base.db, { stageId: desk.pipeline.stages.new.id, departmentId: desk.department.id, title: "=HYPERLINK(1)" });
  await moveCard(ctxOf(base.db, agent(desk.user)), { ticketId: ticket.id, toStageId: desk.pipeline.stages.working.id, expectedVersion: 1 });
  return { ...desk, admin, ticket, api: createCaller(ctxOf(base.db, agent(admin))) };
}

const request = (query: string, cookie = "", headers: Record<string, string> = {}) =>
  POST(
    new Request(`http://localhost:3000/api/audit/export${query}`, {
      method: "POST",
      headers: { host: "localhost:3000", "sec-fetch-site": "same-origin", cookie, ...headers },
    }),
  );

it("an administrator takes out what fits, as a file for spreadsheets in which nothing is a formula; the taking stands in the audit", async () => {
  const { admin, ticket, user, pipeline } = await aScene();
  const { cookie } = await sessionFor(base.db, { userId: admin.id });
  const response = await request(`?ticket=${ticket.number}`, cookie);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(response.headers.get("content-disposition")).toMatch(/^attachment; filename="kariz-audit-\d{4}-\d\d-\d\d\.csv"$/);
  const bytes = Buffer.from(await response.arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const lines = bytes.toString("utf8").trim().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain("card.moved");
  expect(lines[1]).toContain(user.name);
  expect(lines[1]).toContain(`مرحله: ${pipeline.stages.new.name} ← ${pipeline.stages.working.name}`);
  expect(lines[1]).not.toMatch(/(^|,)=/);
  const [fact] = await base.db.activity.findMany({ where: { event: "export.made" } });
  expect(fact).toMatchObject({ actorUserId: admin.id, subjectKind: "export", subjectId: "audit", data: { what: "audit", filter: `ticket=${ticket.number}` } });
});

it("nobody else gets a byte, from another site nobody, and a refusal leaves no row", async () => {
  const { user } = await aScene();
  const before = await base.db.activity.count({ where: { event: "export.made" } });
  expect((await request("")).status).toBe(401);
  const { cookie } = await sessionFor(base.db, { userId: user.id });
  expect((await request("", cookie)).status).toBe(403);
  expect((await request("", cookie, { "sec-fetch-site": "cross-site" })).status).toBe(403);
  expect(await base.db.activity.count({ where: { event: "export.made" } })).toBe(before);
  await expect(createCaller(ctxOf(base.db, anonymous)).audit.list({})).rejects.toThrow();
});

it("pages go back from the newest row without leaving one out, and every filter lets through what it says", async () => {
  const { api, admin, user, ticket, pipeline } = await aScene();
  await base.db.$executeRaw`
    INSERT INTO "Activity" ("subjectKind", "subjectId", "at", "actorKind", "actorUserId", "event", "data")
    SELECT 'settings', 'sms', '2026-11-01T08:00:00Z'::timestamptz - (g / 3) * interval '1 minute', 'agent', ${admin.id}::uuid, 'sms.rules_edited',
      '{"changes": {"smsPartRials": {"from": 1, "to": 2}}}'::jsonb FROM generate_series(1, 120) g`;
  const seen: string[] = [];
  for (let before: string | null | undefined; before !== null; ) {
    const page = await api.audit.list({ group: "settings", ...(before ? { before } : {}) });
    seen.push(...page.rows.map((row) => row.id));
    before = page.next;
  }
  expect(seen).toHaveLength(120);
  expect(new Set(seen).size).toBe(120);
  const found = async (filter: Parameters<typeof api.audit.list>[0]) => (await api.audit.list(filter)).rows;
  const [moved, ...others] = await found({ ticket: ticket.number });
  expect(others).toEqual([]);
  expect(moved).toMatchObject({
    ...{ event: "card.moved", who: { id: user.id, name: user.name }, seal: null },
    subject: { kind: "ticket", id: String(ticket.number), href: `/tickets/${ticket.number}` },
    details: [{ field: "stage", from: pipeline.stages.new.name, to: pipeline.stages.working.name }],
  });
  expect((await found({ who: user.id })).map((row) => row.id)).toContain(moved?.id);
  expect((await found({ who: admin.id })).every((row) => row.who.id === admin.id)).toBe(true);
  expect(await found({ who: "customers" })).toEqual([]);
  expect((await found({ q: "HYPERLINK", group: "tickets" })).map((row) => row.event)).toContain("card.moved");
  expect(await found({ q: "چنین‌چیزی‌نیست" })).toEqual([]);
  expect(await found({ from: "2026-11-01", to: "2026-11-01", kind: "settings" })).toHaveLength(50);
  expect(await found({ to: "2026-10-31" })).toEqual([]);
  expect(await found({ ticket: 1 })).toEqual([]);
  expect((await found({ kind: "settings" }))[0]?.details).toEqual([{ field: "smsPartRials", from: 1, to: 2 }]);
});
