-- The chain of hashes over "Activity" (ADR 21): one row for each row of it, in the order in which they were sealed. Positions have no gaps.
CREATE TABLE "AuditSeal" (
    "position" BIGINT NOT NULL,
    "activityId" BIGINT NOT NULL,
    "sealedAt" TIMESTAMPTZ(3) NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "AuditSeal_pkey" PRIMARY KEY ("position")
);

-- Not a foreign key: a seal whose row is gone has to stay, that is what it is for.
CREATE UNIQUE INDEX "AuditSeal_activityId_key" ON "AuditSeal"("activityId");

-- The second lock, for set-ups in which the product's role owns the tables (tools/app-role.mjs takes the rights away).
CREATE TRIGGER audit_seal_append_only BEFORE UPDATE OR DELETE ON "AuditSeal" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_seal_no_truncate BEFORE TRUNCATE ON "AuditSeal" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
