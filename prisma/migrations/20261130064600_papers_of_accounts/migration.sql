CREATE TYPE "TradePaperFormat" AS ENUM ('PDF', 'XLSX');
ALTER TABLE "trade_paper_file" ADD COLUMN "format" "TradePaperFormat" NOT NULL DEFAULT 'PDF';
ALTER TABLE "trade_paper_file" DROP CONSTRAINT "trade_paper_file_pkey", ADD CONSTRAINT "trade_paper_file_pkey" PRIMARY KEY ("paperId", "format");

-- A statement is of a company's account, and of no order.
ALTER TABLE "trade_paper" ALTER COLUMN "orderId" DROP NOT NULL, ADD COLUMN "companyId" UUID;
ALTER TABLE "trade_paper" ADD CONSTRAINT "trade_paper_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "trade_paper_companyId_issuedAt_idx" ON "trade_paper"("companyId", "issuedAt");
ALTER TABLE "trade_paper" ADD CONSTRAINT "trade_paper_of_an_order_or_an_account" CHECK (
  ("kind" = 'STATEMENT_OF_ACCOUNT') = ("companyId" IS NOT NULL) AND ("companyId" IS NULL) = ("orderId" IS NOT NULL));
ALTER TABLE "trade_paper" DROP CONSTRAINT "trade_paper_of_its_shipment";
ALTER TABLE "trade_paper" ADD CONSTRAINT "trade_paper_of_its_shipment" CHECK (
  ("kind" IN ('ORDER_CONFIRMATION', 'STATEMENT_OF_ACCOUNT')) = ("shipmentId" IS NULL));
-- One of a kind; an invoice may be credited more than once.
DROP INDEX "trade_paper_one_of_a_kind";
CREATE UNIQUE INDEX "trade_paper_one_of_a_kind" ON "trade_paper"("kind", "orderId", COALESCE("shipmentId", "orderId"))
  WHERE "kind" NOT IN ('CREDIT_NOTE', 'STATEMENT_OF_ACCOUNT');

-- A statement goes along when its company becomes another; all else of a paper stays.
DROP TRIGGER "trade_paper_written_once" ON "trade_paper";
CREATE TRIGGER "trade_paper_written_once" BEFORE UPDATE ON "trade_paper" FOR EACH ROW
  WHEN (OLD."companyId" IS NOT DISTINCT FROM NEW."companyId" OR OLD."document" IS DISTINCT FROM NEW."document"
    OR OLD."serial" IS DISTINCT FROM NEW."serial") EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "trade_paper_is_kept" BEFORE DELETE ON "trade_paper" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "trade_paper_follows_merge" BEFORE INSERT OR UPDATE OF "companyId" ON "trade_paper" FOR EACH ROW
  WHEN (NEW."companyId" IS NOT NULL) EXECUTE FUNCTION "follows_merged_company"();
