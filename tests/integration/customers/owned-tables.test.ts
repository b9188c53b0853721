import { expect, it } from "vitest";
import { customerColumns } from "@/server/customers/owned-tables";
import { testDatabase } from "../../support/db";

const base = testDatabase();

it("every column of the database that points at a customer is on the list of what a customer owns", async () => {
  const columns = await base.db.$queryRaw<{ table: string; column: string }[]>`
    SELECT r.relname::text AS "table", a.attname::text AS "column" FROM pg_constraint c
    JOIN pg_class r ON r.oid = c.conrelid JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    WHERE c.contype = 'f' AND c.confrelid = '"Customer"'::regclass ORDER BY 1, 2`;
  expect(customerColumns).toEqual(columns);
});
