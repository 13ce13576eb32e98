-- What the house says of itself and how it trades: each setting is kept version by version, and the newest holds.
CREATE TABLE "setting_version" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "texts" JSONB NOT NULL,
    "note" TEXT NOT NULL,
    "setById" TEXT,
    "setBy" TEXT NOT NULL,
    "setAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "setting_version_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "setting_version_name_version_key" ON "setting_version"("name", "version");
ALTER TABLE "setting_version" ADD CONSTRAINT "setting_version_counts" CHECK ("version" > 0 AND jsonb_typeof("texts") = 'object');
CREATE TRIGGER "setting_version_written_once" BEFORE UPDATE OR DELETE ON "setting_version" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
-- What every quote began with until now, for the house to look at.
INSERT INTO "setting_version" ("id", "name", "version", "texts", "note", "setBy", "setAt")
VALUES (gen_random_uuid(), 'quoting', 1,
  '{"depositPercent": "30", "validityDays": "21", "oceanDays": "35", "airDays": "7", "capPercent": "10", "lockMarginDays": "30", "loadingPort": "Shenzhen"}',
  'As the site came', 'Installation', '2026-11-29T00:00:00Z');
