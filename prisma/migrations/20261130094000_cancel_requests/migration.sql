-- A buyer asks to call an order off whose signed terms deduct the work done: staff name it.
CREATE TYPE "CancelRequestEnd" AS ENUM ('CANCELLED', 'REFUSED', 'TAKEN_BACK');
CREATE TABLE "order_cancel_request" (
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" TEXT,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "end" "CancelRequestEnd",
    "answer" TEXT NOT NULL DEFAULT '',
    "endedById" TEXT,
    "endedBy" TEXT,
    "endedAt" TIMESTAMPTZ(3),
    CONSTRAINT "order_cancel_request_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "order_cancel_request_orderId_at_idx" ON "order_cancel_request"("orderId", "at");
ALTER TABLE "order_cancel_request" ADD CONSTRAINT "order_cancel_request_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "order_cancel_request" ADD CONSTRAINT "order_cancel_request_ends" CHECK (("end" IS NULL) = ("endedAt" IS NULL));
-- One waits at a time; it ends once, and stays as it was asked.
CREATE UNIQUE INDEX "order_cancel_request_one_open" ON "order_cancel_request"("orderId") WHERE "endedAt" IS NULL;
CREATE TRIGGER "order_cancel_request_stays" BEFORE UPDATE ON "order_cancel_request" FOR EACH ROW
  WHEN (OLD."endedAt" IS NOT NULL OR (OLD."orderId", OLD."reason", OLD."at") IS DISTINCT FROM (NEW."orderId", NEW."reason", NEW."at"))
  EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "order_cancel_request_is_kept" BEFORE DELETE ON "order_cancel_request" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
