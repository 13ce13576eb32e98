-- Samples of orders, from the parcel to the golden sample that the bulk is made by.
CREATE TYPE "SampleDecision" AS ENUM ('APPROVED', 'REJECTED');

CREATE TABLE "golden_sample" (
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "lineId" UUID NOT NULL,
    "sku" TEXT NOT NULL,
    "productId" UUID,
    "shippedOn" DATE,
    "carrier" TEXT NOT NULL DEFAULT '',
    "tracking" TEXT NOT NULL DEFAULT '',
    "tolerances" JSONB NOT NULL DEFAULT '[]',
    "photographedAt" TIMESTAMPTZ(3),
    "decision" "SampleDecision",
    "decidedAt" TIMESTAMPTZ(3),
    "decidedBy" TEXT,
    "words" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "golden_sample_pkey" PRIMARY KEY ("id"),
    -- In this order alone: what was decided was photographed, and what was photographed was shipped.
    CONSTRAINT "golden_sample_in_order" CHECK (
      ("photographedAt" IS NULL OR "shippedOn" IS NOT NULL)
      AND ("decision" IS NULL OR ("photographedAt" IS NOT NULL AND "decidedAt" IS NOT NULL AND "decidedBy" IS NOT NULL)))
);
CREATE UNIQUE INDEX "golden_sample_orderId_lineId_key" ON "golden_sample"("orderId", "lineId");
CREATE INDEX "golden_sample_productId_idx" ON "golden_sample"("productId");
ALTER TABLE "golden_sample" ADD CONSTRAINT "golden_sample_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "golden_sample" ADD CONSTRAINT "golden_sample_productId_fkey" FOREIGN KEY ("productId") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "sample_photo" (
    "id" UUID NOT NULL,
    "sampleId" UUID NOT NULL,
    "attachmentId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sample_photo_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "sample_photo_attachmentId_key" ON "sample_photo"("attachmentId");
CREATE INDEX "sample_photo_sampleId_idx" ON "sample_photo"("sampleId");
ALTER TABLE "sample_photo" ADD CONSTRAINT "sample_photo_sampleId_fkey" FOREIGN KEY ("sampleId") REFERENCES "golden_sample"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "sample_photo" ADD CONSTRAINT "sample_photo_attachmentId_fkey" FOREIGN KEY ("attachmentId") REFERENCES "attachment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A golden sample is what the bulk is held against: once approved it stays as it is, its tolerances and pictures too.
CREATE FUNCTION keeps_golden_sample() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."decision" = 'APPROVED' THEN
    RAISE EXCEPTION 'golden sample % is approved: it stays as it is', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER keeps_golden_sample BEFORE UPDATE OR DELETE ON "golden_sample" FOR EACH ROW EXECUTE FUNCTION keeps_golden_sample();
