-- How strictly a lot was inspected, and that lots are taken again after inspection was stopped.
CREATE TYPE "InspectionSeverity" AS ENUM ('NORMAL', 'TIGHTENED');
ALTER TABLE "inspection" ADD COLUMN "severity" "InspectionSeverity" NOT NULL DEFAULT 'NORMAL';
CREATE TABLE "inspection_resumption" (
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "measures" TEXT NOT NULL,
    "byId" TEXT,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "inspection_resumption_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "inspection_resumption_orderId_at_idx" ON "inspection_resumption"("orderId", "at");
ALTER TABLE "inspection_resumption" ADD CONSTRAINT "inspection_resumption_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE TRIGGER "inspection_resumption_written_once" BEFORE UPDATE OR DELETE ON "inspection_resumption" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
