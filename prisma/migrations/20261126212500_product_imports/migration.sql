-- CreateEnum
CREATE TYPE "ProductImportState" AS ENUM ('MAPPING', 'READING', 'READY', 'APPLYING', 'APPLIED', 'REFUSED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "ProductImportOutcome" AS ENUM ('ADD', 'CHANGE', 'SAME', 'WRONG');

-- CreateTable
CREATE TABLE "product_import" (
    "id" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "encoding" TEXT,
    "storageKey" TEXT NOT NULL,
    "sizeBytes" INTEGER NOT NULL,
    "state" "ProductImportState" NOT NULL,
    "problem" TEXT,
    "headings" TEXT[],
    "mapping" TEXT[],
    "progress" INTEGER NOT NULL DEFAULT 0,
    "rowsRead" INTEGER NOT NULL DEFAULT 0,
    "added" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "same" INTEGER NOT NULL DEFAULT 0,
    "wrong" INTEGER NOT NULL DEFAULT 0,
    "applied" INTEGER NOT NULL DEFAULT 0,
    "published" INTEGER NOT NULL DEFAULT 0,
    "whole" BOOLEAN NOT NULL DEFAULT false,
    "batchSize" INTEGER NOT NULL DEFAULT 1000,
    "batchIds" TEXT[],
    "leaseBy" UUID,
    "leaseUntil" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "createdBy" TEXT NOT NULL,
    "appliedBy" TEXT,
    "actorId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "product_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product_import_row" (
    "importId" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "outcome" "ProductImportOutcome" NOT NULL,
    "styleNumber" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "content" JSONB,
    "differences" JSONB,
    "problems" JSONB,
    "names" TEXT[],
    "productId" UUID,
    "version" INTEGER,
    "appliedAt" TIMESTAMPTZ(3),
    "publishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "product_import_row_pkey" PRIMARY KEY ("importId","line")
);

-- CreateTable
CREATE TABLE "import_mapping" (
    "key" TEXT NOT NULL,
    "mapping" TEXT[],
    "savedBy" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_mapping_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "product_import_storageKey_key" ON "product_import"("storageKey");

-- CreateIndex
CREATE INDEX "product_import_createdAt_idx" ON "product_import"("createdAt");

-- CreateIndex
CREATE INDEX "product_import_state_leaseUntil_idx" ON "product_import"("state", "leaseUntil");

-- CreateIndex
CREATE INDEX "product_import_row_importId_outcome_line_idx" ON "product_import_row"("importId", "outcome", "line");

-- AddForeignKey
ALTER TABLE "product_import_row" ADD CONSTRAINT "product_import_row_importId_fkey" FOREIGN KEY ("importId") REFERENCES "product_import"("id") ON DELETE CASCADE ON UPDATE CASCADE;
