-- How a file writes its numbers is asked once, and the answer is kept with its import.
ALTER TABLE "product_import" ADD COLUMN "decimalSign" TEXT,
ADD COLUMN "openNumbers" JSONB;
ALTER TABLE "product_import" ADD CONSTRAINT "product_import_decimal_sign" CHECK ("decimalSign" IN ('.', ','));
