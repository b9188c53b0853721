import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { afterEach, beforeEach, expect, it } from "vitest";
import { AUDIT_TABLES, grantRights } from "../../../tools/app-role.mjs";
import { testDatabase } from "../../support/db";
import { aUser } from "../../support/factories";

const base = testDatabase();
const roles: string[] = [];
let owner: Client;

beforeEach(async () => {
  owner = await connected(base.ownerUrl);
});
afterEach(async () => {
  for (const role of roles.splice(0)) await owner.query(`DROP OWNED BY "${role}" CASCADE; DROP ROLE "${role}"`).catch(() => {});
  await owner.end();
});

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  return client;
}

/** The address of this database for a new role. */
async function aRole(attributes = ""): Promise<{ role: string; url: string }> {
  const role = `role_${randomBytes(4).toString("hex")}`;
  const password = randomBytes(8).toString("hex");
  await owner.query(`CREATE ROLE "${role}" LOGIN PASSWORD '${password}' ${attributes}`);
  roles.push(role);
  const url = new URL(base.ownerUrl);
  [url.username, url.password] = [role, password];
  return { role, url: url.href };
}

const changes = (table: string) => {
  const column = table === "Activity" ? "event" : "sealedAt";
  return [`UPDATE "${table}" SET "${column}" = "${column}"`, `DELETE FROM "${table}"`, `TRUNCATE "${table}"`, `TRUNCATE "${table}" CASCADE`];
};
const INSERT = `INSERT INTO "Activity" ("subjectKind", "subjectId", "at", "actorKind", "event") VALUES ('settings', 'x', now(), 'anonymous', 'x')`;

async function expectAppendOnly(client: Client): Promise<void> {
  for (const sql of AUDIT_TABLES.flatMap(changes)) {
    await expect(client.query(sql), sql).rejects.toMatchObject({ code: "42501", message: expect.stringMatching(/^permission denied/) });
  }
  await expect(client.query(INSERT)).resolves.toMatchObject({ rowCount: 1 });
}

it("the role that the product itself uses adds to the audit and reads it: the database refuses everything else", async () => {
  const app = await connected(base.url);
  const { rows } = await app.query(
    "SELECT current_user AS name, rolsuper OR rolcreaterole OR rolcreatedb AS mighty FROM pg_roles WHERE rolname = current_user",
  );
  expect(rows).toEqual([{ name: "kariz_app", mighty: false }]);
  await expectAppendOnly(app);
  for (const sql of [
    `ALTER TABLE "Activity" DISABLE TRIGGER USER`,
    `DROP TABLE "AuditSeal"`,
    `ALTER TABLE "Activity" OWNER TO kariz_app`,
    `CREATE RULE r AS ON INSERT TO "Activity" DO INSTEAD NOTHING`,
    `UPDATE _prisma_migrations SET checksum = ''`,
    "CREATE TABLE public.own (id int)",
    "SET ROLE kariz",
    "SET session_replication_role = replica",
  ]) {
    await expect(app.query(sql), sql).rejects.toMatchObject({ code: "42501" });
  }
  // answered with a warning, and without effect
  await app.query(`GRANT UPDATE ON "Activity" TO kariz_app`);
  await expect(app.query(`UPDATE "Activity" SET "event" = ''`)).rejects.toThrow(/^permission denied/);
  // everything else stays possible
  await expect(app.query(`UPDATE "Organisation" SET "name" = "name"`)).resolves.toBeTruthy();
  await app.end();
});

it("where one role owns the tables and runs the product, it takes these rights from itself, again and again", async () => {
  const { role, url } = await aRole();
  await owner.query(`DO $$ DECLARE t text; BEGIN
    FOR t IN SELECT format('%I', tablename) FROM pg_tables WHERE schemaname = 'public' LOOP EXECUTE format('ALTER TABLE public.%s OWNER TO ${role}', t); END LOOP;
  END $$`);
  try {
    const both = await connected(url);
    await grantRights(both);
    await expectAppendOnly(both);
    await expect(both.query(`UPDATE "Activity" SET "id" = -"id"`)).rejects.toMatchObject({ code: "42501" });
    // what the audit does not name can still be deleted, what it names cannot
    const user = await aUser(base.db);
    await expect(both.query(`DELETE FROM "User" WHERE "id" = $1`, [user.id])).resolves.toMatchObject({ rowCount: 1 });
    const { id } = await aUser(base.db);
    await base.db.activity.create({ data: { subjectKind: "user", subjectId: id, at: new Date(), actorKind: "agent", actorUserId: id, event: "user.joined" } });
    await expect(both.query(`DELETE FROM "User" WHERE "id" = $1`, [id])).rejects.toThrow(/foreign key/);
    await both.query(`GRANT ALL ON "Activity" TO "${role}"`);
    // its second lock
    await expect(both.query(`DELETE FROM "Activity"`)).rejects.toThrow("append-only");
    await grantRights(both);
    await expectAppendOnly(both);
    await both.end();
  } finally {
    await owner.query(`REASSIGN OWNED BY "${role}" TO kariz`);
  }
});

it("a role of one's own gets its rights from the owner; one that could take more is refused", async () => {
  const { role, url } = await aRole();
  await grantRights(owner, { appRole: role });
  await owner.query("CREATE TABLE later (id int)");
  const app = await connected(url);
  await expectAppendOnly(app);
  await expect(app.query("SELECT * FROM later")).resolves.toMatchObject({ rowCount: 0 });
  await app.end();
  const mighty = await aRole("SUPERUSER");
  await expect(grantRights(owner, { appRole: mighty.role })).rejects.toThrow(/is a superuser, so it could change the audit/);
  await expect(grantRights(owner, { appRole: "nobody_here" })).rejects.toThrow(/does not exist/);
});

it("says so when the one role is a superuser, whom no right binds", async () => {
  const said: string[] = [];
  await grantRights(owner, { notice: (sentence) => said.push(sentence) });
  expect(said.join()).toMatch(/superuser.*triggers alone/);
});
