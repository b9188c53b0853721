-- The customer's record: versions for editing, facts of one's own, notes outside tickets, and indexes for its timeline.
-- CreateEnum
CREATE TYPE "FactKind" AS ENUM ('TEXT', 'NUMBER', 'DATE', 'CHOICE', 'URL', 'YES_NO');

-- AlterTable
ALTER TABLE "Company" ADD COLUMN     "staffNote" TEXT,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Customer" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "CustomerField" (
    "id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "kind" "FactKind" NOT NULL,
    "options" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "position" INTEGER NOT NULL DEFAULT 0,
    "isOnCard" BOOLEAN NOT NULL DEFAULT false,
    "retiredAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CustomerField_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CustomerFact" (
    "customerId" UUID NOT NULL,
    "fieldId" UUID NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "CustomerFact_pkey" PRIMARY KEY ("customerId","fieldId")
);

-- CreateTable
CREATE TABLE "CustomerNote" (
    "id" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "authorUserId" UUID,
    "body" TEXT NOT NULL,
    "portalVisible" BOOLEAN NOT NULL,
    "publicAt" TIMESTAMPTZ(3),
    "idempotencyKey" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CustomerNote_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "CustomerFact_fieldId_idx" ON "CustomerFact"("fieldId");

-- CreateIndex
CREATE UNIQUE INDEX "CustomerNote_idempotencyKey_key" ON "CustomerNote"("idempotencyKey");

-- CreateIndex
CREATE INDEX "CustomerNote_customerId_createdAt_idx" ON "CustomerNote"("customerId", "createdAt");

-- CreateIndex
CREATE INDEX "SmsMessage_customerId_createdAt_idx" ON "SmsMessage"("customerId", "createdAt");

-- CreateIndex
CREATE INDEX "SurveyInvitation_customerId_closedAt_idx" ON "SurveyInvitation"("customerId", "closedAt");

-- AddForeignKey
ALTER TABLE "CustomerFact" ADD CONSTRAINT "CustomerFact_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CustomerFact" ADD CONSTRAINT "CustomerFact_fieldId_fkey" FOREIGN KEY ("fieldId") REFERENCES "CustomerField"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CustomerNote" ADD CONSTRAINT "CustomerNote_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CustomerNote" ADD CONSTRAINT "CustomerNote_authorUserId_fkey" FOREIGN KEY ("authorUserId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
