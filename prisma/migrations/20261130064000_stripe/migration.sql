-- What Stripe does besides taking payments: refunds, disputes, payouts, and what it is held against the books by.
CREATE TYPE "RefundState" AS ENUM ('ASKED', 'PENDING', 'SUCCEEDED', 'FAILED', 'CANCELED');

ALTER TABLE "payment" ADD COLUMN "method" TEXT;

CREATE TABLE "refund" (
    "id" UUID NOT NULL,
    "paymentId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "isRecallAccepted" BOOLEAN NOT NULL DEFAULT false,
    "state" "RefundState" NOT NULL DEFAULT 'ASKED',
    "isDue" BOOLEAN NOT NULL DEFAULT false,
    "stripeId" TEXT,
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "sentAt" TIMESTAMPTZ(3),
    "failure" TEXT,
    "askedById" TEXT,
    "askedBy" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "refund_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "dispute" (
    "id" TEXT NOT NULL,
    "paymentId" UUID NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "answerBy" TIMESTAMPTZ(3),
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "evidence" JSONB,
    "sentById" TEXT,
    "sentBy" TEXT,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "dispute_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "stripe_payout" (
    "id" TEXT NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "status" TEXT NOT NULL,
    "isAutomatic" BOOLEAN NOT NULL,
    "isReconciled" BOOLEAN NOT NULL DEFAULT false,
    "arrivesOn" DATE NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stripe_payout_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "stripe_movement" (
    "id" TEXT NOT NULL,
    "payoutId" TEXT,
    "category" TEXT NOT NULL,
    "sourceId" TEXT,
    "amountMinor" BIGINT NOT NULL,
    "feeMinor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stripe_movement_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "stripe_customer" (
    "id" TEXT NOT NULL,
    "companyId" UUID NOT NULL,
    "livemode" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stripe_customer_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "stripe_comparison" (
    "id" UUID NOT NULL,
    "fromAt" TIMESTAMPTZ(3) NOT NULL,
    "checked" INTEGER NOT NULL,
    "events" INTEGER NOT NULL,
    "found" INTEGER NOT NULL,
    "byId" TEXT,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stripe_comparison_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "stripe_difference" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "objectId" TEXT NOT NULL,
    "here" JSONB NOT NULL,
    "there" JSONB NOT NULL,
    "paymentId" UUID,
    "firstAt" TIMESTAMPTZ(3) NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL,
    "settledAt" TIMESTAMPTZ(3),
    "settledBy" TEXT,
    "settled" TEXT,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "stripe_difference_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "refund_key_key" ON "refund"("key");
CREATE UNIQUE INDEX "refund_stripeId_key" ON "refund"("stripeId");
CREATE INDEX "refund_paymentId_idx" ON "refund"("paymentId");
CREATE INDEX "refund_state_askedAt_idx" ON "refund"("state", "askedAt");
CREATE INDEX "dispute_paymentId_idx" ON "dispute"("paymentId");
CREATE INDEX "dispute_status_answerBy_idx" ON "dispute"("status", "answerBy");
CREATE INDEX "stripe_payout_arrivesOn_idx" ON "stripe_payout"("arrivesOn");
CREATE INDEX "stripe_movement_payoutId_idx" ON "stripe_movement"("payoutId");
CREATE INDEX "stripe_movement_at_idx" ON "stripe_movement"("at");
CREATE INDEX "stripe_customer_companyId_livemode_idx" ON "stripe_customer"("companyId", "livemode");
CREATE INDEX "stripe_comparison_at_idx" ON "stripe_comparison"("at");
CREATE UNIQUE INDEX "stripe_difference_key_key" ON "stripe_difference"("key");
CREATE INDEX "stripe_difference_settledAt_lastAt_idx" ON "stripe_difference"("settledAt", "lastAt");

ALTER TABLE "refund" ADD CONSTRAINT "refund_paymentId_fkey" FOREIGN KEY ("paymentId") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_paymentId_fkey" FOREIGN KEY ("paymentId") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- A movement of the bank is a payout of Stripe: one at a time stands.
ALTER TABLE "bank_match" ADD COLUMN "payoutId" TEXT;
CREATE INDEX "bank_match_payoutId_idx" ON "bank_match"("payoutId");
CREATE UNIQUE INDEX "bank_match_one_payout_stands" ON "bank_match"("payoutId") WHERE "undoneAt" IS NULL;
ALTER TABLE "bank_match" ADD CONSTRAINT "bank_match_payoutId_fkey" FOREIGN KEY ("payoutId") REFERENCES "stripe_payout"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "stripe_customer" ADD CONSTRAINT "stripe_customer_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "refund" ADD CONSTRAINT "refund_gives_something" CHECK ("amountMinor" > 0);
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_is_about_something" CHECK ("amountMinor" > 0);

-- What is given back of a payment is never more than it brought: whoever writes it, and however many at once.
CREATE FUNCTION "refund_fits_its_payment"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM payment WHERE "id" = NEW."paymentId" FOR NO KEY UPDATE;
  IF (SELECT sum("amountMinor") FROM refund WHERE "paymentId" = NEW."paymentId" AND "state" NOT IN ('FAILED', 'CANCELED'))
    > (SELECT "amountMinor" FROM payment WHERE "id" = NEW."paymentId") THEN
    RAISE EXCEPTION 'refunds of payment % are more than it', NEW."paymentId" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "refund_fits_its_payment" AFTER INSERT OR UPDATE OF "amountMinor", "state", "paymentId" ON "refund"
  FOR EACH ROW EXECUTE FUNCTION "refund_fits_its_payment"();
CREATE TRIGGER "refund_terms_stay" BEFORE UPDATE ON "refund" FOR EACH ROW
  WHEN ((OLD."paymentId", OLD."key", OLD."amountMinor", OLD."currency", OLD."reason", OLD."askedAt") IS DISTINCT FROM (NEW."paymentId", NEW."key", NEW."amountMinor", NEW."currency", NEW."reason", NEW."askedAt"))
  EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "refund_is_kept" BEFORE DELETE ON "refund" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "dispute_is_kept" BEFORE DELETE ON "dispute" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "stripe_payout_is_kept" BEFORE DELETE ON "stripe_payout" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "stripe_movement_is_kept" BEFORE DELETE ON "stripe_movement" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "stripe_customer_follows_merge" BEFORE INSERT OR UPDATE OF "companyId" ON "stripe_customer" FOR EACH ROW EXECUTE FUNCTION "follows_merged_company"();
