-- A DDP quote that leans on old readings is sent with the tariff desk's yes, which isn't that of whoever drafted it.
ALTER TABLE "quote_revision" ADD COLUMN "editorIds" TEXT[];
UPDATE "quote_revision" r SET "editorIds" = COALESCE(
  (SELECT array_agg(DISTINCT a."actorId") FROM "audit_event" a
    WHERE a."objectType" = 'quote_revision' AND a."objectId" = r.id::text AND a.action = 'quote.save' AND a."actorId" IS NOT NULL),
  '{}')
  WHERE r.state = 'DRAFT';

-- CreateTable
CREATE TABLE "duty_approval" (
    "id" UUID NOT NULL,
    "revisionId" UUID NOT NULL,
    "basisHash" CHAR(64) NOT NULL,
    "reason" TEXT NOT NULL,
    "approvedById" TEXT,
    "approvedBy" TEXT NOT NULL,
    "approvedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "duty_approval_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "duty_approval_revisionId_basisHash_key" ON "duty_approval"("revisionId", "basisHash");
ALTER TABLE "duty_approval" ADD CONSTRAINT "duty_approval_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "quote_revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE TRIGGER "duty_approval_written_once" BEFORE UPDATE OR DELETE ON "duty_approval" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
