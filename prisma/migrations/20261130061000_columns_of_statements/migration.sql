CREATE TABLE "bank_csv_profile" (
    "id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "headKey" CHAR(64) NOT NULL,
    "head" TEXT[],
    "version" INTEGER NOT NULL,
    "columns" TEXT[],
    "dayOrder" TEXT NOT NULL,
    "sign" TEXT NOT NULL,
    "setById" TEXT,
    "setBy" TEXT NOT NULL,
    "setAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "bank_csv_profile_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "bank_csv_profile_currency_headKey_version_key" ON "bank_csv_profile"("currency", "headKey", "version");
CREATE TRIGGER "bank_csv_profile_written_once" BEFORE UPDATE OR DELETE ON "bank_csv_profile" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();

-- What a bank told, and what it was told to be for, is kept as the books are.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['bank_statement', 'bank_entry', 'bank_match', 'bank_match_line', 'bank_csv_profile'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION is_written_once()', name || '_not_emptied', name);
  END LOOP;
END $$;

-- Money that is no buyer's: set aside with a reason, and undone as any match.
ALTER TYPE "BankMatchLineKind" ADD VALUE 'ASIDE';
ALTER TYPE "LedgerAccountKind" ADD VALUE 'OTHER_RECEIPT';
ALTER TABLE "bank_match" ALTER COLUMN "companyId" DROP NOT NULL, ADD COLUMN "reason" TEXT, ADD COLUMN "note" TEXT NOT NULL DEFAULT '';
ALTER TABLE "bank_match" ADD CONSTRAINT "bank_match_is_a_buyers_or_says_why" CHECK (("companyId" IS NULL) = ("reason" IS NOT NULL));
ALTER TABLE "bank_match_line" DROP CONSTRAINT "bank_match_line_is_for_something";
-- By the texts: a value of a type that was made in the same transaction can't be compared with.
ALTER TABLE "bank_match_line" ADD CONSTRAINT "bank_match_line_is_for_something"
  CHECK ("amountMinor" > 0 AND ("kind"::text IN ('UNAPPLIED', 'ASIDE')) = ("partId" IS NULL));
DROP TRIGGER "bank_match_undone_once" ON "bank_match";
CREATE TRIGGER "bank_match_undone_once" BEFORE UPDATE ON "bank_match" FOR EACH ROW
  WHEN (OLD."undoneAt" IS NOT NULL AND NEW."companyId" IS NOT DISTINCT FROM OLD."companyId") EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "bank_match_is_kept" BEFORE DELETE ON "bank_match" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();

-- What a bank may keep is a setting now, with its history. Nobody but the demonstration had a row.
DROP TABLE "bank_tolerance";
