/**
 * Fails when prisma/schema and the SQL in prisma/migrations describe different databases. Applies the migrations to an
 * empty database and compares; uses the cluster of `npm test` when there is one, else brings its own.
 */
import { createDatabase, dropDatabase } from "./postgres.mjs";
import { program, runSilently } from "./processes.mjs";
import { startTestCluster } from "./test-cluster.mjs";

const own = process.env.KARIZ_TEST_ADMIN_URL ? null : await startTestCluster();
const admin = process.env.KARIZ_TEST_ADMIN_URL ?? own.adminUrl;
const name = `kariz_schema_check_${process.pid}`;
const url = new URL(admin);
url.pathname = `/${name}`;
let code = 1;
try {
  await createDatabase(admin, name);
  const flags = ["migrate", "diff", "--from-migrations", "prisma/migrations", "--to-schema", "prisma", "--exit-code", "--script"];
  const compared = await runSilently([program("prisma"), ...flags], { ...process.env, DATABASE_URL: url.href });
  code = compared.code;
  if (code !== 0) console.log(compared.output);
  console.log(
    code === 0
      ? "schema and migrations agree"
      : "schema and migrations differ (above: the SQL that the migrations lack): npx prisma migrate dev --name what_changes",
  );
} finally {
  await dropDatabase(admin, name).catch(() => {});
  await own?.stop();
}
process.exit(code);
