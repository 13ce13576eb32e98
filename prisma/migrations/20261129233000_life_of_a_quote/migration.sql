-- The life of a quote: what can be withdrawn, answered elsewhere than on its page, and answered with changes.
ALTER TYPE "QuoteRequestStatus" ADD VALUE 'WITHDRAWN';
ALTER TYPE "RevisionState" ADD VALUE 'WITHDRAWN';
CREATE TYPE "RequestOrigin" AS ENUM ('BUYER', 'STAFF');
CREATE TYPE "QuoteAnswerKind" AS ENUM ('ACCEPTED', 'DECLINED');
CREATE TYPE "AnswerMeans" AS ENUM ('PAGE', 'PHONE', 'PURCHASE_ORDER', 'EMAIL', 'MEETING');
CREATE TYPE "CounterState" AS ENUM ('OPEN', 'ANSWERED', 'TAKEN_BACK', 'OVERTAKEN');

ALTER TABLE "quote_request" ADD COLUMN "origin" "RequestOrigin" NOT NULL DEFAULT 'BUYER';
ALTER TABLE "quote_request_line" ADD COLUMN "targetPriceMinor" INTEGER;
ALTER TABLE "quote_request_line" ADD CONSTRAINT "request_line_target" CHECK ("targetPriceMinor" > 0);

CREATE TABLE "quote_answer" (
    "id" UUID NOT NULL,
    "quoteId" UUID NOT NULL,
    "revisionId" UUID NOT NULL,
    "documentHash" CHAR(64) NOT NULL,
    "answer" "QuoteAnswerKind" NOT NULL,
    "means" "AnswerMeans" NOT NULL,
    "reasonCode" TEXT,
    "words" TEXT,
    "reference" TEXT,
    "givenBy" TEXT,
    "givenOn" DATE,
    "attachmentId" UUID,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT,
    "actorName" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "quote_answer_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "quote_counter" (
    "id" UUID NOT NULL,
    "quoteId" UUID NOT NULL,
    "revisionId" UUID NOT NULL,
    "documentHash" CHAR(64) NOT NULL,
    "state" "CounterState" NOT NULL DEFAULT 'OPEN',
    "changes" JSONB NOT NULL,
    "effect" JSONB NOT NULL,
    "idempotencyKey" UUID NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT,
    "actorName" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),
    CONSTRAINT "quote_counter_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "request_change" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "moves" JSONB NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT,
    "actorName" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seenAt" TIMESTAMPTZ(3),
    "seenBy" TEXT,
    CONSTRAINT "request_change_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "quote_answer_revisionId_key" ON "quote_answer"("revisionId");
CREATE INDEX "quote_answer_quoteId_idx" ON "quote_answer"("quoteId");
CREATE INDEX "quote_answer_attachmentId_idx" ON "quote_answer"("attachmentId");
CREATE UNIQUE INDEX "quote_counter_idempotencyKey_key" ON "quote_counter"("idempotencyKey");
CREATE INDEX "quote_counter_quoteId_createdAt_idx" ON "quote_counter"("quoteId", "createdAt");
CREATE INDEX "quote_counter_revisionId_idx" ON "quote_counter"("revisionId");
CREATE INDEX "request_change_requestId_createdAt_idx" ON "request_change"("requestId", "createdAt");
ALTER TABLE "quote_answer" ADD CONSTRAINT "quote_answer_quoteId_fkey" FOREIGN KEY ("quoteId") REFERENCES "quote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "quote_answer" ADD CONSTRAINT "quote_answer_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "quote_revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "quote_answer" ADD CONSTRAINT "quote_answer_attachmentId_fkey" FOREIGN KEY ("attachmentId") REFERENCES "attachment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "quote_counter" ADD CONSTRAINT "quote_counter_quoteId_fkey" FOREIGN KEY ("quoteId") REFERENCES "quote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "quote_counter" ADD CONSTRAINT "quote_counter_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "quote_revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "request_change" ADD CONSTRAINT "request_change_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "quote_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A yes on the page is a signature, and stands among the acceptances alone; what was said elsewhere names who said it.
ALTER TABLE "quote_answer" ADD CONSTRAINT "answer_is_no_signature" CHECK ("answer" <> 'ACCEPTED' OR "means" <> 'PAGE');
ALTER TABLE "quote_answer" ADD CONSTRAINT "answer_elsewhere_names_who" CHECK ("means" = 'PAGE' OR ("givenBy" IS NOT NULL AND "givenOn" IS NOT NULL));
CREATE TRIGGER "quote_answer_written_once" BEFORE UPDATE OR DELETE ON "quote_answer" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "quote_answer_not_emptied" BEFORE TRUNCATE ON "quote_answer" FOR EACH STATEMENT EXECUTE FUNCTION "is_written_once"();

