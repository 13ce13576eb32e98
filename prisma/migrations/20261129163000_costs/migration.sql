-- What goods cost us and what a quote left, kept apart from what buyers see. Each row is written once.
CREATE TYPE "CostSubject" AS ENUM ('SKU', 'OPTION', 'LINE');

-- CreateTable
CREATE TABLE "cost_entry" (
    "id" UUID NOT NULL,
    "subject" "CostSubject" NOT NULL,
    "key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "validFrom" DATE NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "parts" JSONB,
    "plain" DECIMAL(14,6),
    "setUp" DECIMAL(14,6) NOT NULL DEFAULT 0,
    "source" TEXT NOT NULL,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "setById" TEXT,
    "setBy" TEXT NOT NULL,
    "setAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "cost_entry_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "cost_entry_one_way" CHECK (("parts" IS NULL) <> ("plain" IS NULL)),
    CONSTRAINT "cost_entry_not_negative" CHECK ("setUp" >= 0 AND ("plain" IS NULL OR "plain" >= 0))
);
CREATE UNIQUE INDEX "cost_entry_subject_key_version_key" ON "cost_entry"("subject", "key", "version");
CREATE TRIGGER "cost_entry_written_once" BEFORE UPDATE OR DELETE ON "cost_entry" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();

-- CreateTable
CREATE TABLE "cost_rate" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "value" DECIMAL(14,6) NOT NULL,
    "currency" CHAR(3),
    "validFrom" DATE NOT NULL,
    "source" TEXT NOT NULL,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "setById" TEXT,
    "setBy" TEXT NOT NULL,
    "setAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reviewedBy" TEXT,
    "reviewedAt" TIMESTAMPTZ(3),

    CONSTRAINT "cost_rate_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "cost_rate_not_negative" CHECK ("value" >= 0)
);
CREATE UNIQUE INDEX "cost_rate_kind_key_version_key" ON "cost_rate"("kind", "key", "version");
CREATE TRIGGER "cost_rate_written_once" BEFORE UPDATE OR DELETE ON "cost_rate" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();

-- CreateTable
CREATE TABLE "revision_margin" (
    "revisionId" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "costMinor" BIGINT NOT NULL,
    "marginMinor" BIGINT NOT NULL,
    "margin" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "revision_margin_pkey" PRIMARY KEY ("revisionId")
);
ALTER TABLE "revision_margin" ADD CONSTRAINT "revision_margin_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "quote_revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE TRIGGER "revision_margin_written_once" BEFORE UPDATE OR DELETE ON "revision_margin" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
