-- Ledger entries, outlooks and published changes are evidence: they are written once.
CREATE FUNCTION "is_written_once"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is written once', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "quota_entry_written_once" BEFORE UPDATE OR DELETE ON "quota_entry" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "tariff_outlook_written_once" BEFORE UPDATE OR DELETE ON "tariff_outlook" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "tariff_change_set_written_once" BEFORE UPDATE OR DELETE ON "tariff_change_set" FOR EACH ROW WHEN (OLD."state" <> 'DRAFT') EXECUTE FUNCTION "is_written_once"();
