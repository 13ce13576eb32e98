-- The books: double entry in integer minor units, written once. Debits are above 0, credits below.
CREATE TYPE "LedgerAccountKind" AS ENUM ('RECEIVABLE', 'CUSTOMER_DEPOSIT', 'REVENUE', 'SAMPLE_CREDIT', 'TARIFF_HELD', 'TRUE_UP', 'REFUND_DUE', 'DISPUTE', 'BANK', 'PAYOUT_TRANSIT', 'STRIPE_CLEARING', 'STRIPE_FEE', 'BANK_FEE', 'EXCHANGE', 'UNAPPLIED_RECEIPT', 'LATE_INTEREST', 'CANCELLATION', 'CLAIM', 'CHARGES_PAID');

CREATE TABLE "ledger_account" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" "LedgerAccountKind" NOT NULL,
    "orderId" UUID,
    "subject" TEXT NOT NULL DEFAULT '',
    "currency" CHAR(3) NOT NULL,
    "balanceMinor" BIGINT NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "ledger_account_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "ledger_entry" (
    "id" UUID NOT NULL,
    "serial" BIGSERIAL NOT NULL,
    "causeKind" TEXT NOT NULL,
    "causeId" TEXT NOT NULL,
    "bookedOn" DATE NOT NULL,
    "valueOn" DATE NOT NULL,
    "legs" SMALLINT NOT NULL,
    "reversesId" UUID,
    "byKind" TEXT NOT NULL,
    "byId" TEXT,
    "byName" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "ledger_posting" (
    "entryId" UUID NOT NULL,
    "leg" SMALLINT NOT NULL,
    "accountId" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "balanceMinor" BIGINT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "ledger_posting_pkey" PRIMARY KEY ("entryId","leg")
);
CREATE TABLE "ledger_closing" (
    "id" UUID NOT NULL,
    "throughDay" DATE NOT NULL,
    "lastSerial" BIGINT NOT NULL DEFAULT 0,
    "note" TEXT NOT NULL,
    "closedById" TEXT,
    "closedBy" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "ledger_closing_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "ledger_account_key_key" ON "ledger_account"("key");
CREATE INDEX "ledger_account_orderId_idx" ON "ledger_account"("orderId");
CREATE INDEX "ledger_account_kind_subject_idx" ON "ledger_account"("kind", "subject");
CREATE UNIQUE INDEX "ledger_entry_serial_key" ON "ledger_entry"("serial");
CREATE UNIQUE INDEX "ledger_entry_reversesId_key" ON "ledger_entry"("reversesId");
CREATE UNIQUE INDEX "ledger_entry_causeKind_causeId_key" ON "ledger_entry"("causeKind", "causeId");
CREATE INDEX "ledger_entry_bookedOn_serial_idx" ON "ledger_entry"("bookedOn", "serial");
CREATE UNIQUE INDEX "ledger_posting_accountId_version_key" ON "ledger_posting"("accountId", "version");
CREATE UNIQUE INDEX "ledger_closing_throughDay_key" ON "ledger_closing"("throughDay");
ALTER TABLE "ledger_account" ADD CONSTRAINT "ledger_account_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_reversesId_fkey" FOREIGN KEY ("reversesId") REFERENCES "ledger_entry"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "ledger_posting" ADD CONSTRAINT "ledger_posting_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "ledger_entry"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "ledger_posting" ADD CONSTRAINT "ledger_posting_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "ledger_account"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_has_legs" CHECK ("legs" >= 2);
ALTER TABLE "ledger_posting" ADD CONSTRAINT "ledger_posting_moves_something" CHECK ("amountMinor" <> 0);
-- What is paid above what is owed is somebody's money and stands on an account of its own; nobody is refunded, or has
-- applied, more than there is.
ALTER TABLE "ledger_account" ADD CONSTRAINT "ledger_account_keeps_its_side" CHECK (
  CASE WHEN "kind" = 'RECEIVABLE' THEN "balanceMinor" >= 0
    WHEN "kind" IN ('REFUND_DUE', 'UNAPPLIED_RECEIPT') THEN "balanceMinor" <= 0
    ELSE true END);

-- An account begins empty, whoever says otherwise.
CREATE FUNCTION "ledger_account_begins_empty"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."balanceMinor" := 0;
  NEW."version" := 0;
  RETURN NEW;
END $$;
CREATE TRIGGER "ledger_account_begins_empty" BEFORE INSERT ON "ledger_account" FOR EACH ROW EXECUTE FUNCTION "ledger_account_begins_empty"();

-- Balances move by postings alone: this runs with the owner's right, the site has none to update an account.
CREATE FUNCTION "ledger_posting_moves_balance"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM ledger_entry WHERE "id" = NEW."entryId" AND NEW."leg" BETWEEN 1 AND "legs") THEN
    RAISE EXCEPTION 'ledger entry % has no leg %', NEW."entryId", NEW."leg" USING ERRCODE = 'restrict_violation';
  END IF;
  UPDATE ledger_account SET "balanceMinor" = "balanceMinor" + NEW."amountMinor", "version" = "version" + 1
    WHERE "id" = NEW."accountId" RETURNING "currency", "balanceMinor", "version" INTO NEW."currency", NEW."balanceMinor", NEW."version";
  RETURN NEW;
