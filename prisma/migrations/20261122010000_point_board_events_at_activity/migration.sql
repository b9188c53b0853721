-- Which fact a board event tells of: what it says decides whether its customer may hear of it too.
ALTER TABLE "BoardEvent" ADD COLUMN "activityId" BIGINT;
