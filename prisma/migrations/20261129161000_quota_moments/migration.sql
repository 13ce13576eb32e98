-- What is expected to enter on one day shares what a quota has left; how much was asked, and what falls due beyond it, stays with the claim.
ALTER TYPE "QuotaEntryKind" ADD VALUE 'SHARE';
ALTER TABLE "quota_entry" ADD COLUMN "asked" DECIMAL(20,3);
ALTER TABLE "quota_entry" ADD COLUMN "entryDay" CHAR(10);
ALTER TABLE "quota_entry" ADD COLUMN "atRiskMinor" INTEGER;
ALTER TABLE "quota_entry" ADD COLUMN "currency" CHAR(3);
