-- Rooms that the customer meets: sign-in codes, links, portal, attachments, SMS, surveys, notifications.
-- CreateEnum
CREATE TYPE "AttachmentState" AS ENUM ('UPLOADING', 'READY', 'BLOCKED');

-- CreateEnum
CREATE TYPE "LinkPurpose" AS ENUM ('TICKET', 'SURVEY');

-- CreateEnum
CREATE TYPE "SmsLane" AS ENUM ('OTP', 'UPDATE', 'SURVEY');

-- CreateEnum
CREATE TYPE "SmsState" AS ENUM ('QUEUED', 'SENDING', 'SENT', 'DELIVERED', 'FAILED', 'EXPIRED', 'CANCELLED', 'MERGED', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "SurveyScale" AS ENUM ('FACES', 'NUMBERS');

-- CreateEnum
CREATE TYPE "InvitationState" AS ENUM ('PLANNED', 'SENT', 'CANCELLED', 'SKIPPED');

-- CreateEnum
CREATE TYPE "TicketOutcome" AS ENUM ('SOLVED', 'NOT_SOLVED', 'DUPLICATE', 'NO_ANSWER', 'SPAM');

-- AlterTable
ALTER TABLE "Customer" ADD COLUMN     "smsOptOutAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "CustomerPhone" ADD COLUMN     "smsBlockedAt" TIMESTAMPTZ(3),
ADD COLUMN     "verifiedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Note" ADD COLUMN     "channel" "TicketChannel",
ADD COLUMN     "publicAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Ticket" ADD COLUMN     "continuesId" UUID,
ADD COLUMN     "idempotencyKey" TEXT,
ADD COLUMN     "outcome" "TicketOutcome",
ADD COLUMN     "product" TEXT;

-- CreateTable
CREATE TABLE "Attachment" (
    "id" UUID NOT NULL,
    "ticketId" UUID,
    "noteId" UUID,
    "uploadedByUserId" UUID,
    "uploadedByCustomerId" UUID,
    "uploadedByLinkId" UUID,
    "fileName" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "sizeBytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "storageKey" TEXT NOT NULL,
    "thumbnailKey" TEXT,
    "widthPx" INTEGER,
    "heightPx" INTEGER,
    "state" "AttachmentState" NOT NULL DEFAULT 'UPLOADING',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LoginCode" (
    "id" UUID NOT NULL,
    "phone" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "browserHash" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "LoginCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LinkToken" (
    "id" UUID NOT NULL,
    "purpose" "LinkPurpose" NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "codeHash" TEXT,
    "codeTries" INTEGER NOT NULL DEFAULT 0,
    "ticketId" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "LinkToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SmsMessage" (
    "id" BIGSERIAL NOT NULL,
    "lane" "SmsLane" NOT NULL,
    "state" "SmsState" NOT NULL DEFAULT 'QUEUED',
    "template" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "customerId" UUID,
    "ticketId" UUID,
    "noteId" UUID,
    "departmentId" UUID,
    "userId" UUID,
    "linkTokenId" UUID,
    "variables" JSONB NOT NULL DEFAULT '{}',
    "sentText" TEXT,
    "parts" INTEGER,
    "cost" INTEGER,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "notBefore" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "leaseToken" UUID,
    "leaseUntil" TIMESTAMPTZ(3),
    "providerId" BIGINT,
    "providerStatus" INTEGER,
    "failureCode" INTEGER,
    "failureReason" TEXT,
    "sentAt" TIMESTAMPTZ(3),
    "settledAt" TIMESTAMPTZ(3),
    "mergedIntoId" BIGINT,

    CONSTRAINT "SmsMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SmsTemplate" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "departmentId" UUID,
    "stageId" UUID,
    "isOn" BOOLEAN NOT NULL DEFAULT true,
    "body" TEXT NOT NULL,
    "noLinkBody" TEXT NOT NULL,
    "lookupName" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "SmsTemplate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SmsAccount" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "breakerOpenAt" TIMESTAMPTZ(3),
    "breakerCode" INTEGER,
    "probeAfter" TIMESTAMPTZ(3),
    "toldAdminAt" TIMESTAMPTZ(3),
    "refusesLinksAt" TIMESTAMPTZ(3),
    "creditRials" BIGINT,
    "checkedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SmsAccount_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InboundSms" (
    "id" UUID NOT NULL,
    "providerId" BIGINT NOT NULL,
    "phone" TEXT NOT NULL,
    "line" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "handledAt" TIMESTAMPTZ(3),
    "ticketId" UUID,

    CONSTRAINT "InboundSms_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Notification" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "ticketId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "readAt" TIMESTAMPTZ(3),

    CONSTRAINT "Notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Organisation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "logoKey" TEXT,
    "brandColor" TEXT NOT NULL DEFAULT 'teal',
    "welcome" TEXT NOT NULL DEFAULT '',
    "answeringHours" TEXT NOT NULL DEFAULT '',
    "supportPhone" TEXT,
    "allowsRegistration" BOOLEAN NOT NULL DEFAULT true,
    "reopenDays" INTEGER NOT NULL DEFAULT 14,
    "linkDays" INTEGER NOT NULL DEFAULT 30,
    "sendsLinks" BOOLEAN NOT NULL DEFAULT true,
    "quietFromMinute" INTEGER NOT NULL DEFAULT 1260,
    "quietUntilMinute" INTEGER NOT NULL DEFAULT 540,
    "smsMonthlyBudget" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Faq" (
    "id" UUID NOT NULL,
    "departmentId" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "isPublished" BOOLEAN NOT NULL DEFAULT true,
    "shownCount" INTEGER NOT NULL DEFAULT 0,
    "openedCount" INTEGER NOT NULL DEFAULT 0,
    "solvedCount" INTEGER NOT NULL DEFAULT 0,
    "filedCount" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "search" TEXT GENERATED ALWAYS AS (fa_norm("question" || ' ' || "answer")) STORED,

    CONSTRAINT "Faq_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SurveyDesign" (
    "id" UUID NOT NULL,
    "departmentId" UUID,
    "isOn" BOOLEAN NOT NULL DEFAULT true,
    "question" TEXT NOT NULL,
    "scale" "SurveyScale" NOT NULL DEFAULT 'FACES',
    "reasons" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "thanks" TEXT NOT NULL,
    "delayMinutes" INTEGER NOT NULL DEFAULT 30,
    "cooldownDays" INTEGER NOT NULL DEFAULT 0,
    "expiryDays" INTEGER NOT NULL DEFAULT 14,
    "editableHours" INTEGER NOT NULL DEFAULT 24,
    "lowScore" INTEGER NOT NULL DEFAULT 2,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "SurveyDesign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SurveyInvitation" (
    "id" UUID NOT NULL,
    "ticketId" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "creditedUserId" UUID,
    "departmentId" UUID NOT NULL,
    "state" "InvitationState" NOT NULL DEFAULT 'PLANNED',
    "closedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "cancelledAt" TIMESTAMPTZ(3),
    "linkTokenId" UUID,

    CONSTRAINT "SurveyInvitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SurveyAnswer" (
    "invitationId" UUID NOT NULL,
    "score" INTEGER NOT NULL,
    "reasons" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "comment" TEXT NOT NULL DEFAULT '',
    "answeredAt" TIMESTAMPTZ(3) NOT NULL,
    "editedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SurveyAnswer_pkey" PRIMARY KEY ("invitationId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Attachment_storageKey_key" ON "Attachment"("storageKey");

-- CreateIndex
CREATE INDEX "Attachment_ticketId_idx" ON "Attachment"("ticketId");

-- CreateIndex
CREATE INDEX "Attachment_noteId_idx" ON "Attachment"("noteId");

-- CreateIndex
CREATE INDEX "Attachment_state_createdAt_idx" ON "Attachment"("state", "createdAt");

-- CreateIndex
CREATE INDEX "LoginCode_phone_createdAt_idx" ON "LoginCode"("phone", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "LinkToken_tokenHash_key" ON "LinkToken"("tokenHash");

-- CreateIndex
CREATE INDEX "LinkToken_ticketId_idx" ON "LinkToken"("ticketId");

-- CreateIndex
CREATE INDEX "LinkToken_customerId_idx" ON "LinkToken"("customerId");

-- CreateIndex
CREATE UNIQUE INDEX "SmsMessage_providerId_key" ON "SmsMessage"("providerId");

-- CreateIndex
CREATE INDEX "SmsMessage_state_lane_notBefore_id_idx" ON "SmsMessage"("state", "lane", "notBefore", "id");

-- CreateIndex
CREATE INDEX "SmsMessage_ticketId_createdAt_idx" ON "SmsMessage"("ticketId", "createdAt");

-- CreateIndex
CREATE INDEX "SmsMessage_noteId_idx" ON "SmsMessage"("noteId");

-- CreateIndex
CREATE INDEX "SmsMessage_createdAt_idx" ON "SmsMessage"("createdAt");

-- CreateIndex
CREATE INDEX "SmsTemplate_key_idx" ON "SmsTemplate"("key");

-- CreateIndex
CREATE UNIQUE INDEX "InboundSms_providerId_key" ON "InboundSms"("providerId");

-- CreateIndex
CREATE INDEX "Notification_userId_readAt_updatedAt_idx" ON "Notification"("userId", "readAt", "updatedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Notification_userId_ticketId_key" ON "Notification"("userId", "ticketId");

-- CreateIndex
CREATE INDEX "Faq_departmentId_position_idx" ON "Faq"("departmentId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "SurveyDesign_departmentId_key" ON "SurveyDesign"("departmentId");

-- CreateIndex
CREATE UNIQUE INDEX "SurveyInvitation_linkTokenId_key" ON "SurveyInvitation"("linkTokenId");

-- CreateIndex
CREATE INDEX "SurveyInvitation_ticketId_idx" ON "SurveyInvitation"("ticketId");

-- CreateIndex
CREATE INDEX "SurveyInvitation_state_dueAt_idx" ON "SurveyInvitation"("state", "dueAt");

-- CreateIndex
CREATE INDEX "SurveyInvitation_creditedUserId_idx" ON "SurveyInvitation"("creditedUserId");

-- CreateIndex
CREATE UNIQUE INDEX "Ticket_idempotencyKey_key" ON "Ticket"("idempotencyKey");

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "Ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_noteId_fkey" FOREIGN KEY ("noteId") REFERENCES "Note"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LinkToken" ADD CONSTRAINT "LinkToken_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "Ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LinkToken" ADD CONSTRAINT "LinkToken_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SmsMessage" ADD CONSTRAINT "SmsMessage_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SmsMessage" ADD CONSTRAINT "SmsMessage_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "Ticket"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SmsMessage" ADD CONSTRAINT "SmsMessage_noteId_fkey" FOREIGN KEY ("noteId") REFERENCES "Note"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SmsMessage" ADD CONSTRAINT "SmsMessage_departmentId_fkey" FOREIGN KEY ("departmentId") REFERENCES "Department"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SmsMessage" ADD CONSTRAINT "SmsMessage_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SmsMessage" ADD CONSTRAINT "SmsMessage_linkTokenId_fkey" FOREIGN KEY ("linkTokenId") REFERENCES "LinkToken"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SmsTemplate" ADD CONSTRAINT "SmsTemplate_departmentId_fkey" FOREIGN KEY ("departmentId") REFERENCES "Department"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SmsTemplate" ADD CONSTRAINT "SmsTemplate_stageId_fkey" FOREIGN KEY ("stageId") REFERENCES "Stage"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InboundSms" ADD CONSTRAINT "InboundSms_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "Ticket"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "Ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Faq" ADD CONSTRAINT "Faq_departmentId_fkey" FOREIGN KEY ("departmentId") REFERENCES "Department"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyDesign" ADD CONSTRAINT "SurveyDesign_departmentId_fkey" FOREIGN KEY ("departmentId") REFERENCES "Department"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyInvitation" ADD CONSTRAINT "SurveyInvitation_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "Ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyInvitation" ADD CONSTRAINT "SurveyInvitation_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyInvitation" ADD CONSTRAINT "SurveyInvitation_creditedUserId_fkey" FOREIGN KEY ("creditedUserId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyInvitation" ADD CONSTRAINT "SurveyInvitation_departmentId_fkey" FOREIGN KEY ("departmentId") REFERENCES "Department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyInvitation" ADD CONSTRAINT "SurveyInvitation_linkTokenId_fkey" FOREIGN KEY ("linkTokenId") REFERENCES "LinkToken"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyAnswer" ADD CONSTRAINT "SurveyAnswer_invitationId_fkey" FOREIGN KEY ("invitationId") REFERENCES "SurveyInvitation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ticket" ADD CONSTRAINT "Ticket_continuesId_fkey" FOREIGN KEY ("continuesId") REFERENCES "Ticket"("id") ON DELETE SET NULL ON UPDATE CASCADE;



-- One row each: the organisation and the SMS account.
ALTER TABLE "Organisation" ADD CONSTRAINT "Organisation_single" CHECK ("id" = 1);
ALTER TABLE "SmsAccount" ADD CONSTRAINT "SmsAccount_single" CHECK ("id" = 1);
INSERT INTO "Organisation" ("id", "name") VALUES (1, 'کاریز');
INSERT INTO "SmsAccount" ("id") VALUES (1);

-- One design and one template for everybody, at most.
CREATE UNIQUE INDEX "SurveyDesign_default_key" ON "SurveyDesign" ((1)) WHERE "departmentId" IS NULL;
CREATE UNIQUE INDEX "SmsTemplate_scope_key" ON "SmsTemplate" ("key", coalesce("departmentId"::text, ''), coalesce("stageId"::text, ''));

-- What a worker looks for: the next message of a lane whose time has come.
CREATE INDEX "SmsMessage_due_idx" ON "SmsMessage" ("lane", "notBefore", "id") WHERE "state" = 'QUEUED';
