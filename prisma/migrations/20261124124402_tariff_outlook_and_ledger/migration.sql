-- AlterEnum
ALTER TYPE "QuotaEntryKind" ADD VALUE 'PRORATION';

-- DropForeignKey
ALTER TABLE "quota_entry" DROP CONSTRAINT "quota_entry_windowId_fkey";

-- AlterTable
ALTER TABLE "quota_entry" ADD COLUMN     "adjusts" UUID;

-- AlterTable
ALTER TABLE "quote" ADD COLUMN     "requoteAskedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "tariff_outlook" (
    "id" UUID NOT NULL,
    "serial" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "scenarios" JSONB NOT NULL,
    "setBy" TEXT NOT NULL,
    "setAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tariff_outlook_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "tariff_outlook_serial_key" ON "tariff_outlook"("serial");

-- CreateIndex
CREATE INDEX "tariff_outlook_key_serial_idx" ON "tariff_outlook"("key", "serial");

-- AddForeignKey
ALTER TABLE "quota_entry" ADD CONSTRAINT "quota_entry_windowId_fkey" FOREIGN KEY ("windowId") REFERENCES "quota_window"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
