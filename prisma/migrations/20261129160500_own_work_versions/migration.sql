-- Two who set at once whether one person may approve are told of each other, side by side.
ALTER TABLE "own_work_rule" ADD COLUMN "version" INTEGER;
-- The rows are written once; their numbering is no change of what they say.
ALTER TABLE "own_work_rule" DISABLE TRIGGER "own_work_rule_written_once";
UPDATE "own_work_rule" o SET "version" = n.version
  FROM (SELECT id, row_number() OVER (ORDER BY "setAt", id)::int AS version FROM "own_work_rule") n
  WHERE n.id = o.id;
ALTER TABLE "own_work_rule" ENABLE TRIGGER "own_work_rule_written_once";
ALTER TABLE "own_work_rule" ALTER COLUMN "version" SET NOT NULL;
CREATE UNIQUE INDEX "own_work_rule_version_key" ON "own_work_rule"("version");
