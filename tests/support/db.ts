import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { afterAll, beforeAll } from "vitest";
import { connect, type Db } from "@/server/platform/db";

/** `db` and `url` are of the product's own role, which may not change the audit; `owner` and `ownerUrl` are for what only the owner may. */
export type TestDatabase = { db: Db; url: string; owner: Db; ownerUrl: string; drop: () => Promise<void> };

/**
 * A database of its own for one test file, copied from the migrated template (`npm test` makes the cluster and says where it is in
 * KARIZ_TEST_ADMIN_URL, KARIZ_TEST_APP_URL and KARIZ_TEST_TEMPLATE). Its address also becomes DATABASE_URL of this process, for code that uses db().
 * `poolSize` is the number of connections of its client.
 */
export async function createTestDatabase({ poolSize = 10 } = {}): Promise<TestDatabase> {
  const { KARIZ_TEST_ADMIN_URL: adminUrl, KARIZ_TEST_APP_URL: appUrl, KARIZ_TEST_TEMPLATE: template } = process.env;
  if (!adminUrl || !appUrl || !template) throw new Error("These tests need a database: run them with npm test");
  const name = `kariz_t_${process.pid}_${randomBytes(4).toString("hex")}`;
  await asAdmin(adminUrl, `CREATE DATABASE "${name}" TEMPLATE "${template}"`);
  const [url, ownerUrl] = [appUrl, adminUrl].map((address) => Object.assign(new URL(address), { pathname: `/${name}` }).href) as [string, string];
  process.env.DATABASE_URL = url;
  const db = connect(url, poolSize);
  const owner = connect(ownerUrl, 2);
  const drop = async () => {
    await db.$disconnect();
    await owner.$disconnect();
    const processWide = (globalThis as { karizDb?: Db }).karizDb;
    await processWide?.$disconnect();
    await asAdmin(adminUrl, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
  };
  return { db, url, owner, ownerUrl, drop };
}

/** The same for the whole test file: made before its first test, dropped after its last. */
export function testDatabase(options?: { poolSize?: number }): { readonly db: Db; readonly url: string; readonly owner: Db; readonly ownerUrl: string } {
  let made: TestDatabase | undefined;
  beforeAll(async () => {
    made = await createTestDatabase(options);
  });
  afterAll(() => made?.drop());
  const ready = (): TestDatabase => {
    if (!made) throw new Error("the test database exists only inside tests");
    return made;
  };
  return {
    get db() {
      return ready().db;
    },
    get url() {
      return ready().url;
    },
    get owner() {
      return ready().owner;
    },
    get ownerUrl() {
      return ready().ownerUrl;
    },
  };
}

async function asAdmin(adminUrl: string, sql: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const client = new Client({ connectionString: adminUrl });
    try {
      await client.connect();
      await client.query(sql);
      return;
    } catch (error) {
      // Two files copy the template at once: PostgreSQL asks the second to wait.
      if ((error as { code?: string }).code !== "55006" || attempt >= 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    } finally {
      await client.end();
    }
  }
}
