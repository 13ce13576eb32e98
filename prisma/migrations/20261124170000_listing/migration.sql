-- AlterTable
ALTER TABLE "product" ADD COLUMN     "ordinal" SERIAL NOT NULL;
-- CreateTable
CREATE TABLE "listing" (
    "productId" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "sortName" TEXT NOT NULL,
    "fromPriceMinor" INTEGER NOT NULL,
    "leadTimeDays" INTEGER NOT NULL,
    "moq" INTEGER NOT NULL,
    "card" JSONB NOT NULL,
    CONSTRAINT "listing_pkey" PRIMARY KEY ("productId")
);
-- CreateTable
CREATE TABLE "listing_term" (
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    CONSTRAINT "listing_term_pkey" PRIMARY KEY ("kind","value")
);
-- CreateTable
CREATE TABLE "listing_bits" (
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "chunk" INTEGER NOT NULL,
    "bits" BIT(8192) NOT NULL,
    CONSTRAINT "listing_bits_pkey" PRIMARY KEY ("kind","value","chunk")
);
-- CreateIndex
CREATE UNIQUE INDEX "listing_ordinal_key" ON "listing"("ordinal");
-- CreateIndex
CREATE INDEX "listing_position_ordinal_idx" ON "listing"("position", "ordinal");
-- CreateIndex
CREATE INDEX "listing_fromPriceMinor_position_ordinal_idx" ON "listing"("fromPriceMinor", "position", "ordinal");
-- CreateIndex
CREATE INDEX "listing_leadTimeDays_position_ordinal_idx" ON "listing"("leadTimeDays", "position", "ordinal");
-- CreateIndex
CREATE INDEX "listing_moq_position_ordinal_idx" ON "listing"("moq", "position", "ordinal");
-- CreateIndex
CREATE INDEX "listing_sortName_position_ordinal_idx" ON "listing"("sortName", "position", "ordinal");
-- CreateIndex
CREATE INDEX "listing_term_trgm" ON "listing_term" USING GIST ("value" gist_trgm_ops);
-- CreateIndex
CREATE UNIQUE INDEX "product_ordinal_key" ON "product"("ordinal");
-- CreateIndex
CREATE INDEX "product_style_prefix" ON "product" USING SPGIST ("styleNumber");
-- AddForeignKey
ALTER TABLE "listing" ADD CONSTRAINT "listing_productId_fkey" FOREIGN KEY ("productId") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE;
