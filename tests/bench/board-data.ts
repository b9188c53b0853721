import { encode } from "next-auth/jwt";
import { Client } from "pg";
import { spreadRanks } from "@/domain/board/place";

export type BenchBoard = { slug: string; stageIds: string[]; cookie: string };

/** A board of `cards` open cards over five stages, with 400 customers in 40 companies, tags and a signed-in agent. */
export async function makeBoard(url: string, cards: number, secret: string): Promise<BenchBoard> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const slug = `bench-${cards}`;
  const one = async <T>(sql: string, values: unknown[] = []): Promise<T> => (await client.query(sql, values)).rows[0] as T;
  const { id: userId } = await one<{ id: string }>(
    `INSERT INTO "User" ("id","email","name","passwordHash","role") VALUES (gen_random_uuid(), $1, 'نگار محمدی', 'x', 'AGENT') RETURNING "id"`,
    [`agent-${cards}@bench.example`],
  );
  const { id: sid } = await one<{ id: string }>(
    `INSERT INTO "Session" ("id","userId","expiresAt") VALUES (gen_random_uuid(), $1, now() + interval '1 day') RETURNING "id"`,
    [userId],
  );
  const { id: pipelineId } = await one<{ id: string }>(
    `INSERT INTO "Pipeline" ("id","slug","name") VALUES (gen_random_uuid(), $1, 'پشتیبانی') RETURNING "id"`,
    [slug],
  );
  const { id: departmentId } = await one<{ id: string }>(
    `INSERT INTO "Department" ("id","slug","name","pipelineId") VALUES (gen_random_uuid(), $1, 'پشتیبانی فنی', $2) RETURNING "id"`,
    [slug, pipelineId],
  );
  const stages = await client.query(
    `INSERT INTO "Stage" ("id","pipelineId","slug","name","publicLabel","color","kind","position")
     SELECT gen_random_uuid(), $1, s.slug, s.slug, s.slug, 'teal', s.kind::"StageKind", s.n FROM (VALUES
       ('new','NEW',1),('in-progress','WORKING',2),('waiting-customer','WAITING',3),('technical','WORKING',4),('answered','SOLVED',5),('closed','CLOSED',6)) s(slug,kind,n)
     RETURNING "id","position"`,
    [pipelineId],
  );
  const stageIds = stages.rows.sort((a, b) => a.position - b.position).map((row) => row.id as string);
  await client.query(
    `WITH o AS (INSERT INTO "Company" ("id","name") SELECT gen_random_uuid(), 'شرکت آزمون ' || n FROM generate_series(1,40) n RETURNING "id"),
     ranked AS (SELECT "id", row_number() OVER () AS n FROM o)
     INSERT INTO "Customer" ("id","name","companyId") SELECT gen_random_uuid(), 'مشتری شمارهٔ ' || n, (SELECT "id" FROM ranked WHERE ranked.n = 1 + g.n % 40) FROM generate_series(1,400) g(n)`,
  );
  await client.query(`INSERT INTO "Tag" ("id","name") SELECT gen_random_uuid(), $1 || n FROM generate_series(1,12) n`, [`برچسب ${cards} `]);
  const open = stageIds.slice(0, 5);
  const perStage = Math.ceil(cards / open.length);
  const ranks = spreadRanks(perStage);
  for (const stageId of open) {
    await client.query(
      `WITH c AS (SELECT "id", row_number() OVER () AS n FROM "Customer")
       INSERT INTO "Ticket" ("id","title","description","customerId","departmentId","pipelineId","stageId","rank","responsibleId","priority","createdAt","waitingSince","lastCustomerAt","lastSpeaker")
       SELECT gen_random_uuid(), 'چاپگر بارکد پس از به‌روزرسانی کار نمی‌کند ' || r.n, 'شرح', (SELECT c."id" FROM c WHERE c.n = 1 + r.n % 400), $1, $2, $3, r.rank, $4,
         (ARRAY['NORMAL','HIGH','LOW','URGENT'])[1 + r.n % 4]::"Priority", now() - r.n * interval '1 minute',
         CASE WHEN r.n % 3 = 0 THEN now() END, CASE WHEN r.n % 3 = 0 THEN now() END, 'CUSTOMER'
       FROM unnest($5::text[]) WITH ORDINALITY r(rank, n)`,
      [departmentId, pipelineId, stageId, userId, ranks],
    );
  }
  await client.query(
    `INSERT INTO "TicketTag" ("ticketId","tagId") SELECT t."id", g."id" FROM (SELECT "id", row_number() OVER () AS n FROM "Ticket" WHERE "pipelineId" = $1) t
     JOIN (SELECT "id", row_number() OVER () AS n FROM "Tag" WHERE "name" LIKE $2) g ON g.n = 1 + t.n % 12`,
    [pipelineId, `برچسب ${cards} %`],
  );
  await client.query("VACUUM ANALYZE");
  await client.end();
  const token = await encode({ token: { sub: userId, sid }, secret });
  return { slug, stageIds, cookie: `next-auth.session-token=${token}` };
}
