-- A department says where its cards begin, who works in it and when, and who gets a new card (D7, N8, N19, N28).
CREATE TYPE "ResponsibleRule" AS ENUM ('NONE', 'FIXED', 'ROUND_ROBIN', 'LEAST_LOADED');

ALTER TABLE "Department"
  ADD COLUMN "entryStageId" UUID,
  ADD COLUMN "answeringHours" JSONB,
  ADD COLUMN "responsibleRule" "ResponsibleRule" NOT NULL DEFAULT 'NONE',
  ADD COLUMN "fixedResponsibleId" UUID,
  ADD COLUMN "successorId" UUID,
  ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;

ALTER TABLE "DepartmentMember" ADD COLUMN "lastTurn" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Department" ADD CONSTRAINT "Department_entryStageId_fkey" FOREIGN KEY ("entryStageId") REFERENCES "Stage"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Department" ADD CONSTRAINT "Department_fixedResponsibleId_fkey" FOREIGN KEY ("fixedResponsibleId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Department" ADD CONSTRAINT "Department_successorId_fkey" FOREIGN KEY ("successorId") REFERENCES "Department"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE INDEX "Department_entryStageId_idx" ON "Department"("entryStageId");

-- Counts the open cards of a person without reading the closed ones.
CREATE INDEX "Ticket_responsibleId_closedAt_idx" ON "Ticket"("responsibleId", "closedAt");
