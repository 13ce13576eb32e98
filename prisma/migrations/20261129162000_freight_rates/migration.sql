-- CreateTable
CREATE TABLE "freight_import" (
    "id" UUID NOT NULL,
    "serial" SERIAL NOT NULL,
    "lanes" TEXT[],
    "added" INTEGER NOT NULL,
    "ended" INTEGER NOT NULL,
    "withdrawn" INTEGER NOT NULL,
    "takenBy" TEXT NOT NULL,
    "takenById" TEXT,
    "takenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "freight_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "freight_rate" (
    "id" UUID NOT NULL,
    "importId" UUID NOT NULL,
    "lane" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "carrier" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "origin" CHAR(2) NOT NULL,
    "destination" CHAR(2) NOT NULL,
    "zone" TEXT NOT NULL DEFAULT '',
    "leg" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "fromUnits" DECIMAL(12,3) NOT NULL,
    "toUnits" DECIMAL(12,3),
    "rate" DECIMAL(13,4) NOT NULL,
    "minimum" DECIMAL(13,4),
    "currency" CHAR(3) NOT NULL,
    "divisor" INTEGER,
    "roundTo" DECIMAL(12,3),
    "containerType" TEXT NOT NULL DEFAULT '',
    "transitMin" INTEGER,
    "transitMax" INTEGER,
    "fuelPercent" DECIMAL(12,3),
    "surcharges" JSONB NOT NULL DEFAULT '[]',
    "validFrom" DATE NOT NULL,
    "validTo" DATE,
    "source" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "endedBy" TEXT,
    "endedAt" TIMESTAMPTZ(3),
    "reviewedBy" TEXT,
    "reviewedAt" TIMESTAMPTZ(3),
    "withdrawnBy" TEXT,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "freight_rate_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "freight_import_serial_key" ON "freight_import"("serial");

-- CreateIndex
CREATE INDEX "freight_rate_destination_validFrom_idx" ON "freight_rate"("destination", "validFrom");

-- CreateIndex
CREATE INDEX "freight_rate_importId_idx" ON "freight_rate"("importId");

-- AddForeignKey
ALTER TABLE "freight_rate" ADD CONSTRAINT "freight_rate_importId_fkey" FOREIGN KEY ("importId") REFERENCES "freight_import"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "freight_rate" ADD CONSTRAINT "freight_rate_words" CHECK (
  "mode" IN ('express', 'air', 'rail', 'lcl', 'fcl')
  AND "leg" IN ('origin', 'main', 'destination')
  AND "unit" IN ('kg', 'cbm', 'wm', 'container', 'shipment')
  AND ("unit" = 'container') = ("containerType" IN ('20GP', '40GP', '40HQ'))
  AND ("unit" = 'container' OR "containerType" = ''));
ALTER TABLE "freight_rate" ADD CONSTRAINT "freight_rate_figures" CHECK (
  "currency" = 'USD' AND "fromUnits" >= 0 AND ("toUnits" IS NULL OR "toUnits" > "fromUnits")
  AND "rate" >= 0 AND ("minimum" IS NULL OR "minimum" >= 0)
  AND ("divisor" IS NULL OR "divisor" BETWEEN 1000 AND 10000)
  AND ("divisor" IS NOT NULL OR "unit" <> 'kg' OR "mode" NOT IN ('express', 'air', 'rail'))
  AND ("roundTo" IS NULL OR "roundTo" > 0));
ALTER TABLE "freight_rate" ADD CONSTRAINT "freight_rate_withdrawn" CHECK (("withdrawnAt" IS NULL) = ("withdrawnBy" IS NULL) AND ("reviewedAt" IS NULL) = ("reviewedBy" IS NULL));
-- Of one charge no two rows price the same goods on the same day. Zones that meet in part are refused where a file is read.
ALTER TABLE "freight_rate" ADD CONSTRAINT "freight_rate_overlaps" EXCLUDE USING gist (
  "lane" WITH =, "mode" WITH =, "carrier" WITH =, "service" WITH =, "origin" WITH =, "destination" WITH =,
  "zone" WITH =, "leg" WITH =, "unit" WITH =, "containerType" WITH =,
  numrange("fromUnits", "toUnits", '(]') WITH &&, daterange("validFrom", "validTo", '[]') WITH &&) WHERE ("withdrawnAt" IS NULL);

-- A row is written once: it may end sooner, be withdrawn, and be read over, each told with who did it.
CREATE FUNCTION "freight_rate_is_kept"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  moves CONSTANT text[] := ARRAY['validTo', 'endedBy', 'endedAt', 'reviewedBy', 'reviewedAt', 'withdrawnBy', 'withdrawnAt'];
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a freight rate is withdrawn, never deleted';
  END IF;
  IF to_jsonb(NEW) - moves <> to_jsonb(OLD) - moves THEN
    RAISE EXCEPTION 'a freight rate is never edited: end it, and enter another';
  END IF;
  IF OLD."withdrawnAt" IS NOT NULL OR (OLD."reviewedAt" IS NOT NULL AND NEW."reviewedAt" IS DISTINCT FROM OLD."reviewedAt") THEN
    RAISE EXCEPTION 'a freight rate keeps its withdrawal and its review';
  END IF;
  IF NEW."validTo" IS DISTINCT FROM OLD."validTo" AND (NEW."validTo" IS NULL OR NEW."validTo" > OLD."validTo" OR NEW."endedBy" IS NULL) THEN
    RAISE EXCEPTION 'a freight rate may only end sooner, and says by whom';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "freight_rate_is_kept" BEFORE UPDATE OR DELETE ON "freight_rate" FOR EACH ROW EXECUTE FUNCTION "freight_rate_is_kept"();
CREATE TRIGGER "freight_import_written_once" BEFORE UPDATE OR DELETE ON "freight_import" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
