-- AlterTable
ALTER TABLE "Organisation" ADD COLUMN     "smsPartRials" INTEGER NOT NULL DEFAULT 1650;

-- AlterTable
ALTER TABLE "SmsMessage" ADD COLUMN     "checkedAt" TIMESTAMPTZ(3),
ADD COLUMN     "firstTriedAt" TIMESTAMPTZ(3),
ADD COLUMN     "idempotencyKey" TEXT,
ADD COLUMN     "isLookup" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "isUncertain" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "resentAsId" BIGINT;

-- AlterTable
ALTER TABLE "SmsAccount" ADD COLUMN     "failures" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE UNIQUE INDEX "SmsMessage_idempotencyKey_key" ON "SmsMessage"("idempotencyKey");

-- CreateIndex
CREATE INDEX "SmsMessage_sentAt_idx" ON "SmsMessage"("sentAt");

-- What the worker looks for again and again is always a handful of rows among hundreds of thousands.
CREATE INDEX "SmsMessage_held_idx" ON "SmsMessage" ("leaseUntil") WHERE "state" = 'SENDING';
CREATE INDEX "SmsMessage_expiring_idx" ON "SmsMessage" ("expiresAt") WHERE "state" = 'QUEUED' AND "expiresAt" IS NOT NULL;
CREATE INDEX "SmsMessage_awaited_idx" ON "SmsMessage" ("sentAt") WHERE "state" = 'SENT';
CREATE INDEX "SmsMessage_ticket_queue_idx" ON "SmsMessage" ("ticketId") WHERE "state" = 'QUEUED';

-- The id is the provider's localid, which is never used twice in one account: two installations on one account, or a database made
-- anew, must not count from 1 both.
SELECT setval('"SmsMessage_id_seq"', (extract(epoch FROM clock_timestamp()) * 1000)::bigint * 1000);
