-- AlterTable
ALTER TABLE "acceptance" ADD COLUMN     "picks" UUID[] DEFAULT ARRAY[]::UUID[];

-- AlterTable
ALTER TABLE "quote_answer" ADD COLUMN     "picks" UUID[] DEFAULT ARRAY[]::UUID[];

-- AlterTable
ALTER TABLE "signature_request" ADD COLUMN     "picks" UUID[] DEFAULT ARRAY[]::UUID[];
