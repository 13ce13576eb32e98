CREATE TYPE "BankMatchLineKind" AS ENUM ('PART', 'FEE', 'UNAPPLIED');

CREATE TABLE "bank_statement" (
    "id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "account" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "number" INTEGER,
    "openingMinor" BIGINT,
    "closingMinor" BIGINT,
    "fromOn" DATE,
    "toOn" DATE,
    "odd" JSONB NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "takenById" TEXT,
    "takenBy" TEXT NOT NULL,
    "takenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "bank_statement_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "bank_entry" (
    "id" UUID NOT NULL,
    "statementId" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "position" INTEGER NOT NULL,
    "key" CHAR(64) NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "bookedOn" DATE NOT NULL,
    "valueOn" DATE NOT NULL,
    "bankReference" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "partyName" TEXT NOT NULL,
    "partyAccount" TEXT NOT NULL,
    "payerKey" TEXT NOT NULL,
    "isReversal" BOOLEAN NOT NULL,

    CONSTRAINT "bank_entry_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "bank_match" (
    "id" UUID NOT NULL,
    "entryId" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "ground" TEXT NOT NULL,
    "score" INTEGER NOT NULL,
    "flags" TEXT[],
    "madeById" TEXT,
    "madeBy" TEXT NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneById" TEXT,
    "undoneBy" TEXT,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "bank_match_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "bank_match_line" (
    "id" UUID NOT NULL,
    "matchId" UUID NOT NULL,
    "kind" "BankMatchLineKind" NOT NULL,
    "partId" UUID,
    "amountMinor" BIGINT NOT NULL,

    CONSTRAINT "bank_match_line_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "bank_tolerance" (
    "currency" CHAR(3) NOT NULL,
    "percent" TEXT NOT NULL,
    "mostMinor" BIGINT NOT NULL,
    "author" TEXT NOT NULL,

    CONSTRAINT "bank_tolerance_pkey" PRIMARY KEY ("currency")
);

CREATE UNIQUE INDEX "bank_statement_currency_key_key" ON "bank_statement"("currency", "key");
CREATE INDEX "bank_statement_currency_takenAt_idx" ON "bank_statement"("currency", "takenAt");
CREATE UNIQUE INDEX "bank_entry_currency_key_key" ON "bank_entry"("currency", "key");
CREATE INDEX "bank_entry_statementId_idx" ON "bank_entry"("statementId");
CREATE INDEX "bank_entry_bookedOn_id_idx" ON "bank_entry"("bookedOn", "id");
CREATE INDEX "bank_entry_payerKey_idx" ON "bank_entry"("payerKey");
CREATE INDEX "bank_match_entryId_idx" ON "bank_match"("entryId");
CREATE INDEX "bank_match_companyId_idx" ON "bank_match"("companyId");
CREATE INDEX "bank_match_line_matchId_idx" ON "bank_match_line"("matchId");
CREATE INDEX "bank_match_line_partId_idx" ON "bank_match_line"("partId");

ALTER TABLE "bank_entry" ADD CONSTRAINT "bank_entry_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "bank_statement"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "bank_match" ADD CONSTRAINT "bank_match_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "bank_entry"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "bank_match" ADD CONSTRAINT "bank_match_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "bank_match_line" ADD CONSTRAINT "bank_match_line_matchId_fkey" FOREIGN KEY ("matchId") REFERENCES "bank_match"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "bank_match_line" ADD CONSTRAINT "bank_match_line_partId_fkey" FOREIGN KEY ("partId") REFERENCES "payment_part"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "bank_entry" ADD CONSTRAINT "bank_entry_moves_something" CHECK ("amountMinor" <> 0);
ALTER TABLE "bank_match_line" ADD CONSTRAINT "bank_match_line_is_for_something"
  CHECK ("amountMinor" > 0 AND ("kind" = 'UNAPPLIED') = ("partId" IS NULL));
-- Nothing is matched twice.
CREATE UNIQUE INDEX "bank_match_one_stands" ON "bank_match"("entryId") WHERE "undoneAt" IS NULL;

-- What a bank told, and what it was told to be for, never changes; a match is undone once.
CREATE TRIGGER "bank_statement_written_once" BEFORE UPDATE OR DELETE ON "bank_statement" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "bank_entry_written_once" BEFORE UPDATE OR DELETE ON "bank_entry" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "bank_match_line_written_once" BEFORE UPDATE OR DELETE ON "bank_match_line" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "bank_match_undone_once" BEFORE UPDATE ON "bank_match" FOR EACH ROW WHEN (OLD."undoneAt" IS NOT NULL AND NEW."companyId" = OLD."companyId") EXECUTE FUNCTION "is_written_once"();

CREATE TRIGGER "bank_match_follows_merge" BEFORE INSERT OR UPDATE OF "companyId" ON "bank_match" FOR EACH ROW EXECUTE FUNCTION "follows_merged_company"();

-- Asked when the transaction commits: a movement is given away to the cent.
CREATE FUNCTION "bank_match_sums"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT coalesce(sum("amountMinor"), 0) FROM bank_match_line WHERE "matchId" = NEW."id" AND "kind" <> 'FEE')
    <> (SELECT "amountMinor" FROM bank_entry WHERE "id" = NEW."entryId") THEN
    RAISE EXCEPTION 'the lines of match % do not sum to its entry', NEW."id" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "bank_match_sums" AFTER INSERT ON "bank_match" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION "bank_match_sums"();
