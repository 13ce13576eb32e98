-- What a long file entered is published, and taken back, by the worker that read it.
ALTER TYPE "ProductImportState" ADD VALUE 'PUBLISHING';
ALTER TYPE "ProductImportState" ADD VALUE 'UNDOING';
-- Who has it published or taken back.
ALTER TABLE "product_import" ADD COLUMN "publisherId" TEXT;
