-- The goods of an order on their way, line by line and in pieces, and the numbered papers that go with them.
CREATE TYPE "LineStage" AS ENUM ('SLOT', 'MATERIALS', 'TOOLING', 'PRODUCTION', 'PLATING', 'PACKING', 'INSPECTION');
CREATE TYPE "InspectionVerdict" AS ENUM ('ACCEPTED', 'REWORK');
CREATE TYPE "TradePaperKind" AS ENUM ('ORDER_CONFIRMATION', 'COMMERCIAL_INVOICE', 'PACKING_LIST');
CREATE TABLE "order_line" (
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "lineId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "sku" TEXT,
    "quantity" INTEGER NOT NULL,
    "leadTimeDays" INTEGER NOT NULL,
    "stage" "LineStage" NOT NULL DEFAULT 'SLOT',
    "made" INTEGER NOT NULL DEFAULT 0,
    "ready" INTEGER NOT NULL DEFAULT 0,
    "shipped" INTEGER NOT NULL DEFAULT 0,
    "arrived" INTEGER NOT NULL DEFAULT 0,
    "promisedOn" DATE,
    "expectedOn" DATE,
    CONSTRAINT "order_line_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "line_move" (
    "id" UUID NOT NULL,
    "lineId" UUID NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE NOT NULL,
    "cause" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "byId" TEXT,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "line_move_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "inspection" (
    "id" UUID NOT NULL,
    "lineId" UUID NOT NULL,
    "key" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "lot" INTEGER NOT NULL,
    "aqlMajor" TEXT NOT NULL,
    "aqlMinor" TEXT NOT NULL,
    "sample" INTEGER NOT NULL,
    "acceptMajor" INTEGER NOT NULL,
    "acceptMinor" INTEGER NOT NULL,
    "critical" INTEGER NOT NULL,
    "major" INTEGER NOT NULL,
    "minor" INTEGER NOT NULL,
    "verdict" "InspectionVerdict" NOT NULL,
    "isAgain" BOOLEAN NOT NULL,
    "findings" TEXT NOT NULL,
    "inspector" TEXT NOT NULL,
    "byId" TEXT,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "inspection_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "inspection_photo" (
    "inspectionId" UUID NOT NULL,
    "attachmentId" UUID NOT NULL,
    CONSTRAINT "inspection_photo_pkey" PRIMARY KEY ("inspectionId","attachmentId")
);
CREATE TABLE "shipment" (
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "key" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "carrier" TEXT NOT NULL,
    "tracking" TEXT NOT NULL,
    "pallets" INTEGER NOT NULL,
    "shippedOn" DATE NOT NULL,
    "dueOn" DATE,
    "arrivedOn" DATE,
    "releasedAt" TIMESTAMPTZ(3),
    "byId" TEXT,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "shipment_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "shipment_carton" (
    "shipmentId" UUID NOT NULL,
    "fromNumber" INTEGER NOT NULL,
    "toNumber" INTEGER NOT NULL,
    "lineId" UUID NOT NULL,
    "pieces" INTEGER NOT NULL,
    "netGrams" INTEGER NOT NULL,
    "grossGrams" INTEGER NOT NULL,
    "lengthMm" INTEGER NOT NULL,
    "widthMm" INTEGER NOT NULL,
    "heightMm" INTEGER NOT NULL,
    CONSTRAINT "shipment_carton_pkey" PRIMARY KEY ("shipmentId","fromNumber")
);
CREATE TABLE "paper_series" (
    "series" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,
    CONSTRAINT "paper_series_pkey" PRIMARY KEY ("series","year")
);
CREATE TABLE "trade_paper" (
    "id" UUID NOT NULL,
    "kind" "TradePaperKind" NOT NULL,
    "series" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "serial" INTEGER NOT NULL,
    "orderId" UUID NOT NULL,
    "shipmentId" UUID,
    "language" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "byId" TEXT,
    "by" TEXT NOT NULL,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "trade_paper_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "trade_paper_file" (
    "paperId" UUID NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "sizeBytes" INTEGER NOT NULL,
    "storageKey" TEXT NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "trade_paper_file_pkey" PRIMARY KEY ("paperId")
);
CREATE UNIQUE INDEX "order_line_orderId_lineId_key" ON "order_line"("orderId", "lineId");
CREATE UNIQUE INDEX "order_line_orderId_position_key" ON "order_line"("orderId", "position");
CREATE INDEX "line_move_lineId_at_idx" ON "line_move"("lineId", "at");
CREATE UNIQUE INDEX "inspection_key_key" ON "inspection"("key");
CREATE UNIQUE INDEX "inspection_lineId_number_key" ON "inspection"("lineId", "number");
CREATE UNIQUE INDEX "inspection_photo_attachmentId_key" ON "inspection_photo"("attachmentId");
CREATE UNIQUE INDEX "shipment_key_key" ON "shipment"("key");
CREATE UNIQUE INDEX "shipment_orderId_number_key" ON "shipment"("orderId", "number");
CREATE INDEX "shipment_carton_lineId_idx" ON "shipment_carton"("lineId");
CREATE INDEX "trade_paper_orderId_issuedAt_idx" ON "trade_paper"("orderId", "issuedAt");
CREATE INDEX "trade_paper_shipmentId_idx" ON "trade_paper"("shipmentId");
CREATE UNIQUE INDEX "trade_paper_series_year_serial_key" ON "trade_paper"("series", "year", "serial");
CREATE UNIQUE INDEX "trade_paper_file_sha256_key" ON "trade_paper_file"("sha256");
CREATE UNIQUE INDEX "trade_paper_file_storageKey_key" ON "trade_paper_file"("storageKey");
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "line_move" ADD CONSTRAINT "line_move_lineId_fkey" FOREIGN KEY ("lineId") REFERENCES "order_line"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "inspection" ADD CONSTRAINT "inspection_lineId_fkey" FOREIGN KEY ("lineId") REFERENCES "order_line"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "inspection_photo" ADD CONSTRAINT "inspection_photo_inspectionId_fkey" FOREIGN KEY ("inspectionId") REFERENCES "inspection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "inspection_photo" ADD CONSTRAINT "inspection_photo_attachmentId_fkey" FOREIGN KEY ("attachmentId") REFERENCES "attachment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "shipment" ADD CONSTRAINT "shipment_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "shipment_carton" ADD CONSTRAINT "shipment_carton_shipmentId_fkey" FOREIGN KEY ("shipmentId") REFERENCES "shipment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "shipment_carton" ADD CONSTRAINT "shipment_carton_lineId_fkey" FOREIGN KEY ("lineId") REFERENCES "order_line"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "trade_paper" ADD CONSTRAINT "trade_paper_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "trade_paper" ADD CONSTRAINT "trade_paper_shipmentId_fkey" FOREIGN KEY ("shipmentId") REFERENCES "shipment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "trade_paper_file" ADD CONSTRAINT "trade_paper_file_paperId_fkey" FOREIGN KEY ("paperId") REFERENCES "trade_paper"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- No piece is ready that wasn't made, none is shipped that isn't ready, and none arrives that wasn't shipped.
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_pieces" CHECK (
  0 <= "arrived" AND "arrived" <= "shipped" AND "shipped" <= "ready" AND "ready" <= "made" AND "made" <= "quantity" AND "quantity" > 0);
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_days" CHECK ("expectedOn" IS NULL OR "promisedOn" IS NOT NULL);
ALTER TABLE "line_move" ADD CONSTRAINT "line_move_moves" CHECK ("from" <> "to");
ALTER TABLE "inspection" ADD CONSTRAINT "inspection_counts" CHECK (
  "lot" > 0 AND "sample" > 0 AND "sample" <= "lot" AND "acceptMajor" >= 0 AND "acceptMinor" >= 0
  AND "critical" >= 0 AND "major" >= 0 AND "minor" >= 0);
