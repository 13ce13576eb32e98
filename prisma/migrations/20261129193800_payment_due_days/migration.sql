-- A part of a payment plan falls due on a day of the factory's calendar: kept as it was counted, with the reason.
ALTER TABLE "payment_part" ADD COLUMN "dueOn" DATE, ADD COLUMN "dueDays" INTEGER, ADD COLUMN "dueInside" TEXT[];
ALTER TABLE "payment_part" ADD CONSTRAINT "payment_part_due_counted" CHECK (("dueOn" IS NULL) = ("dueDays" IS NULL) AND "dueDays" >= 0);
-- A calendar that changes moves days of work, and says so; the day that somebody was told to pay by stays.
CREATE TRIGGER "payment_part_due_stays" BEFORE UPDATE ON "payment_part" FOR EACH ROW
  WHEN (OLD."dueOn" IS NOT NULL AND (OLD."dueOn", OLD."dueDays", OLD."dueInside") IS DISTINCT FROM (NEW."dueOn", NEW."dueDays", NEW."dueInside"))
  EXECUTE FUNCTION "is_written_once"();
