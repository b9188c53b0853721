-- The logo is a few kilobytes and belongs with the organisation's row: it is in every backup and needs no file store.
CREATE TABLE "OrganisationLogo" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "OrganisationLogo_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "OrganisationLogo_single" CHECK ("id" = 1)
);
