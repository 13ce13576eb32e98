-- A yes to a duty and a yes below the least margin are kept alike, each of its kind.
CREATE TYPE "ApprovalKind" AS ENUM ('DUTY', 'FLOOR');
ALTER TABLE "duty_approval" RENAME TO "quote_approval";
ALTER TABLE "quote_approval" RENAME CONSTRAINT "duty_approval_pkey" TO "quote_approval_pkey";
ALTER TABLE "quote_approval" RENAME CONSTRAINT "duty_approval_revisionId_fkey" TO "quote_approval_revisionId_fkey";
ALTER TRIGGER "duty_approval_written_once" ON "quote_approval" RENAME TO "quote_approval_written_once";
-- What is there is a yes to a duty; a default that is dropped again is no change of what a row says.
ALTER TABLE "quote_approval" ADD COLUMN "kind" "ApprovalKind" NOT NULL DEFAULT 'DUTY';
ALTER TABLE "quote_approval" ALTER COLUMN "kind" DROP DEFAULT;
DROP INDEX "duty_approval_revisionId_basisHash_key";
CREATE UNIQUE INDEX "quote_approval_revisionId_kind_basisHash_key" ON "quote_approval"("revisionId", "kind", "basisHash");
