-- Why quotes were lost, to whom and at which price; and the one question that is asked once a quote is over.
ALTER TYPE "ReminderKind" ADD VALUE 'SURVEY';
CREATE TYPE "LossSource" AS ENUM ('BUYER', 'STAFF');
CREATE TABLE "quote_loss" (
    "id" UUID NOT NULL,
    "quoteId" UUID NOT NULL,
    "revisionId" UUID NOT NULL,
    "source" "LossSource" NOT NULL,
    "reasonCode" TEXT NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "competitor" TEXT NOT NULL DEFAULT '',
    "priceMinor" BIGINT,
    "currency" CHAR(3) NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT,
    "actorName" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "quote_loss_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "quote_loss_quoteId_createdAt_idx" ON "quote_loss"("quoteId", "createdAt");
CREATE INDEX "quote_loss_revisionId_idx" ON "quote_loss"("revisionId");
ALTER TABLE "quote_loss" ADD CONSTRAINT "quote_loss_quoteId_fkey" FOREIGN KEY ("quoteId") REFERENCES "quote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "quote_loss" ADD CONSTRAINT "quote_loss_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "quote_revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "quote_loss" ADD CONSTRAINT "quote_loss_price" CHECK ("priceMinor" > 0);
CREATE TRIGGER "quote_loss_written_once" BEFORE UPDATE OR DELETE ON "quote_loss" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();

CREATE TABLE "quote_survey" (
    "revisionId" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "answeredAt" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "quote_survey_pkey" PRIMARY KEY ("revisionId")
);
ALTER TABLE "quote_survey" ADD CONSTRAINT "quote_survey_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "quote_revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "quote_survey" ADD CONSTRAINT "quote_survey_question" CHECK ("question" IN ('reason', 'again'));
CREATE TRIGGER "quote_survey_written_once" BEFORE UPDATE OR DELETE ON "quote_survey" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();

-- What buyers and staff had said before there was a place of its own for it.
INSERT INTO "quote_loss" ("id", "quoteId", "revisionId", "source", "reasonCode", "words", "currency", "actorKind", "actorId", "actorName", "createdAt")
SELECT gen_random_uuid(), a."quoteId", a."revisionId", CASE a."means" WHEN 'PAGE' THEN 'BUYER' ELSE 'STAFF' END::"LossSource", a."reasonCode",
  coalesce(a."words", ''), v."currency", a."actorKind", a."actorId", a."actorName", a."createdAt"
FROM "quote_answer" a JOIN "quote_revision" v ON v."id" = a."revisionId" WHERE a."answer" = 'DECLINED' AND a."reasonCode" IS NOT NULL;
