-- Raised by each change of what an admin sets, so that two of them never overwrite each other; "version" counts the board's events.
ALTER TABLE "Pipeline" ADD COLUMN "settingsVersion" INTEGER NOT NULL DEFAULT 1;

-- A deleted stage stays as a row: history tells of it by its id.
ALTER TABLE "Stage" ADD COLUMN "deletedAt" TIMESTAMPTZ(3),
ADD COLUMN "entryRoles" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
ADD COLUMN "entryUserIds" UUID[] NOT NULL DEFAULT ARRAY[]::UUID[],
ADD COLUMN "entryDepartmentIds" UUID[] NOT NULL DEFAULT ARRAY[]::UUID[];