END $$;
CREATE TRIGGER "ledger_posting_moves_balance" BEFORE INSERT ON "ledger_posting" FOR EACH ROW EXECUTE FUNCTION "ledger_posting_moves_balance"();

-- Who posts several entries holds all their accounts first, in one order, so that no two wait for each other.
CREATE FUNCTION "lock_ledger_accounts"("keys" text[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM ledger_account WHERE "key" = ANY("keys") ORDER BY "id" FOR NO KEY UPDATE;
END $$;

-- Asked when the transaction commits: every leg is there, they sum to zero in each currency, and a reversal undoes its
-- original to the cent.
CREATE FUNCTION "ledger_entry_is_balanced"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(*) FROM ledger_posting WHERE "entryId" = NEW."id") <> NEW."legs"
    OR EXISTS (SELECT FROM ledger_posting WHERE "entryId" = NEW."id" GROUP BY "currency" HAVING sum("amountMinor") <> 0) THEN
    RAISE EXCEPTION 'ledger entry % is not balanced', NEW."id" USING ERRCODE = 'check_violation';
  END IF;
  IF NEW."reversesId" IS NOT NULL AND (
    EXISTS (SELECT FROM ledger_entry WHERE "id" = NEW."reversesId" AND "reversesId" IS NOT NULL)
    OR EXISTS (
      (SELECT "accountId", -sum("amountMinor") FROM ledger_posting WHERE "entryId" = NEW."id" GROUP BY "accountId")
      EXCEPT (SELECT "accountId", sum("amountMinor") FROM ledger_posting WHERE "entryId" = NEW."reversesId" GROUP BY "accountId"))
    OR EXISTS (
      (SELECT "accountId", sum("amountMinor") FROM ledger_posting WHERE "entryId" = NEW."reversesId" GROUP BY "accountId")
      EXCEPT (SELECT "accountId", -sum("amountMinor") FROM ledger_posting WHERE "entryId" = NEW."id" GROUP BY "accountId"))) THEN
    RAISE EXCEPTION 'ledger entry % does not undo %', NEW."id", NEW."reversesId" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "ledger_entry_balanced" AFTER INSERT ON "ledger_entry" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION "ledger_entry_is_balanced"();

-- Postings share a lock that a closing has alone, so that none is under way behind it.
CREATE FUNCTION "ledger_entry_is_in_an_open_period"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('ledger_closing', 0));
  IF NEW."bookedOn" <= (SELECT max("throughDay") FROM ledger_closing) THEN
    RAISE EXCEPTION 'the period of % is closed', NEW."bookedOn" USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "ledger_entry_is_in_an_open_period" BEFORE INSERT ON "ledger_entry" FOR EACH ROW EXECUTE FUNCTION "ledger_entry_is_in_an_open_period"();

