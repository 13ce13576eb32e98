-- What somebody decided of each row of a new schedule stays with its draft.
ALTER TABLE "tariff_change_set" ADD COLUMN "decisions" JSONB;
