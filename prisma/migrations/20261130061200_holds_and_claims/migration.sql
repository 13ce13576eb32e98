-- Orders that are stopped for a while, and what a buyer claims of goods.
CREATE TYPE "ClaimKind" AS ENUM ('MISSING', 'DAMAGED', 'WRONG', 'QUALITY');
CREATE TYPE "ClaimState" AS ENUM ('OPEN', 'REMAKE', 'CREDITED', 'REFUSED');
CREATE TABLE "order_hold" (
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" TEXT,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "releasedAt" TIMESTAMPTZ(3),
    "releasedById" TEXT,
    "releasedBy" TEXT,
    CONSTRAINT "order_hold_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "claim" (
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "lineId" UUID NOT NULL,
    "key" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" "ClaimKind" NOT NULL,
    "quantity" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    "openedById" TEXT,
    "openedBy" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "state" "ClaimState" NOT NULL DEFAULT 'OPEN',
    "answer" TEXT NOT NULL DEFAULT '',
    "creditMinor" BIGINT,
    "remadeOn" DATE,
    "answeredById" TEXT,
    "answeredBy" TEXT,
    "answeredAt" TIMESTAMPTZ(3),
    CONSTRAINT "claim_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "claim_photo" (
    "claimId" UUID NOT NULL,
    "attachmentId" UUID NOT NULL,
    CONSTRAINT "claim_photo_pkey" PRIMARY KEY ("claimId","attachmentId")
);
CREATE INDEX "order_hold_orderId_at_idx" ON "order_hold"("orderId", "at");
CREATE UNIQUE INDEX "claim_key_key" ON "claim"("key");
CREATE UNIQUE INDEX "claim_orderId_number_key" ON "claim"("orderId", "number");
CREATE INDEX "claim_lineId_idx" ON "claim"("lineId");
CREATE INDEX "claim_state_openedAt_idx" ON "claim"("state", "openedAt");
CREATE UNIQUE INDEX "claim_photo_attachmentId_key" ON "claim_photo"("attachmentId");
ALTER TABLE "order_hold" ADD CONSTRAINT "order_hold_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "claim" ADD CONSTRAINT "claim_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "claim" ADD CONSTRAINT "claim_lineId_fkey" FOREIGN KEY ("lineId") REFERENCES "order_line"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "claim_photo" ADD CONSTRAINT "claim_photo_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "claim_photo" ADD CONSTRAINT "claim_photo_attachmentId_fkey" FOREIGN KEY ("attachmentId") REFERENCES "attachment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- An order is held once at a time; a hold is released once.
CREATE UNIQUE INDEX "order_hold_one_open" ON "order_hold"("orderId") WHERE "releasedAt" IS NULL;
CREATE TRIGGER "order_hold_stays" BEFORE UPDATE ON "order_hold" FOR EACH ROW
  WHEN (OLD."releasedAt" IS NOT NULL OR (OLD."orderId", OLD."reason", OLD."at") IS DISTINCT FROM (NEW."orderId", NEW."reason", NEW."at"))
  EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "order_hold_is_kept" BEFORE DELETE ON "order_hold" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
ALTER TABLE "claim" ADD CONSTRAINT "claim_counts" CHECK ("quantity" > 0 AND ("creditMinor" IS NULL OR "creditMinor" > 0));
ALTER TABLE "claim" ADD CONSTRAINT "claim_is_answered" CHECK (
  ("state" = 'OPEN') = ("answeredAt" IS NULL) AND ("state" = 'CREDITED') = ("creditMinor" IS NOT NULL));
-- What was claimed stays, and an answer is given once.
CREATE TRIGGER "claim_stays" BEFORE UPDATE ON "claim" FOR EACH ROW
  WHEN (OLD."state" <> 'OPEN' OR (OLD."orderId", OLD."lineId", OLD."kind", OLD."quantity", OLD."words", OLD."openedAt")
    IS DISTINCT FROM (NEW."orderId", NEW."lineId", NEW."kind", NEW."quantity", NEW."words", NEW."openedAt"))
  EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "claim_is_kept" BEFORE DELETE ON "claim" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