CREATE FUNCTION "ledger_closing_moves_on"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('ledger_closing', 0));
  IF NEW."throughDay" <= (SELECT max("throughDay") FROM ledger_closing) THEN
    RAISE EXCEPTION '% is closed already', NEW."throughDay" USING ERRCODE = 'restrict_violation';
  END IF;
  NEW."lastSerial" := (SELECT coalesce(max("serial"), 0) FROM ledger_entry);
  RETURN NEW;
END $$;
CREATE TRIGGER "ledger_closing_moves_on" BEFORE INSERT ON "ledger_closing" FOR EACH ROW EXECUTE FUNCTION "ledger_closing_moves_on"();

CREATE TRIGGER "ledger_account_moves_by_postings" BEFORE UPDATE ON "ledger_account" FOR EACH ROW
  WHEN (pg_trigger_depth() = 0 OR (OLD."id", OLD."key", OLD."kind", OLD."orderId", OLD."subject", OLD."currency", OLD."createdAt")
    IS DISTINCT FROM (NEW."id", NEW."key", NEW."kind", NEW."orderId", NEW."subject", NEW."currency", NEW."createdAt"))
  EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "ledger_account_is_kept" BEFORE DELETE ON "ledger_account" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['ledger_entry', 'ledger_posting', 'ledger_closing'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION is_written_once()', name || '_written_once', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['ledger_account', 'ledger_entry', 'ledger_posting', 'ledger_closing'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION is_written_once()', name || '_not_emptied', name);
  END LOOP;
END $$;

-- As before, and no right to move a balance.
CREATE OR REPLACE FUNCTION "grant_site_rights"("site" text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE kept record;
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', site);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO %I', site);
  EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO %I', site);
  EXECUTE format('REVOKE ALL ON audit_seal FROM %I', site);
  EXECUTE format('GRANT SELECT ON audit_seal TO %I', site);
  EXECUTE format('REVOKE UPDATE ON ledger_account FROM %I', site);
  IF to_regclass('public._prisma_migrations') IS NOT NULL THEN
    EXECUTE format('REVOKE INSERT, UPDATE, DELETE ON _prisma_migrations FROM %I', site);
  END IF;
  FOR kept IN
    SELECT t.tgrelid::regclass AS name, right_name
    FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid,
      LATERAL (VALUES ('DELETE', 8), ('UPDATE', 16)) AS rights (right_name, bit)
    WHERE p.proname IN ('is_written_once', 'acceptance_is_immutable') AND t.tgqual IS NULL AND t.tgtype & 1 = 1 AND t.tgtype & bit = bit
  LOOP
    EXECUTE format('REVOKE %s ON %s FROM %I', kept.right_name, kept.name, site);
  END LOOP;
END $$;

-- What was agreed and paid so far goes into the books: a deposit is owed from the signature, a payment came in through
-- Stripe. What a part had no need of is its company's unapplied money. What is paid is said by the books alone from here.
DO $$
DECLARE
  fact record;
  entry uuid;
  claimed uuid;
  owed uuid;
  house uuid;
  loose uuid;
  applied bigint;
  opened bigint;
