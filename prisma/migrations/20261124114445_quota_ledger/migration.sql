-- CreateEnum
CREATE TYPE "QuotaEntryKind" AS ENUM ('RESERVATION', 'RELEASE', 'BULLETIN');

-- CreateTable
CREATE TABLE "quota_window" (
    "id" UUID NOT NULL,
    "orderNumber" TEXT NOT NULL,
    "fromDay" CHAR(10) NOT NULL,
    "toDay" CHAR(10) NOT NULL,
    "volume" DECIMAL(20,3) NOT NULL,
    "criticalThresholdPercent" DECIMAL(5,2) NOT NULL DEFAULT 90,
    "basis" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "quota_window_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quota_entry" (
    "id" UUID NOT NULL,
    "windowId" UUID NOT NULL,
    "kind" "QuotaEntryKind" NOT NULL,
    "kilograms" DECIMAL(20,3) NOT NULL,
    "quoteId" UUID,
    "note" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "quota_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "quota_window_orderNumber_fromDay_key" ON "quota_window"("orderNumber", "fromDay");

-- CreateIndex
CREATE INDEX "quota_entry_windowId_createdAt_idx" ON "quota_entry"("windowId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "quota_entry_windowId_quoteId_kind_key" ON "quota_entry"("windowId", "quoteId", "kind");

-- AddForeignKey
ALTER TABLE "quota_entry" ADD CONSTRAINT "quota_entry_windowId_fkey" FOREIGN KEY ("windowId") REFERENCES "quota_window"("id") ON DELETE CASCADE ON UPDATE CASCADE;
