-- Amendments of signed orders: proposed and signed by the house, signed by the buyer, and only then in force.
CREATE TYPE "AmendmentState" AS ENUM ('PROPOSED', 'OFFERED', 'SIGNED', 'DECLINED', 'WITHDRAWN', 'OVERTAKEN');
CREATE TABLE "order_amendment" (
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "state" "AmendmentState" NOT NULL,
    "document" JSONB NOT NULL,
    "documentHash" CHAR(64) NOT NULL,
    "amendsHash" CHAR(64) NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "beforeMinor" BIGINT NOT NULL,
    "totalMinor" BIGINT NOT NULL,
    "validUntil" TIMESTAMPTZ(3) NOT NULL,
    "proposedById" TEXT,
    "proposedBy" TEXT NOT NULL,
    "proposedAt" TIMESTAMPTZ(3) NOT NULL,
    "houseSignedById" TEXT,
    "houseSignedBy" TEXT,
    "houseSignedAt" TIMESTAMPTZ(3),
    "endedBy" TEXT,
    "endedAt" TIMESTAMPTZ(3),
    "endReason" TEXT NOT NULL DEFAULT '',
    "shipmentsBefore" INTEGER,
    CONSTRAINT "order_amendment_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "amendment_signature" (
    "amendmentId" UUID NOT NULL,
    "signerName" TEXT NOT NULL,
    "signerTitle" TEXT NOT NULL,
    "signerEmail" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "signerTimeZone" TEXT,
    "signedAt" TIMESTAMPTZ(3) NOT NULL,
    "signedById" TEXT,
    "ipAddress" TEXT,
    "drawing" TEXT NOT NULL,
    "consentText" TEXT NOT NULL,
    "consentVersion" INTEGER NOT NULL,
    "consentLanguage" TEXT NOT NULL,
    "consentHash" CHAR(64) NOT NULL,
    "legalName" TEXT NOT NULL,
    "legalAddress" TEXT NOT NULL,
    "legalCountry" CHAR(2) NOT NULL,
    "purchaseOrder" TEXT NOT NULL,
    "addedMinor" BIGINT NOT NULL,
    "recordHash" CHAR(64) NOT NULL,
    CONSTRAINT "amendment_signature_pkey" PRIMARY KEY ("amendmentId")
);
CREATE TABLE "amendment_file" (
    "amendmentId" UUID NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "sizeBytes" INTEGER NOT NULL,
    "storageKey" TEXT NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "amendment_file_pkey" PRIMARY KEY ("amendmentId")
);
CREATE TABLE "part_recut" (
    "amendmentId" UUID NOT NULL,
    "partId" UUID NOT NULL,
    "fromMinor" BIGINT NOT NULL,
    "toMinor" BIGINT NOT NULL,
    CONSTRAINT "part_recut_pkey" PRIMARY KEY ("amendmentId","partId")
);
CREATE UNIQUE INDEX "order_amendment_orderId_number_key" ON "order_amendment"("orderId", "number");
CREATE UNIQUE INDEX "order_amendment_one_open" ON "order_amendment"("orderId") WHERE "state" IN ('PROPOSED', 'OFFERED');
CREATE INDEX "amendment_signature_signedById_signedAt_idx" ON "amendment_signature"("signedById", "signedAt");
CREATE UNIQUE INDEX "amendment_signature_recordHash_key" ON "amendment_signature"("recordHash");
CREATE UNIQUE INDEX "amendment_file_sha256_key" ON "amendment_file"("sha256");
CREATE UNIQUE INDEX "amendment_file_storageKey_key" ON "amendment_file"("storageKey");
CREATE INDEX "part_recut_partId_idx" ON "part_recut"("partId");
ALTER TABLE "order_amendment" ADD CONSTRAINT "order_amendment_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "amendment_signature" ADD CONSTRAINT "amendment_signature_amendmentId_fkey" FOREIGN KEY ("amendmentId") REFERENCES "order_amendment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "amendment_file" ADD CONSTRAINT "amendment_file_amendmentId_fkey" FOREIGN KEY ("amendmentId") REFERENCES "order_amendment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "part_recut" ADD CONSTRAINT "part_recut_amendmentId_fkey" FOREIGN KEY ("amendmentId") REFERENCES "order_amendment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "part_recut" ADD CONSTRAINT "part_recut_partId_fkey" FOREIGN KEY ("partId") REFERENCES "payment_part"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "order_amendment" ADD CONSTRAINT "order_amendment_totals" CHECK ("beforeMinor" > 0 AND "totalMinor" > 0 AND "number" > 0);
-- Nothing is offered to a buyer, or in force, that the house hasn't signed; and only what is in force knows what had left.
ALTER TABLE "order_amendment" ADD CONSTRAINT "order_amendment_house_first" CHECK (
  ("houseSignedBy" IS NULL) = ("houseSignedAt" IS NULL)
  AND ("state" NOT IN ('OFFERED', 'SIGNED', 'DECLINED') OR "houseSignedAt" IS NOT NULL)
  AND ("state" = 'SIGNED') = ("shipmentsBefore" IS NOT NULL)
  AND ("state" IN ('DECLINED', 'WITHDRAWN', 'OVERTAKEN')) = ("endedAt" IS NOT NULL));
