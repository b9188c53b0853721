import { expect, it } from "vitest";
import { POST } from "@/app/api/customers/export/route";
import { testDatabase } from "../../support/db";
import { aCustomer, aUser } from "../../support/factories";
import { sessionFor } from "../../support/files-request";

const base = testDatabase();

const request = (query: string, cookie = "", headers: Record<string, string> = {}) =>
  POST(
    new Request(`http://localhost:3000/api/customers/export${query}`, {
      method: "POST",
      headers: { host: "localhost:3000", "sec-fetch-site": "same-origin", cookie, ...headers },
    }),
  );

it("a supervisor takes out what fits, as a file in which nothing is a formula; history says so without the words of the search", async () => {
  const supervisor = await aUser(base.db, { role: "SUPERVISOR" });
  await aCustomer(base.db, { name: "=HYPERLINK(سایه)", phone: "+989121112233", staffNote: "راز-۷۷", city: "یزد، مرکز" });
  await aCustomer(base.db, { name: "دیگری" });
  const { cookie } = await sessionFor(base.db, { userId: supervisor.id });
  const response = await request(`?q=${encodeURIComponent("سایه")}&sort=name`, cookie);
  expect([response.status, response.headers.get("content-type"), response.headers.get("cache-control")]).toEqual([
    200,
    "text/csv; charset=utf-8",
    "private, no-store",
  ]);
  const bytes = Buffer.from(await response.arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const lines = bytes.toString("utf8").trim().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain("'=HYPERLINK(سایه)");
  expect(lines[1]).toContain("'+989121112233");
  // Canary: what colleagues wrote of a customer is no column.
  expect(lines.join()).not.toContain("راز");
  const [fact] = await base.db.activity.findMany({ where: { event: "export.made" } });
  expect(fact).toMatchObject({ actorUserId: supervisor.id, subjectKind: "export", subjectId: "customers", data: { what: "customers", filter: "q&sort=name" } });
});

it("nobody below supervisors gets a byte, from another site nobody, and a refusal leaves no row", async () => {
  const [worker, supervisor, someone] = await Promise.all([aUser(base.db), aUser(base.db, { role: "SUPERVISOR" }), aCustomer(base.db)]);
  const before = await base.db.activity.count({ where: { event: "export.made" } });
  expect((await request("")).status).toBe(401);
  expect((await request("", (await sessionFor(base.db, { userId: worker.id })).cookie)).status).toBe(403);
  expect((await request("", (await sessionFor(base.db, { customerId: someone.id })).cookie)).status).toBe(404);
  const { cookie } = await sessionFor(base.db, { userId: supervisor.id });
  expect((await request("", cookie, { "sec-fetch-site": "cross-site" })).status).toBe(403);
  expect(await base.db.activity.count({ where: { event: "export.made" } })).toBe(before);
});