-- One counter of a quote waits at a time, and what it says never changes.
CREATE UNIQUE INDEX "quote_counter_one_open" ON "quote_counter"("quoteId") WHERE "state" = 'OPEN';
ALTER TABLE "quote_counter" ADD CONSTRAINT "counter_ended" CHECK (("state" = 'OPEN') = ("endedAt" IS NULL));
CREATE TRIGGER "quote_counter_stays" BEFORE UPDATE ON "quote_counter" FOR EACH ROW
  WHEN (OLD."state" <> 'OPEN' OR OLD."changes" IS DISTINCT FROM NEW."changes" OR OLD."effect" IS DISTINCT FROM NEW."effect"
    OR OLD."documentHash" <> NEW."documentHash" OR OLD."quoteId" <> NEW."quoteId" OR OLD."revisionId" <> NEW."revisionId"
    OR OLD."createdAt" <> NEW."createdAt" OR OLD."actorKind" <> NEW."actorKind" OR OLD."actorId" IS DISTINCT FROM NEW."actorId")
  EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "quote_counter_is_kept" BEFORE DELETE ON "quote_counter" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();

-- What a buyer changed stays as it was told; that somebody has seen it is added.
CREATE TRIGGER "request_change_stays" BEFORE UPDATE ON "request_change" FOR EACH ROW
  WHEN (OLD."moves" IS DISTINCT FROM NEW."moves" OR OLD."requestId" <> NEW."requestId" OR OLD."createdAt" <> NEW."createdAt"
    OR (OLD."seenAt" IS NOT NULL AND OLD."seenAt" IS DISTINCT FROM NEW."seenAt"))
  EXECUTE FUNCTION "is_written_once"();

-- A colleague's yes outlives a draft that is discarded: it loses the draft, and nothing else of it changes.
ALTER TABLE "quote_approval" ALTER COLUMN "revisionId" DROP NOT NULL;
ALTER TABLE "quote_approval" DROP CONSTRAINT "quote_approval_revisionId_fkey";
ALTER TABLE "quote_approval" ADD CONSTRAINT "quote_approval_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "quote_revision"("id") ON DELETE SET NULL ON UPDATE CASCADE;
DROP TRIGGER "quote_approval_written_once" ON "quote_approval";
CREATE TRIGGER "quote_approval_written_once" BEFORE DELETE ON "quote_approval" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "quote_approval_stays" BEFORE UPDATE ON "quote_approval" FOR EACH ROW
  WHEN (NEW."revisionId" IS NOT NULL OR (to_jsonb(OLD) - 'revisionId') IS DISTINCT FROM (to_jsonb(NEW) - 'revisionId'))
  EXECUTE FUNCTION "is_written_once"();

-- A sent revision never changes, whoever writes: its state moves on once, and a draft is sent before it is anything else.
CREATE OR REPLACE FUNCTION "revision_is_immutable"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD."state" <> 'DRAFT' THEN RAISE EXCEPTION 'a sent revision cannot be deleted'; END IF;
    RETURN OLD;
  END IF;
  IF OLD."state" <> 'DRAFT' AND (
    NEW."document" IS DISTINCT FROM OLD."document" OR NEW."documentHash" IS DISTINCT FROM OLD."documentHash"
    OR NEW."totalMinor" <> OLD."totalMinor" OR NEW."depositMinor" <> OLD."depositMinor" OR NEW."currency" <> OLD."currency"
    OR NEW."validUntil" <> OLD."validUntil" OR NEW."number" <> OLD."number" OR NEW."quoteId" <> OLD."quoteId"
    OR NEW."sentAt" IS DISTINCT FROM OLD."sentAt" OR NEW."state" = 'DRAFT'
    OR (OLD."state" <> 'SENT' AND NEW."state" <> OLD."state")
  ) THEN
    RAISE EXCEPTION 'a sent revision cannot be changed';
  END IF;
  IF OLD."state" = 'DRAFT' AND NEW."state" NOT IN ('DRAFT', 'SENT') THEN
    RAISE EXCEPTION 'a draft is sent before it is answered';
  END IF;
  RETURN NEW;
END $$;
