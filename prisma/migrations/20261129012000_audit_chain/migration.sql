-- The audit trail is written once, by trigger for everybody, and each record is sealed: its hash
-- covers the hash of the one before it. The seal is made at the very end of a transaction, so that
-- only its commit waits for others, never its work; a lock keeps two from following the same record.
CREATE TABLE "audit_seal" (
  "serial" BIGINT NOT NULL,
  "eventId" UUID NOT NULL,
  "previousHash" CHAR(64) NOT NULL,
  "hash" CHAR(64) NOT NULL,
  CONSTRAINT "audit_seal_pkey" PRIMARY KEY ("serial")
);
CREATE UNIQUE INDEX "audit_seal_eventId_key" ON "audit_seal"("eventId");
CREATE UNIQUE INDEX "audit_seal_previousHash_key" ON "audit_seal"("previousHash");
ALTER TABLE "audit_seal" ADD CONSTRAINT "audit_seal_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "audit_event"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- Where a deed came from is kept apart: it is forgotten after half a year, and the chain stays whole.
CREATE TABLE "audit_source" (
  "eventId" UUID NOT NULL,
  "address" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "audit_source_pkey" PRIMARY KEY ("eventId")
);
CREATE INDEX "audit_source_at_idx" ON "audit_source"("at");
ALTER TABLE "audit_source" ADD CONSTRAINT "audit_source_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "audit_event"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- scripts/database/audit.ts works the same out for itself: change both or neither.
CREATE FUNCTION "audit_digest"("previous" text, "event" "audit_event") RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(jsonb_build_array("previous", "event"."id", (extract(epoch FROM "event"."at") * 1000)::bigint,
    "event"."actorKind", "event"."actorId", "event"."actorName", "event"."action", "event"."objectType", "event"."objectId",
    "event"."before", "event"."after")::text, 'UTF8')), 'hex')
$$;

CREATE FUNCTION "seal_audit_event"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE last audit_seal%ROWTYPE;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('audit_seal', 0));
  SELECT * INTO last FROM audit_seal ORDER BY "serial" DESC LIMIT 1;
  last."hash" := coalesce(last."hash", repeat('0', 64));
  INSERT INTO audit_seal ("serial", "eventId", "previousHash", "hash")
    VALUES (coalesce(last."serial", 0) + 1, NEW."id", last."hash", audit_digest(last."hash", NEW));
  RETURN NULL;
END $$;

-- What was recorded before is sealed in its order.
DO $$
DECLARE
  event audit_event;
  serial bigint := 0;
  previous text := repeat('0', 64);
  hash text;
BEGIN
  FOR event IN SELECT * FROM audit_event ORDER BY "at", "id" LOOP
    serial := serial + 1;
    hash := audit_digest(previous, event);
    INSERT INTO audit_seal ("serial", "eventId", "previousHash", "hash") VALUES (serial, event."id", previous, hash);
    previous := hash;
  END LOOP;
END $$;

CREATE CONSTRAINT TRIGGER "audit_event_sealed" AFTER INSERT ON "audit_event" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION "seal_audit_event"();
CREATE TRIGGER "audit_event_written_once" BEFORE UPDATE OR DELETE ON "audit_event" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "audit_seal_written_once" BEFORE UPDATE OR DELETE ON "audit_seal" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "audit_source_written_once" BEFORE UPDATE ON "audit_source" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();

-- What was agreed and paid: only what has yet to happen may be added.
CREATE TRIGGER "order_terms_stay" BEFORE UPDATE ON "order" FOR EACH ROW
  WHEN ((OLD."quoteId", OLD."revisionId", OLD."currency", OLD."totalMinor") IS DISTINCT FROM (NEW."quoteId", NEW."revisionId", NEW."currency", NEW."totalMinor"))
  EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "payment_part_terms_stay" BEFORE UPDATE ON "payment_part" FOR EACH ROW
  WHEN ((OLD."orderId", OLD."kind", OLD."position", OLD."amountMinor", OLD."currency") IS DISTINCT FROM (NEW."orderId", NEW."kind", NEW."position", NEW."amountMinor", NEW."currency")
    OR (OLD."paidAt" IS NOT NULL AND NEW."paidAt" IS DISTINCT FROM OLD."paidAt"))
  EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "payment_terms_stay" BEFORE UPDATE ON "payment" FOR EACH ROW
  WHEN ((OLD."partId", OLD."attempt", OLD."amountMinor", OLD."currency") IS DISTINCT FROM (NEW."partId", NEW."attempt", NEW."amountMinor", NEW."currency"))
  EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "stripe_event_stays" BEFORE UPDATE ON "stripe_event" FOR EACH ROW
  WHEN ((OLD."id", OLD."type", OLD."payload", OLD."receivedAt") IS DISTINCT FROM (NEW."id", NEW."type", NEW."payload", NEW."receivedAt"))
  EXECUTE FUNCTION "is_written_once"();
-- A letter is what was sent; its rows may go when a person's data are erased.
CREATE TRIGGER "mail_message_stays" BEFORE UPDATE ON "mail_message" FOR EACH ROW
  WHEN (OLD."template" IS DISTINCT FROM NEW."template" OR OLD."toAddress" IS DISTINCT FROM NEW."toAddress" OR OLD."subject" IS DISTINCT FROM NEW."subject"
    OR OLD."html" IS DISTINCT FROM NEW."html" OR OLD."text" IS DISTINCT FROM NEW."text" OR OLD."attachments" IS DISTINCT FROM NEW."attachments")
  EXECUTE FUNCTION "is_written_once"();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['order', 'payment_part', 'payment', 'stripe_event'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION is_written_once()', name || '_is_kept', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['audit_event', 'audit_seal', 'acceptance', 'quote_revision', 'order', 'payment_part', 'payment', 'stripe_event', 'mail_message',
      'quota_entry', 'tariff_outlook', 'tariff_change_set', 'product_change', 'price_list_version', 'price_list_entry', 'price_list_target'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION is_written_once()', name || '_not_emptied', name);
  END LOOP;
END $$;

-- The rights of the role that the site connects as, where it isn't the tables' owner: what a trigger
-- refuses always, it has no right to either. Run by the owner after each migration.
CREATE FUNCTION "grant_site_rights"("site" text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE kept record;
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', site);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO %I', site);
  EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO %I', site);
  EXECUTE format('REVOKE ALL ON audit_seal FROM %I', site);
  EXECUTE format('GRANT SELECT ON audit_seal TO %I', site);
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
