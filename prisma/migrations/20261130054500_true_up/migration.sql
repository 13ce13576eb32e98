-- Duty as customs took it: the entry of a shipment, settled by the terms that were signed, and what is given back later.
ALTER TYPE "PaymentPartKind" ADD VALUE 'TRUE_UP';
ALTER TYPE "PaymentPartKind" ADD VALUE 'INTEREST';
ALTER TYPE "PaymentPartKind" ADD VALUE 'AMENDMENT';
ALTER TYPE "PlanGate" ADD VALUE 'billed';
CREATE TYPE "ImporterOfRecord" AS ENUM ('HOUSE', 'BUYER');
CREATE TYPE "DutyRefundCause" AS ENUM ('RULING', 'EXCLUSION', 'DRAWBACK');
CREATE TYPE "OrderCreditKind" AS ENUM ('TRUE_UP', 'DUTY_REFUND', 'CLAIM', 'AMENDMENT');
CREATE TABLE "customs_entry" (
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "shipmentId" UUID NOT NULL,
    "entryNumber" TEXT NOT NULL,
    "enteredOn" DATE NOT NULL,
    "importer" "ImporterOfRecord" NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "signedMinor" BIGINT NOT NULL,
    "actualMinor" BIGINT NOT NULL,
    "settledMinor" BIGINT NOT NULL,
    "document" JSONB NOT NULL,
    "byId" TEXT,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "customs_entry_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "duty_refund" (
    "id" UUID NOT NULL,
    "entryId" UUID NOT NULL,
    "programme" TEXT NOT NULL,
    "cause" "DutyRefundCause" NOT NULL,
    "reference" TEXT NOT NULL,
    "decidedOn" DATE NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "buyerMinor" BIGINT NOT NULL,
    "byId" TEXT,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "duty_refund_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "order_credit" (
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "kind" "OrderCreditKind" NOT NULL,
    "causeId" UUID NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "order_credit_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "customs_entry_shipmentId_key" ON "customs_entry"("shipmentId");
CREATE INDEX "customs_entry_orderId_idx" ON "customs_entry"("orderId");
CREATE INDEX "customs_entry_enteredOn_idx" ON "customs_entry"("enteredOn");
CREATE UNIQUE INDEX "duty_refund_entryId_programme_reference_key" ON "duty_refund"("entryId", "programme", "reference");
CREATE UNIQUE INDEX "order_credit_kind_causeId_key" ON "order_credit"("kind", "causeId");
CREATE INDEX "order_credit_orderId_idx" ON "order_credit"("orderId");
ALTER TABLE "customs_entry" ADD CONSTRAINT "customs_entry_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "customs_entry" ADD CONSTRAINT "customs_entry_shipmentId_fkey" FOREIGN KEY ("shipmentId") REFERENCES "shipment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "duty_refund" ADD CONSTRAINT "duty_refund_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "customs_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "order_credit" ADD CONSTRAINT "order_credit_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "customs_entry" ADD CONSTRAINT "customs_entry_amounts" CHECK ("signedMinor" >= 0 AND "actualMinor" >= 0 AND "settledMinor" >= 0);
-- Nobody gets back more than was given back.
ALTER TABLE "duty_refund" ADD CONSTRAINT "duty_refund_shares" CHECK ("amountMinor" > 0 AND "buyerMinor" BETWEEN 0 AND "amountMinor");
ALTER TABLE "order_credit" ADD CONSTRAINT "order_credit_amount" CHECK ("amountMinor" > 0);
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['customs_entry', 'duty_refund', 'order_credit'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION is_written_once()', name || '_written_once', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION is_written_once()', name || '_not_emptied', name);
  END LOOP;
END $$;
