-- An order that is called off, with what became of what was paid.
CREATE TYPE "CancelledBy" AS ENUM ('BUYER', 'HOUSE');
CREATE TABLE "order_cancellation" (
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "cancelledBy" "CancelledBy" NOT NULL,
    "reason" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "paidMinor" BIGINT NOT NULL,
    "keptMinor" BIGINT NOT NULL,
    "dueBackMinor" BIGINT NOT NULL,
    "byId" TEXT,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "order_cancellation_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "order_cancellation_orderId_key" ON "order_cancellation"("orderId");
ALTER TABLE "order_cancellation" ADD CONSTRAINT "order_cancellation_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "order_cancellation" ADD CONSTRAINT "order_cancellation_shares" CHECK (
  "keptMinor" >= 0 AND "dueBackMinor" >= 0 AND "keptMinor" + "dueBackMinor" = "paidMinor");
CREATE TRIGGER "order_cancellation_written_once" BEFORE UPDATE OR DELETE ON "order_cancellation" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "order_cancellation_not_emptied" BEFORE TRUNCATE ON "order_cancellation" FOR EACH STATEMENT EXECUTE FUNCTION "is_written_once"();
