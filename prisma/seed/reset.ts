import type { Tx } from "@/server/platform/db";

/**
 * Empties every table but the settings and the migrations' own, also the append-only ones, whose triggers rest until the end of the
 * transaction; the connected role owns them and may for this moment give itself the right (tools/app-role.mjs). Only for installations that hold nothing but the demo. Table names come from the catalogue, quoted by the server.
 */
export async function emptyEverything(tx: Tx): Promise<void> {
  await tx.$executeRaw`
    DO $$
    DECLARE
      guarded text;
      everything text;
    BEGIN
      FOR guarded IN
        SELECT DISTINCT c.oid::regclass::text FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        WHERE NOT t.tgisinternal AND c.relnamespace = 'public'::regnamespace
      LOOP
        EXECUTE format('ALTER TABLE %s DISABLE TRIGGER USER', guarded);
        EXECUTE format('GRANT TRUNCATE ON %s TO CURRENT_USER', guarded);
      END LOOP;
      SELECT string_agg(format('%I.%I', schemaname, tablename), ', ') INTO everything FROM pg_tables
        WHERE schemaname = 'public' AND tablename NOT IN ('_prisma_migrations', 'Organisation', 'SmsAccount');
      EXECUTE 'TRUNCATE ' || everything || ' RESTART IDENTITY';
      FOR guarded IN
        SELECT DISTINCT c.oid::regclass::text FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        WHERE NOT t.tgisinternal AND c.relnamespace = 'public'::regnamespace
      LOOP
        EXECUTE format('ALTER TABLE %s ENABLE TRIGGER USER', guarded);
        IF guarded = ANY (ARRAY['"Activity"', '"AuditSeal"']) THEN EXECUTE format('REVOKE TRUNCATE ON %s FROM CURRENT_USER', guarded); END IF;
      END LOOP;
    END
    $$`;
}
