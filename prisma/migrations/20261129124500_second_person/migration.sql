-- Who drafts a change of the tariff rules doesn't publish it too, unless an admin says that the desk is one person's.
ALTER TABLE "user" ADD COLUMN "isAdmin" BOOLEAN NOT NULL DEFAULT false;
-- Whoever was staff could do everything: they go on so, and decide among them who stays an admin.
UPDATE "user" SET "isAdmin" = true WHERE "role" = 'STAFF';

ALTER TABLE "tariff_change_set" ADD COLUMN "createdById" TEXT;

-- CreateTable
CREATE TABLE "own_work_rule" (
    "id" UUID NOT NULL,
    "allowed" BOOLEAN NOT NULL,
    "setBy" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "setAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "own_work_rule_pkey" PRIMARY KEY ("id")
);
CREATE TRIGGER "own_work_rule_written_once" BEFORE UPDATE OR DELETE ON "own_work_rule" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
INSERT INTO "own_work_rule" ("id", "allowed", "setBy", "reason", "setAt")
VALUES (gen_random_uuid(), false, 'F.S.C Co. Ltd', 'Two people look at every change', '2026-11-29T00:00:00Z');
