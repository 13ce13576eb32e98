CREATE TRIGGER "product_change_written_once" BEFORE UPDATE OR DELETE ON "product_change" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
