-- A buyer's first look at a sent revision.
CREATE TABLE "revision_opening" (
    "revisionId" UUID NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "openedById" TEXT,
    "openedBy" TEXT,

    CONSTRAINT "revision_opening_pkey" PRIMARY KEY ("revisionId")
);
ALTER TABLE "revision_opening" ADD CONSTRAINT "revision_opening_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "quote_revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE TRIGGER "revision_opening_written_once" BEFORE UPDATE OR DELETE ON "revision_opening" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