ALTER TABLE "amendment_signature" ADD CONSTRAINT "amendment_signature_added" CHECK ("addedMinor" >= 0);
ALTER TABLE "part_recut" ADD CONSTRAINT "part_recut_moves" CHECK ("fromMinor" <> "toMinor" AND "toMinor" >= 0);

CREATE TRIGGER "order_amendment_terms_stay" BEFORE UPDATE ON "order_amendment" FOR EACH ROW
  WHEN ((OLD."orderId", OLD."number", OLD."document", OLD."documentHash", OLD."amendsHash", OLD."currency", OLD."beforeMinor", OLD."totalMinor", OLD."validUntil", OLD."proposedById", OLD."proposedBy", OLD."proposedAt")
    IS DISTINCT FROM (NEW."orderId", NEW."number", NEW."document", NEW."documentHash", NEW."amendsHash", NEW."currency", NEW."beforeMinor", NEW."totalMinor", NEW."validUntil", NEW."proposedById", NEW."proposedBy", NEW."proposedAt")
    OR OLD."state" IN ('SIGNED', 'DECLINED', 'WITHDRAWN', 'OVERTAKEN')
    OR (OLD."houseSignedAt" IS NOT NULL AND (OLD."houseSignedAt", OLD."houseSignedBy") IS DISTINCT FROM (NEW."houseSignedAt", NEW."houseSignedBy")))
  EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "order_amendment_is_kept" BEFORE DELETE ON "order_amendment" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "order_amendment_not_emptied" BEFORE TRUNCATE ON "order_amendment" FOR EACH STATEMENT EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "amendment_signature_written_once" BEFORE UPDATE OR DELETE ON "amendment_signature" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "amendment_signature_not_emptied" BEFORE TRUNCATE ON "amendment_signature" FOR EACH STATEMENT EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "amendment_file_written_once" BEFORE UPDATE OR DELETE ON "amendment_file" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "amendment_file_not_emptied" BEFORE TRUNCATE ON "amendment_file" FOR EACH STATEMENT EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "part_recut_written_once" BEFORE UPDATE OR DELETE ON "part_recut" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "part_recut_not_emptied" BEFORE TRUNCATE ON "part_recut" FOR EACH STATEMENT EXECUTE FUNCTION "is_written_once"();

-- What was agreed stays, but for what both sides sign anew: the total of an order and the amounts of its parts follow
-- an amendment that is signed by both, and nothing else.
DROP TRIGGER "order_terms_stay" ON "order";
CREATE FUNCTION "order_terms_stay"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD."quoteId", OLD."revisionId", OLD."currency") IS DISTINCT FROM (NEW."quoteId", NEW."revisionId", NEW."currency")
    OR NEW."totalMinor" IS DISTINCT FROM (
      SELECT a."totalMinor" FROM order_amendment a JOIN amendment_signature s ON s."amendmentId" = a.id
      WHERE a."orderId" = OLD.id AND a.state = 'SIGNED' AND a."houseSignedAt" IS NOT NULL ORDER BY a.number DESC LIMIT 1) THEN
    RAISE EXCEPTION '% is written once', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "order_terms_stay" BEFORE UPDATE ON "order" FOR EACH ROW
  WHEN ((OLD."quoteId", OLD."revisionId", OLD."currency", OLD."totalMinor") IS DISTINCT FROM (NEW."quoteId", NEW."revisionId", NEW."currency", NEW."totalMinor"))
  EXECUTE FUNCTION "order_terms_stay"();

ALTER TABLE "payment_part" DROP CONSTRAINT "payment_part_positive";
-- A part of nothing is one that an amendment has left out.
ALTER TABLE "payment_part" ADD CONSTRAINT "payment_part_positive" CHECK ("amountMinor" >= 0);
DROP TRIGGER "payment_part_terms_stay" ON "payment_part";
CREATE FUNCTION "payment_part_terms_stay"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD."orderId", OLD."kind", OLD."position", OLD."currency", OLD."gate", OLD."gateDays")
      IS DISTINCT FROM (NEW."orderId", NEW."kind", NEW."position", NEW."currency", NEW."gate", NEW."gateDays")
    OR NOT EXISTS (
      SELECT FROM part_recut r JOIN order_amendment a ON a.id = r."amendmentId" AND a.state = 'SIGNED'
      WHERE r."partId" = OLD.id AND r."fromMinor" = OLD."amountMinor" AND r."toMinor" = NEW."amountMinor"
        AND a.number = (SELECT max(number) FROM order_amendment WHERE "orderId" = OLD."orderId" AND state = 'SIGNED')) THEN
    RAISE EXCEPTION '% is written once', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "payment_part_terms_stay" BEFORE UPDATE ON "payment_part" FOR EACH ROW
  WHEN ((OLD."orderId", OLD."kind", OLD."position", OLD."amountMinor", OLD."currency", OLD."gate", OLD."gateDays")
    IS DISTINCT FROM (NEW."orderId", NEW."kind", NEW."position", NEW."amountMinor", NEW."currency", NEW."gate", NEW."gateDays"))
  EXECUTE FUNCTION "payment_part_terms_stay"();