ALTER TABLE "inspection" ADD CONSTRAINT "inspection_verdict_follows" CHECK (
  ("verdict" = 'ACCEPTED') = ("critical" = 0 AND "major" <= "acceptMajor" AND "minor" <= "acceptMinor"));
ALTER TABLE "shipment" ADD CONSTRAINT "shipment_days" CHECK ("arrivedOn" IS NULL OR "arrivedOn" >= "shippedOn");
ALTER TABLE "shipment" ADD CONSTRAINT "shipment_pallets" CHECK ("pallets" >= 0);
ALTER TABLE "shipment_carton" ADD CONSTRAINT "shipment_carton_sizes" CHECK (
  "fromNumber" > 0 AND "toNumber" >= "fromNumber" AND "pieces" > 0 AND "netGrams" > 0 AND "grossGrams" >= "netGrams"
  AND "lengthMm" > 0 AND "widthMm" > 0 AND "heightMm" > 0);
ALTER TABLE "paper_series" ADD CONSTRAINT "paper_series_counts" CHECK ("last" > 0);
ALTER TABLE "trade_paper" ADD CONSTRAINT "trade_paper_counts" CHECK ("serial" > 0);
ALTER TABLE "trade_paper" ADD CONSTRAINT "trade_paper_of_its_shipment" CHECK (("kind" = 'ORDER_CONFIRMATION') = ("shipmentId" IS NULL));
-- One of a kind for a shipment, and one confirmation of an order.
CREATE UNIQUE INDEX "trade_paper_one_of_a_kind" ON "trade_paper"("kind", "orderId", COALESCE("shipmentId", "orderId"));

CREATE TRIGGER "line_move_written_once" BEFORE UPDATE OR DELETE ON "line_move" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "line_move_not_emptied" BEFORE TRUNCATE ON "line_move" FOR EACH STATEMENT EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "inspection_written_once" BEFORE UPDATE OR DELETE ON "inspection" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "inspection_not_emptied" BEFORE TRUNCATE ON "inspection" FOR EACH STATEMENT EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "shipment_carton_written_once" BEFORE UPDATE OR DELETE ON "shipment_carton" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "shipment_carton_not_emptied" BEFORE TRUNCATE ON "shipment_carton" FOR EACH STATEMENT EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "trade_paper_written_once" BEFORE UPDATE OR DELETE ON "trade_paper" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "trade_paper_not_emptied" BEFORE TRUNCATE ON "trade_paper" FOR EACH STATEMENT EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "trade_paper_file_written_once" BEFORE UPDATE OR DELETE ON "trade_paper_file" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "trade_paper_file_not_emptied" BEFORE TRUNCATE ON "trade_paper_file" FOR EACH STATEMENT EXECUTE FUNCTION "is_written_once"();

-- Orders of before have their lines as they were signed; a charge is no goods.
INSERT INTO "order_line" ("id", "orderId", "lineId", "position", "title", "sku", "quantity", "leadTimeDays")
SELECT gen_random_uuid(), o.id, (l.line->>'id')::uuid, row_number() OVER (PARTITION BY o.id ORDER BY l.at)::int,
  l.line->>'title', l.line->>'sku', (l.line->>'quantity')::int, (l.line->>'leadTimeDays')::int
FROM "order" o JOIN quote_revision v ON v.id = o."revisionId",
  jsonb_array_elements(COALESCE(v.document->'draft'->'lines', '[]'::jsonb)) WITH ORDINALITY AS l(line, at)
WHERE l.line->>'kind' <> 'charge' AND (l.line->>'quantity')::int > 0;
