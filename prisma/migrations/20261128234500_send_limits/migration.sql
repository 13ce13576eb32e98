-- CreateTable
CREATE TABLE "send_limit" (
    "id" UUID NOT NULL,
    "leastPricePercent" INTEGER NOT NULL,
    "leastDepositPercent" INTEGER NOT NULL,
    "mostDepositPercent" INTEGER NOT NULL,
    "mostValidityDays" INTEGER NOT NULL,
    "setBy" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "setAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "send_limit_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "send_limit" ADD CONSTRAINT "send_limit_in_bounds" CHECK (
    "leastPricePercent" BETWEEN 1 AND 100
    AND "leastDepositPercent" BETWEEN 1 AND "mostDepositPercent"
    AND "mostDepositPercent" <= 100
    AND "mostValidityDays" BETWEEN 1 AND 365
);
CREATE TRIGGER "send_limit_written_once" BEFORE UPDATE OR DELETE ON "send_limit" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
-- The house begins with these until price floors are set by product.
INSERT INTO "send_limit" ("id", "leastPricePercent", "leastDepositPercent", "mostDepositPercent", "mostValidityDays", "setBy", "reason", "setAt")
VALUES (gen_random_uuid(), 70, 10, 100, 90, 'F.S.C Co. Ltd', 'Until floors are set by product', '2026-11-28T00:00:00Z');
