-- CreateTable
CREATE TABLE "importer_readiness" (
    "id" UUID NOT NULL,
    "destination" CHAR(2) NOT NULL,
    "version" INTEGER NOT NULL,
    "way" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "setBy" TEXT NOT NULL,
    "setAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "importer_readiness_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "importer_readiness_destination_version_key" ON "importer_readiness"("destination", "version");

ALTER TABLE "importer_readiness" ADD CONSTRAINT "importer_readiness_way" CHECK ("way" IN ('none', 'seller', 'established') AND "version" > 0);
CREATE TRIGGER "importer_readiness_written_once" BEFORE UPDATE OR DELETE ON "importer_readiness" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
