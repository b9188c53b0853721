-- Why an entry is there, each reason with how often since it was last read; the last colleague who caused it.
ALTER TABLE "Notification" ADD COLUMN "reasons" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "Notification" ADD COLUMN "actorUserId" UUID;
UPDATE "Notification" SET "reasons" = jsonb_build_object("reason", "count");
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_actorUserId_fkey" FOREIGN KEY ("actorUserId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- The badge, asked by every open page.
CREATE INDEX "Notification_unread_idx" ON "Notification" ("userId", "updatedAt") WHERE "readAt" IS NULL;

CREATE TABLE "NotificationChoice" (
    "userId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "inInbox" BOOLEAN NOT NULL,
    "inBrowser" BOOLEAN NOT NULL,

    CONSTRAINT "NotificationChoice_pkey" PRIMARY KEY ("userId","reason")
);

CREATE TABLE "NotificationSettings" (
    "userId" UUID NOT NULL,
    "waitingHours" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "NotificationSettings_pkey" PRIMARY KEY ("userId")
);

-- One row: what counts for whoever has chosen nothing.
CREATE TABLE "NotificationRules" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "waitingHours" INTEGER NOT NULL DEFAULT 24,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "NotificationRules_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "NotificationRules_single" CHECK ("id" = 1)
);
INSERT INTO "NotificationRules" ("id") VALUES (1);

-- How far somebody has been told of one waiting of one customer.
CREATE TABLE "WaitingNotice" (
    "ticketId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "waitingSince" TIMESTAMPTZ(3) NOT NULL,
    "level" INTEGER NOT NULL,

    CONSTRAINT "WaitingNotice_pkey" PRIMARY KEY ("ticketId","userId")
);

CREATE TABLE "NoteMention" (
    "noteId" UUID NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "userId" UUID NOT NULL,

    CONSTRAINT "NoteMention_pkey" PRIMARY KEY ("noteId","start")
);
CREATE INDEX "NoteMention_userId_idx" ON "NoteMention"("userId");

ALTER TABLE "Draft" ADD COLUMN "mentions" JSONB NOT NULL DEFAULT '[]';

ALTER TABLE "NotificationChoice" ADD CONSTRAINT "NotificationChoice_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "NotificationSettings" ADD CONSTRAINT "NotificationSettings_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "WaitingNotice" ADD CONSTRAINT "WaitingNotice_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "Ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "WaitingNotice" ADD CONSTRAINT "WaitingNotice_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "NoteMention" ADD CONSTRAINT "NoteMention_noteId_fkey" FOREIGN KEY ("noteId") REFERENCES "Note"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "NoteMention" ADD CONSTRAINT "NoteMention_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The sweep for long waits looks at open tickets whose customer waits, of every board.
CREATE INDEX "Ticket_long_waits_idx" ON "Ticket" ("waitingSince") WHERE "waitingSince" IS NOT NULL AND "closedAt" IS NULL;
