-- What the list of customers is sorted and filtered by, kept on the customer: grouping every ticket for each page does not scale.
ALTER TABLE "Customer" ADD COLUMN     "allTickets" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "cityFolded" TEXT GENERATED ALWAYS AS (fa_norm("city")) STORED,
ADD COLUMN     "lastTicketAt" TIMESTAMPTZ(3) NOT NULL DEFAULT '1970-01-01 00:00:00 +00:00',
ADD COLUMN     "openTickets" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "waitingTickets" INTEGER NOT NULL DEFAULT 0;

UPDATE "Customer" c SET "allTickets" = t."all", "openTickets" = t."open", "waitingTickets" = t."waiting", "lastTicketAt" = t."last"
FROM (
  SELECT "customerId", count(*) AS "all", count(*) FILTER (WHERE "closedAt" IS NULL) AS "open",
    count(*) FILTER (WHERE "closedAt" IS NULL AND "waitingSince" IS NOT NULL) AS "waiting", max("createdAt") AS "last"
  FROM "Ticket" GROUP BY 1
) t WHERE t."customerId" = c."id";

CREATE INDEX "Customer_lastTicketAt_id_idx" ON "Customer"("lastTicketAt", "id");
CREATE INDEX "Customer_openTickets_id_idx" ON "Customer"("openTickets", "id");
CREATE INDEX "Customer_name_id_idx" ON "Customer"("name", "id");
CREATE INDEX "Customer_createdAt_id_idx" ON "Customer"("createdAt", "id");
CREATE INDEX "Customer_cityFolded_idx" ON "Customer"("cityFolded");

-- Once a statement, however many tickets it writes. Deltas, because two who write tickets of one customer take turns on its row.
CREATE FUNCTION keep_customer_figures() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE "Customer" c SET "allTickets" = c."allTickets" + d."all", "openTickets" = c."openTickets" + d."open",
      "waitingTickets" = c."waitingTickets" + d."waiting", "lastTicketAt" = greatest(c."lastTicketAt", d."last")
    FROM (
      SELECT "customerId", count(*) AS "all", count(*) FILTER (WHERE "closedAt" IS NULL) AS "open",
        count(*) FILTER (WHERE "closedAt" IS NULL AND "waitingSince" IS NOT NULL) AS "waiting", max("createdAt") AS "last"
      FROM after GROUP BY 1
    ) d WHERE c."id" = d."customerId";
  ELSIF TG_OP = 'DELETE' THEN
    UPDATE "Customer" c SET "allTickets" = c."allTickets" - d."all", "openTickets" = c."openTickets" - d."open",
      "waitingTickets" = c."waitingTickets" - d."waiting",
      "lastTicketAt" = coalesce((SELECT max(t."createdAt") FROM "Ticket" t WHERE t."customerId" = c."id"), '1970-01-01 00:00:00 +00:00')
    FROM (
      SELECT "customerId", count(*) AS "all", count(*) FILTER (WHERE "closedAt" IS NULL) AS "open",
        count(*) FILTER (WHERE "closedAt" IS NULL AND "waitingSince" IS NOT NULL) AS "waiting"
      FROM before GROUP BY 1
    ) d WHERE c."id" = d."customerId";
  ELSE
    UPDATE "Customer" c SET "allTickets" = c."allTickets" + d."all", "openTickets" = c."openTickets" + d."open",
      "waitingTickets" = c."waitingTickets" + d."waiting",
      "lastTicketAt" = CASE WHEN d."last" THEN coalesce((SELECT max(t."createdAt") FROM "Ticket" t WHERE t."customerId" = c."id"), '1970-01-01 00:00:00 +00:00')
        ELSE c."lastTicketAt" END
    FROM (
      SELECT r."customerId", sum(r."sign") AS "all", coalesce(sum(r."sign") FILTER (WHERE r."closedAt" IS NULL), 0) AS "open",
        coalesce(sum(r."sign") FILTER (WHERE r."closedAt" IS NULL AND r."waitingSince" IS NOT NULL), 0) AS "waiting",
        max(r."createdAt") FILTER (WHERE r."sign" = 1) IS DISTINCT FROM max(r."createdAt") FILTER (WHERE r."sign" = -1) AS "last"
      FROM (
        SELECT "customerId", "closedAt", "waitingSince", "createdAt", 1 AS "sign" FROM after UNION ALL
        SELECT "customerId", "closedAt", "waitingSince", "createdAt", -1 FROM before
      ) r GROUP BY 1
    ) d WHERE c."id" = d."customerId" AND (d."all" <> 0 OR d."open" <> 0 OR d."waiting" <> 0 OR d."last");
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER ticket_inserted_figures AFTER INSERT ON "Ticket" REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION keep_customer_figures();
CREATE TRIGGER ticket_updated_figures AFTER UPDATE ON "Ticket" REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION keep_customer_figures();
CREATE TRIGGER ticket_deleted_figures AFTER DELETE ON "Ticket" REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION keep_customer_figures();

-- Which columns of the list somebody wants to see.
CREATE TABLE "CustomerColumns" (
    "userId" UUID NOT NULL,
    "columns" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "CustomerColumns_pkey" PRIMARY KEY ("userId")
);
ALTER TABLE "CustomerColumns" ADD CONSTRAINT "CustomerColumns_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
