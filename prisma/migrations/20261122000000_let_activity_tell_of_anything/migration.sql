-- Staff who may look and not touch (A17).
ALTER TYPE "UserRole" ADD VALUE 'READER';

-- The history also tells of settings, people and customers, not only of tickets (A19). Rows of tickets stay as they are.
ALTER TABLE "Activity" ALTER COLUMN "ticketId" DROP NOT NULL;
ALTER TABLE "Activity" ADD COLUMN "subjectKind" TEXT NOT NULL DEFAULT 'ticket';
ALTER TABLE "Activity" ADD COLUMN "subjectId" TEXT;
ALTER TABLE "Activity" ADD CONSTRAINT "Activity_subject_check" CHECK (("subjectKind" = 'ticket') = ("ticketId" IS NOT NULL) AND ("subjectKind" = 'ticket') = ("subjectId" IS NULL));

CREATE INDEX "Activity_subjectKind_subjectId_id_idx" ON "Activity"("subjectKind", "subjectId", "id");
