-- The audit's page: newest first, everything or one kind of event or one person's.
CREATE INDEX "Activity_at_id_idx" ON "Activity"("at", "id");
CREATE INDEX "Activity_event_at_id_idx" ON "Activity"("event", "at", "id");
CREATE INDEX "Activity_actorUserId_at_id_idx" ON "Activity"("actorUserId", "at", "id");