BEGIN
  FOR fact IN
    SELECT 'part.payable' AS kind, t.id::text AS cause, t.id AS part, t."amountMinor" AS amount, o.id AS "order", o."companyId" AS company,
      t.currency::text AS currency, o."createdAt" AS at, o.state::text AS state
    FROM payment_part t JOIN "order" o ON o.id = t."orderId" WHERE t.kind = 'DEPOSIT' AND (o.state <> 'CANCELLED' OR t."paidAt" IS NOT NULL)
    UNION ALL
    SELECT 'payment.received', p.id::text, t.id, p."amountMinor", o.id, o."companyId", t.currency::text, coalesce(t."paidAt", p."updatedAt"), o.state::text
    FROM payment p JOIN payment_part t ON t.id = p."partId" JOIN "order" o ON o.id = t."orderId" WHERE p.state = 'SUCCEEDED'
    ORDER BY at, kind, cause
  LOOP
    entry := gen_random_uuid();
    INSERT INTO ledger_account (id, key, kind, "orderId", subject, currency)
      VALUES (gen_random_uuid(), 'RECEIVABLE/' || fact."order" || '/' || fact.part || '/' || fact.currency, 'RECEIVABLE', fact."order", fact.part::text, fact.currency),
        (gen_random_uuid(), 'CUSTOMER_DEPOSIT/' || fact."order" || '//' || fact.currency, 'CUSTOMER_DEPOSIT', fact."order", '', fact.currency),
        (gen_random_uuid(), 'STRIPE_CLEARING///' || fact.currency, 'STRIPE_CLEARING', NULL, '', fact.currency),
        (gen_random_uuid(), 'UNAPPLIED_RECEIPT//' || fact.company || '/' || fact.currency, 'UNAPPLIED_RECEIPT', NULL, fact.company::text, fact.currency)
      ON CONFLICT (key) DO NOTHING;
    SELECT id, "balanceMinor" INTO owed, opened FROM ledger_account WHERE key = 'RECEIVABLE/' || fact."order" || '/' || fact.part || '/' || fact.currency;
    SELECT id INTO claimed FROM ledger_account WHERE key = 'CUSTOMER_DEPOSIT/' || fact."order" || '//' || fact.currency;
    SELECT id INTO house FROM ledger_account WHERE key = 'STRIPE_CLEARING///' || fact.currency;
    SELECT id INTO loose FROM ledger_account WHERE key = 'UNAPPLIED_RECEIPT//' || fact.company || '/' || fact.currency;
    applied := CASE WHEN fact.kind = 'part.payable' THEN fact.amount ELSE least(opened, fact.amount) END;
    INSERT INTO ledger_entry (id, "causeKind", "causeId", "bookedOn", "valueOn", legs, "byKind", "byName", at)
      VALUES (entry, fact.kind, fact.cause, (fact.at AT TIME ZONE 'Asia/Shanghai')::date, (fact.at AT TIME ZONE 'Asia/Shanghai')::date,
        CASE WHEN applied > 0 AND applied < fact.amount THEN 3 ELSE 2 END, 'system', 'migration', fact.at);
    INSERT INTO ledger_posting ("entryId", leg, "accountId", currency, "amountMinor", "balanceMinor", version)
      SELECT entry, row_number() OVER (ORDER BY account), account, fact.currency, amount, 0, 0 FROM (
        SELECT CASE WHEN fact.kind = 'part.payable' THEN owed ELSE house END AS account, fact.amount AS amount
        UNION ALL SELECT CASE WHEN fact.kind = 'part.payable' THEN claimed ELSE owed END, -applied
        UNION ALL SELECT loose, applied - fact.amount) legs
      WHERE amount <> 0;
  END LOOP;
END $$;
-- Deferred checks of the entries above are made before their tables change.
SET CONSTRAINTS ALL IMMEDIATE;
DROP TRIGGER "payment_part_terms_stay" ON "payment_part";
ALTER TABLE "payment_part" DROP COLUMN "paidAt";
CREATE TRIGGER "payment_part_terms_stay" BEFORE UPDATE ON "payment_part" FOR EACH ROW
  WHEN ((OLD."orderId", OLD."kind", OLD."position", OLD."amountMinor", OLD."currency") IS DISTINCT FROM (NEW."orderId", NEW."kind", NEW."position", NEW."amountMinor", NEW."currency"))
  EXECUTE FUNCTION "is_written_once"();
