-- Payment fraud begins with another account on a letter: a change of one takes two people.
CREATE TABLE "bank_change" (
    "id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "baseVersion" INTEGER NOT NULL,
    "texts" JSONB NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "note" TEXT NOT NULL,
    "proposedById" TEXT NOT NULL,
    "proposedBy" TEXT NOT NULL,
    "proposedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decision" TEXT,
    "decidedById" TEXT,
    "decidedBy" TEXT,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "bank_change_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "bank_change_currency_proposedAt_idx" ON "bank_change"("currency", "proposedAt");
-- One waits at a time.
CREATE UNIQUE INDEX "bank_change_waiting" ON "bank_change"("currency") WHERE "decision" IS NULL;
ALTER TABLE "bank_change" ADD CONSTRAINT "bank_change_second_person" CHECK (
  ("decision" IS NULL AND "decidedById" IS NULL AND "decidedAt" IS NULL)
  OR ("decision" IN ('approved', 'refused', 'superseded') AND "decidedById" IS NOT NULL AND "decidedAt" IS NOT NULL
    AND ("decision" <> 'approved' OR "decidedById" <> "proposedById")));
-- What was proposed stays as it was proposed, and what was decided as it was decided.
CREATE FUNCTION "bank_change_decided_once"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD."decision" IS NOT NULL
    OR (OLD."id", OLD."currency", OLD."baseVersion", OLD."texts", OLD."hash", OLD."note", OLD."proposedById", OLD."proposedBy", OLD."proposedAt")
      IS DISTINCT FROM
      (NEW."id", NEW."currency", NEW."baseVersion", NEW."texts", NEW."hash", NEW."note", NEW."proposedById", NEW."proposedBy", NEW."proposedAt")
  THEN RAISE EXCEPTION 'a proposed change of a bank account is decided once and never edited';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "bank_change_decided_once" BEFORE UPDATE OR DELETE ON "bank_change" FOR EACH ROW EXECUTE FUNCTION "bank_change_decided_once"();
