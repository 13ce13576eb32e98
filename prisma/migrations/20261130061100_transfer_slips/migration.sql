CREATE TABLE "transfer_slip" (
    "id" UUID NOT NULL,
    "partId" UUID NOT NULL,
    "attachmentId" UUID NOT NULL,
    "sentOn" DATE NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "saidById" TEXT,
    "saidBy" TEXT NOT NULL,
    "saidAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "transfer_slip_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "transfer_slip_attachmentId_key" ON "transfer_slip"("attachmentId");
CREATE INDEX "transfer_slip_partId_idx" ON "transfer_slip"("partId");
CREATE INDEX "transfer_slip_saidAt_idx" ON "transfer_slip"("saidAt");
ALTER TABLE "transfer_slip" ADD CONSTRAINT "transfer_slip_partId_fkey" FOREIGN KEY ("partId") REFERENCES "payment_part"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "transfer_slip" ADD CONSTRAINT "transfer_slip_attachmentId_fkey" FOREIGN KEY ("attachmentId") REFERENCES "attachment"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "transfer_slip" ADD CONSTRAINT "transfer_slip_says_something" CHECK ("amountMinor" > 0);
CREATE TRIGGER "transfer_slip_written_once" BEFORE UPDATE OR DELETE ON "transfer_slip" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "transfer_slip_not_emptied" BEFORE TRUNCATE ON "transfer_slip" FOR EACH STATEMENT EXECUTE FUNCTION "is_written_once"();
