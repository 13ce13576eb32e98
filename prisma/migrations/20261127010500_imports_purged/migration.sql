-- When the file and the rows of an import that is done with were removed.
ALTER TABLE "product_import" ADD COLUMN "purgedAt" TIMESTAMPTZ(3);
