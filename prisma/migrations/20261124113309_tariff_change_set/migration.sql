-- CreateEnum
CREATE TYPE "TariffChangeState" AS ENUM ('DRAFT', 'PUBLISHED', 'DISCARDED');

-- CreateTable
CREATE TABLE "tariff_change_set" (
    "id" UUID NOT NULL,
    "serial" SERIAL NOT NULL,
    "title" TEXT NOT NULL,
    "changes" JSONB NOT NULL,
    "state" "TariffChangeState" NOT NULL DEFAULT 'DRAFT',
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER,
    "reason" TEXT,
    "publishedBy" TEXT,
    "publishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "tariff_change_set_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "tariff_change_set_serial_key" ON "tariff_change_set"("serial");

-- CreateIndex
CREATE UNIQUE INDEX "tariff_change_set_version_key" ON "tariff_change_set"("version");

-- CreateIndex
CREATE INDEX "tariff_change_set_state_idx" ON "tariff_change_set"("state");
