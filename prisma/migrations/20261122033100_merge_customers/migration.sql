-- Two records of one person become one, and two again (issue 6 §1). Not foreign keys: what they tell of stays told.
ALTER TABLE "Customer" ADD COLUMN     "mergedIntoId" UUID;

CREATE TABLE "CustomerMerge" (
    "id" UUID NOT NULL,
    "survivorId" UUID NOT NULL,
    "mergedId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byUserId" UUID,
    "undoneAt" TIMESTAMPTZ(3),
    "kept" JSONB NOT NULL,

    CONSTRAINT "CustomerMerge_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "CustomerMerge_survivorId_at_idx" ON "CustomerMerge"("survivorId", "at");
CREATE INDEX "CustomerMerge_mergedId_idx" ON "CustomerMerge"("mergedId");
ALTER TABLE "CustomerMerge" ADD CONSTRAINT "CustomerMerge_byUserId_fkey" FOREIGN KEY ("byUserId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Two records that somebody has said are two people; the smaller id first.
CREATE TABLE "CustomerDistinction" (
    "lowId" UUID NOT NULL,
    "highId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byUserId" UUID,

    CONSTRAINT "CustomerDistinction_pkey" PRIMARY KEY ("lowId","highId")
);
ALTER TABLE "CustomerDistinction" ADD CONSTRAINT "CustomerDistinction_byUserId_fkey" FOREIGN KEY ("byUserId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A record that was merged into another is found by nobody.
ALTER TABLE "Customer" ALTER COLUMN "search" SET EXPRESSION AS (CASE WHEN "mergedIntoId" IS NULL THEN fa_norm("name") END);

-- Whoever writes for a record at the moment of its merge writes for the surviving one: waits for the merge, and nothing is lost.
CREATE FUNCTION follow_customer_merge() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  into_id UUID;
BEGIN
  LOOP
    EXIT WHEN NEW."customerId" IS NULL;
    SELECT "mergedIntoId" INTO into_id FROM "Customer" WHERE "id" = NEW."customerId" FOR KEY SHARE;
    EXIT WHEN into_id IS NULL;
    NEW."customerId" := into_id;
  END LOOP;
  RETURN NEW;
END $$;
CREATE TRIGGER ticket_follows_merge BEFORE INSERT OR UPDATE OF "customerId" ON "Ticket" FOR EACH ROW EXECUTE FUNCTION follow_customer_merge();
CREATE TRIGGER phone_follows_merge BEFORE INSERT ON "CustomerPhone" FOR EACH ROW EXECUTE FUNCTION follow_customer_merge();
CREATE TRIGGER email_follows_merge BEFORE INSERT ON "CustomerEmail" FOR EACH ROW EXECUTE FUNCTION follow_customer_merge();
CREATE TRIGGER note_follows_merge BEFORE INSERT ON "CustomerNote" FOR EACH ROW EXECUTE FUNCTION follow_customer_merge();
CREATE TRIGGER link_follows_merge BEFORE INSERT ON "LinkToken" FOR EACH ROW EXECUTE FUNCTION follow_customer_merge();
CREATE TRIGGER session_follows_merge BEFORE INSERT ON "Session" FOR EACH ROW EXECUTE FUNCTION follow_customer_merge();
CREATE TRIGGER sms_follows_merge BEFORE INSERT ON "SmsMessage" FOR EACH ROW EXECUTE FUNCTION follow_customer_merge();
CREATE TRIGGER survey_follows_merge BEFORE INSERT ON "SurveyInvitation" FOR EACH ROW EXECUTE FUNCTION follow_customer_merge();
CREATE TRIGGER call_follows_merge BEFORE INSERT ON "CallLog" FOR EACH ROW EXECUTE FUNCTION follow_customer_merge();
