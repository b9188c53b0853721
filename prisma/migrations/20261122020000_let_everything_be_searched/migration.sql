-- Folded text beside what is searched (T9, A28), kept by the database, each with a trigram index: part words in any order without a scan.
ALTER TABLE "Note" ADD COLUMN "search" TEXT GENERATED ALWAYS AS (fa_norm("body")) STORED;
ALTER TABLE "Attachment" ADD COLUMN "search" TEXT GENERATED ALWAYS AS (fa_norm("fileName")) STORED;
ALTER TABLE "Company" ADD COLUMN "search" TEXT GENERATED ALWAYS AS (fa_norm("name")) STORED;

CREATE INDEX "Note_search_trgm" ON "Note" USING GIN ("search" gin_trgm_ops);
CREATE INDEX "Attachment_search_trgm" ON "Attachment" USING GIN ("search" gin_trgm_ops);
CREATE INDEX "Company_search_trgm" ON "Company" USING GIN ("search" gin_trgm_ops);
CREATE INDEX "CustomerPhone_e164_trgm" ON "CustomerPhone" USING GIN ("e164" gin_trgm_ops);
CREATE INDEX "CustomerEmail_address_trgm" ON "CustomerEmail" USING GIN ("address" gin_trgm_ops);

-- How common a word is decides between the index and the newest first; a hundred samples are too few to tell.
ALTER TABLE "Ticket" ALTER COLUMN "search" SET STATISTICS 1000;
ALTER TABLE "Note" ALTER COLUMN "search" SET STATISTICS 1000;
