-- Slots of order lines in the weeks of work centres. A centre's row is what who plans holds; what it can do is a setting.
CREATE TABLE "work_centre" (
    "code" TEXT NOT NULL,
    CONSTRAINT "work_centre_pkey" PRIMARY KEY ("code")
);
CREATE TABLE "work_slot" (
    "id" UUID NOT NULL,
    "lineId" UUID NOT NULL,
    "centre" TEXT NOT NULL,
    "week" DATE NOT NULL,
    "pieces" INTEGER NOT NULL,
    "wantedWeek" DATE NOT NULL,
    "overReason" TEXT,
    "byId" TEXT,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "work_slot_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "work_slot_lineId_centre_week_key" ON "work_slot"("lineId", "centre", "week");
CREATE INDEX "work_slot_centre_week_idx" ON "work_slot"("centre", "week");
ALTER TABLE "work_slot" ADD CONSTRAINT "work_slot_lineId_fkey" FOREIGN KEY ("lineId") REFERENCES "order_line"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "work_slot" ADD CONSTRAINT "work_slot_centre_fkey" FOREIGN KEY ("centre") REFERENCES "work_centre"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
-- Weeks begin on Monday; more than a week holds is never taken without a reason.
ALTER TABLE "work_slot" ADD CONSTRAINT "work_slot_week" CHECK (
  "pieces" > 0 AND extract(isodow FROM "week") = 1 AND extract(isodow FROM "wantedWeek") = 1
  AND ("overReason" IS NULL OR length("overReason") >= 10));
-- Ready by slots that were taken before the deposit; empty once production is promised.
ALTER TABLE "order_line" ADD COLUMN "plannedOn" DATE;
