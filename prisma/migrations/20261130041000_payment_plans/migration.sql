-- Parts of a payment plan wait for something each. Those of before are a deposit and a balance.
CREATE TYPE "PlanGate" AS ENUM ('signature', 'deposit_received', 'sample_approved', 'inspection_passed', 'ready_to_ship', 'documents_released');
ALTER TYPE "PaymentPartKind" ADD VALUE 'FEE';
ALTER TYPE "PaymentPartKind" ADD VALUE 'MILESTONE';
DROP TRIGGER "payment_part_terms_stay" ON "payment_part";
ALTER TABLE "payment_part" ADD COLUMN "gate" "PlanGate", ADD COLUMN "gateDays" INTEGER;
UPDATE "payment_part" SET "gate" = (CASE WHEN "kind"::text = 'DEPOSIT' THEN 'signature' ELSE 'ready_to_ship' END)::"PlanGate",
  "gateDays" = CASE WHEN "kind"::text = 'DEPOSIT' THEN "dueDays" END;
ALTER TABLE "payment_part" ALTER COLUMN "gate" SET NOT NULL;
DROP INDEX "payment_part_orderId_kind_key";
CREATE UNIQUE INDEX "payment_part_orderId_position_key" ON "payment_part"("orderId", "position");
ALTER TABLE "payment_part" ADD CONSTRAINT "payment_part_gate_days" CHECK ("gateDays" IS NULL OR "gateDays" >= 0);
CREATE TRIGGER "payment_part_terms_stay" BEFORE UPDATE ON "payment_part" FOR EACH ROW
  WHEN ((OLD."orderId", OLD."kind", OLD."position", OLD."amountMinor", OLD."currency", OLD."gate", OLD."gateDays")
    IS DISTINCT FROM (NEW."orderId", NEW."kind", NEW."position", NEW."amountMinor", NEW."currency", NEW."gate", NEW."gateDays"))
  EXECUTE FUNCTION "is_written_once"();
-- The day that somebody was told to pay by stays; until then a part's day is what is expected.
DROP TRIGGER "payment_part_due_stays" ON "payment_part";
CREATE FUNCTION "payment_part_due_stays"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."gate" = 'signature' OR EXISTS (SELECT FROM ledger_account WHERE "kind" = 'RECEIVABLE' AND "subject" = OLD."id"::text AND "version" > 0) THEN
    RAISE EXCEPTION 'the due day of a payment part is written once' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "payment_part_due_stays" BEFORE UPDATE ON "payment_part" FOR EACH ROW
  WHEN (OLD."dueOn" IS NOT NULL AND (OLD."dueOn", OLD."dueDays", OLD."dueInside") IS DISTINCT FROM (NEW."dueOn", NEW."dueDays", NEW."dueInside"))
  EXECUTE FUNCTION "payment_part_due_stays"();
