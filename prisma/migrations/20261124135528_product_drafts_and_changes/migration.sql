-- AlterTable
ALTER TABLE "product" ADD COLUMN     "draft" JSONB,
ADD COLUMN     "draftBy" TEXT,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "product_change" (
    "id" UUID NOT NULL,
    "serial" SERIAL NOT NULL,
    "productId" UUID NOT NULL,
    "batchId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "actor" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "product_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "product_change_serial_key" ON "product_change"("serial");

-- CreateIndex
CREATE INDEX "product_change_productId_serial_idx" ON "product_change"("productId", "serial");

-- CreateIndex
CREATE INDEX "product_change_batchId_idx" ON "product_change"("batchId");

-- AddForeignKey
ALTER TABLE "product_change" ADD CONSTRAINT "product_change_productId_fkey" FOREIGN KEY ("productId") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
