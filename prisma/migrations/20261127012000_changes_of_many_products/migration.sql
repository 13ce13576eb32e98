-- A change to more products than one publishing takes goes the way of a file, whose rows are the products a view finds.
ALTER TABLE "product_import" ALTER COLUMN "storageKey" DROP NOT NULL, ADD COLUMN "change" JSONB;
