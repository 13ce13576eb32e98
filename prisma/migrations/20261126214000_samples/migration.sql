-- AlterTable
ALTER TABLE "quote_request_line" ADD COLUMN     "sample" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "sample_credit" (
    "id" UUID NOT NULL,
    "revisionId" UUID NOT NULL,
    "lineId" UUID NOT NULL,
    "quoteId" UUID NOT NULL,
    "amountMinor" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sample_credit_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "sample_credit_quoteId_idx" ON "sample_credit"("quoteId");

-- CreateIndex
CREATE UNIQUE INDEX "sample_credit_revisionId_lineId_key" ON "sample_credit"("revisionId", "lineId");

-- AddForeignKey
ALTER TABLE "sample_credit" ADD CONSTRAINT "sample_credit_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "quote_revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sample_credit" ADD CONSTRAINT "sample_credit_quoteId_fkey" FOREIGN KEY ("quoteId") REFERENCES "quote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema can't say
ALTER TABLE "quote_request_line" ADD CONSTRAINT "request_line_sample" CHECK (NOT "sample" OR ("kind" = 'BULK' AND "quantity" = 1));
ALTER TABLE "sample_credit" ADD CONSTRAINT "sample_credit_amount" CHECK ("amountMinor" > 0);
