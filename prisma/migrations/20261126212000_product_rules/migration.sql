-- AlterTable
ALTER TABLE "product" ADD COLUMN     "documents" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "finishMoqs" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "hsCodes" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "materials" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "optionBreaks" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "sampleFeeMinor" INTEGER,
ADD COLUMN     "shortRun" JSONB,
ADD COLUMN     "stock" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "stockLeadTimeDays" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "variantBreaks" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "product_image" ADD COLUMN     "focalX" INTEGER NOT NULL DEFAULT 50,
ADD COLUMN     "focalY" INTEGER NOT NULL DEFAULT 50;

-- AlterTable
ALTER TABLE "product_option" ADD COLUMN     "artwork" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "detail" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "excludes" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- What the schema can't say
ALTER TABLE "product" ADD CONSTRAINT "product_lists" CHECK (
  jsonb_typeof("finishMoqs") = 'array' AND jsonb_typeof("variantBreaks") = 'array' AND jsonb_typeof("optionBreaks") = 'array' AND jsonb_typeof("stock") = 'array'
  AND jsonb_typeof("hsCodes") = 'array' AND jsonb_typeof("materials") = 'array' AND ("shortRun" IS NULL OR jsonb_typeof("shortRun") = 'object'));
ALTER TABLE "product" ADD CONSTRAINT "product_sample_and_stock" CHECK ("sampleFeeMinor" >= 0 AND "stockLeadTimeDays" >= 0);
ALTER TABLE "product_image" ADD CONSTRAINT "product_image_focal" CHECK ("focalX" BETWEEN 0 AND 100 AND "focalY" BETWEEN 0 AND 100);
