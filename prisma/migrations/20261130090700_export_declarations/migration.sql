-- CreateTable
CREATE TABLE "export_declaration" (
    "id" UUID NOT NULL,
    "shipmentId" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "declaredOn" DATE NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "fobMinor" BIGINT NOT NULL,
    "cnyRate" TEXT,
    "cnyRateOn" DATE,
    "cnyRateSource" TEXT NOT NULL DEFAULT '',
    "lines" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "byId" TEXT,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "export_declaration_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "export_declaration_shipmentId_key" ON "export_declaration"("shipmentId");

-- CreateIndex
CREATE UNIQUE INDEX "export_declaration_number_key" ON "export_declaration"("number");

-- CreateIndex
CREATE INDEX "export_declaration_declaredOn_idx" ON "export_declaration"("declaredOn");

-- AddForeignKey
ALTER TABLE "export_declaration" ADD CONSTRAINT "export_declaration_shipmentId_fkey" FOREIGN KEY ("shipmentId") REFERENCES "shipment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "export_declaration" ADD CONSTRAINT "export_declaration_number" CHECK ("number" ~ '^[0-9]{18}$');
ALTER TABLE "export_declaration" ADD CONSTRAINT "export_declaration_fob" CHECK ("fobMinor" > 0);
ALTER TABLE "export_declaration" ADD CONSTRAINT "export_declaration_rate" CHECK (("cnyRate" IS NULL) = ("cnyRateOn" IS NULL));
