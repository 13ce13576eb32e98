-- Interest for what was late: each day of a part is billed once.
CREATE TABLE "interest_bill" (
    "partId" UUID NOT NULL,
    "through" DATE NOT NULL,
    "billedById" UUID NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "byId" TEXT,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "interest_bill_pkey" PRIMARY KEY ("partId","through")
);
CREATE INDEX "interest_bill_billedById_idx" ON "interest_bill"("billedById");
ALTER TABLE "interest_bill" ADD CONSTRAINT "interest_bill_partId_fkey" FOREIGN KEY ("partId") REFERENCES "payment_part"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "interest_bill" ADD CONSTRAINT "interest_bill_billedById_fkey" FOREIGN KEY ("billedById") REFERENCES "payment_part"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "interest_bill" ADD CONSTRAINT "interest_bill_amount" CHECK ("amountMinor" > 0 AND "partId" <> "billedById");
CREATE TRIGGER "interest_bill_written_once" BEFORE UPDATE OR DELETE ON "interest_bill" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "interest_bill_not_emptied" BEFORE TRUNCATE ON "interest_bill" FOR EACH STATEMENT EXECUTE FUNCTION "is_written_once"();
