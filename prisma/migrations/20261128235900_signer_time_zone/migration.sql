-- AlterTable
ALTER TABLE "acceptance" ADD COLUMN     "signerTimeZone" TEXT;
