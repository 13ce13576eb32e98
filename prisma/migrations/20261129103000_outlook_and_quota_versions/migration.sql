-- Two people at one outlook or one quota are told of each other.
ALTER TABLE "tariff_outlook" ADD COLUMN "version" INTEGER;
-- The rows are written once; their numbering is no change of what they say.
ALTER TABLE "tariff_outlook" DISABLE TRIGGER "tariff_outlook_written_once";
UPDATE "tariff_outlook" o SET "version" = n.version
  FROM (SELECT id, row_number() OVER (PARTITION BY key ORDER BY serial)::int AS version FROM "tariff_outlook") n
  WHERE n.id = o.id;
ALTER TABLE "tariff_outlook" ENABLE TRIGGER "tariff_outlook_written_once";
ALTER TABLE "tariff_outlook" ALTER COLUMN "version" SET NOT NULL;
CREATE UNIQUE INDEX "tariff_outlook_key_version_key" ON "tariff_outlook"("key", "version");

ALTER TABLE "quota_window" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
