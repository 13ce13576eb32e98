-- One search over what the desk works with. Each thing has the words it is found by, kept by triggers in the transaction
-- that writes the thing; a word's beginning is found by an index over kind and word, however many things there are.
CREATE TABLE "search_entry" (
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "target" TEXT NOT NULL,

    CONSTRAINT "search_entry_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "search_entry_kind_ref_key" ON "search_entry"("kind", "ref");

CREATE TABLE "search_word" (
    "entryId" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    -- by its bytes, so that the words with one beginning stand together in any language
    "word" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "search_word_pkey" PRIMARY KEY ("entryId", "word")
);
CREATE INDEX "search_word_find" ON "search_word"("kind", "word", "entryId" DESC);
ALTER TABLE "search_word" ADD CONSTRAINT "search_word_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "search_entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- HS codes of products are looked for by their beginning.
CREATE INDEX "product_hs_code_us" ON "product" USING SPGIST ("hsCodeUs");

-- A text's words as they are looked for: small letters, no accents, at most 64 characters each.
CREATE FUNCTION "search_terms"("given" text) RETURNS SETOF text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT DISTINCT left(piece, 64) FROM regexp_split_to_table(
    lower(regexp_replace(normalize("given", NFKD), '[\u0300-\u036f]', '', 'g')),
    '[\s!-/:-@\[-`{-~，。（）、·]+') piece
  WHERE piece <> ''
$$;
-- Of Chinese each end of a word too: it is written without spaces, and looked for by any part.
CREATE FUNCTION "search_words"("given" text) RETURNS SETOF text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT word FROM "search_terms"("given") word
  UNION
  SELECT substr(word, at) FROM "search_terms"("given") word, generate_series(2, least(length(word), 24)) at
  WHERE word ~ '[\u3400-\u9fff]'
$$;
-- A number as people type it: RFQ-00042, 00042 or 42.
CREATE FUNCTION "search_number"("prefix" text, "serial" int) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT "prefix" || '-' || lpad("serial"::text, greatest(5, length("serial"::text)), '0')
$$;

-- Writes what a thing is found by, where that changed.
CREATE FUNCTION "search_put"("of_kind" text, "of_ref" text, "of_title" text, "of_detail" text, "of_target" text, "given" text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE entry bigint;
BEGIN
  INSERT INTO "search_entry" ("kind", "ref", "title", "detail", "target") VALUES ("of_kind", "of_ref", "of_title", "of_detail", "of_target")
  ON CONFLICT ("kind", "ref") DO UPDATE SET "title" = excluded."title", "detail" = excluded."detail", "target" = excluded."target"
  RETURNING "id" INTO entry;
  DELETE FROM "search_word" WHERE "entryId" = entry AND "word" NOT IN (SELECT "search_words"("given"));
  INSERT INTO "search_word" ("entryId", "kind", "word") SELECT entry, "of_kind", word FROM "search_words"("given") word ON CONFLICT DO NOTHING;
END $$;
CREATE FUNCTION "search_drop"("of_kind" text, "of_ref" text) RETURNS void LANGUAGE sql AS $$
  DELETE FROM "search_entry" WHERE "kind" = "of_kind" AND "ref" = "of_ref"
$$;

CREATE FUNCTION "search_put_person"("p" "contact", "company" text) RETURNS void LANGUAGE sql AS $$
  SELECT "search_put"('person', p."id"::text, p."name", p."email" || ' · ' || "company", p."companyId"::text,
    concat_ws(' ', p."name", p."email", "company", regexp_replace(p."phone", '[^0-9]', '', 'g')))
$$;
CREATE FUNCTION "search_put_company"("c" "company") RETURNS void LANGUAGE sql AS $$
  SELECT "search_put"('company', c."id"::text, c."name", concat_ws(' · ', nullif(c."legalName", ''), c."country"), c."id"::text,
    concat_ws(' ', c."name", c."legalName", regexp_replace(c."website", '^https?://(www\.)?', ''),
      (SELECT string_agg(n."number", ' ') FROM "company_tax_number" n WHERE n."companyId" = c."id")))
$$;

CREATE FUNCTION "search_of_company"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN PERFORM "search_drop"('company', OLD."id"::text); RETURN NULL; END IF;
  -- The one that was merged is found as the one that stays.
  IF NEW."mergedIntoId" IS NOT NULL THEN PERFORM "search_drop"('company', NEW."id"::text); RETURN NULL; END IF;
  PERFORM "search_put_company"(NEW);
  IF TG_OP = 'UPDATE' AND NEW."name" <> OLD."name" THEN
    PERFORM "search_put_person"(p, NEW."name") FROM "contact" p WHERE p."companyId" = NEW."id";
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "company_search" AFTER INSERT OR DELETE OR UPDATE OF "name", "legalName", "country", "website", "mergedIntoId" ON "company" FOR EACH ROW EXECUTE FUNCTION "search_of_company"();

CREATE FUNCTION "search_of_tax_number"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "search_put_company"(c) FROM "company" c
    WHERE c."id" IN (CASE WHEN TG_OP = 'INSERT' THEN NEW."companyId" ELSE OLD."companyId" END, CASE WHEN TG_OP = 'DELETE' THEN OLD."companyId" ELSE NEW."companyId" END)
      AND c."mergedIntoId" IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER "company_tax_number_search" AFTER INSERT OR UPDATE OR DELETE ON "company_tax_number" FOR EACH ROW EXECUTE FUNCTION "search_of_tax_number"();

CREATE FUNCTION "search_of_contact"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN PERFORM "search_drop"('person', OLD."id"::text); RETURN NULL; END IF;
  PERFORM "search_put_person"(NEW, (SELECT c."name" FROM "company" c WHERE c."id" = NEW."companyId"));
  RETURN NULL;
END $$;
CREATE TRIGGER "contact_search" AFTER INSERT OR DELETE OR UPDATE OF "name", "email", "phone", "companyId" ON "contact" FOR EACH ROW EXECUTE FUNCTION "search_of_contact"();

CREATE FUNCTION "search_put_quote"("q" "quote") RETURNS void LANGUAGE sql AS $$
  SELECT "search_put"('quote', q."id"::text, n.number, r."companyName", n.number, concat_ws(' ', n.number, q."serial", r."companyName"))
  FROM "quote_request" r, (SELECT "search_number"('Q', q."serial") AS number) n WHERE r."id" = q."requestId"
$$;
CREATE FUNCTION "search_of_quote"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN PERFORM "search_drop"('quote', OLD."id"::text); RETURN NULL; END IF;
  PERFORM "search_put_quote"(NEW);
  RETURN NULL;
END $$;
CREATE TRIGGER "quote_search" AFTER INSERT OR DELETE ON "quote" FOR EACH ROW EXECUTE FUNCTION "search_of_quote"();

CREATE FUNCTION "search_put_order"("o" "order") RETURNS void LANGUAGE sql AS $$
  SELECT "search_put"('order', o."id"::text, n.number, r."companyName", n.number, concat_ws(' ', n.number, o."serial", r."companyName"))
  FROM "quote" q JOIN "quote_request" r ON r."id" = q."requestId", (SELECT "search_number"('SO', o."serial") AS number) n WHERE q."id" = o."quoteId"
$$;
CREATE FUNCTION "search_of_order"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN PERFORM "search_drop"('order', OLD."id"::text); RETURN NULL; END IF;
  PERFORM "search_put_order"(NEW);
  RETURN NULL;
END $$;
CREATE TRIGGER "order_search" AFTER INSERT OR DELETE ON "order" FOR EACH ROW EXECUTE FUNCTION "search_of_order"();

CREATE FUNCTION "search_of_request"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE number text;
BEGIN
  IF TG_OP = 'DELETE' THEN PERFORM "search_drop"('request', OLD."id"::text); RETURN NULL; END IF;
  number := "search_number"('RFQ', NEW."serial");
  PERFORM "search_put"('request', NEW."id"::text, number, NEW."companyName" || ' · ' || NEW."contactName", number,
    concat_ws(' ', number, NEW."serial", NEW."companyName", NEW."contactName", NEW."contactEmail"));
  IF TG_OP = 'UPDATE' AND NEW."companyName" <> OLD."companyName" THEN
    PERFORM "search_put_quote"(q) FROM "quote" q WHERE q."requestId" = NEW."id";
    PERFORM "search_put_order"(o) FROM "order" o JOIN "quote" q ON q."id" = o."quoteId" WHERE q."requestId" = NEW."id";
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "quote_request_search" AFTER INSERT OR DELETE OR UPDATE OF "companyName", "contactName", "contactEmail" ON "quote_request" FOR EACH ROW EXECUTE FUNCTION "search_of_request"();

-- A price list is found by the names of its versions.
CREATE FUNCTION "search_put_price_list"("list" uuid) RETURNS void LANGUAGE sql AS $$
  SELECT "search_put"('price_list', l."id"::text, n.number, v.name, n.number, concat_ws(' ', n.number, l."serial", v.names))
  FROM "price_list" l,
    LATERAL (SELECT 'PL-' || lpad(l."serial"::text, greatest(4, length(l."serial"::text)), '0') AS number) n,
    LATERAL (SELECT string_agg(each."name", ' ') AS names, (array_agg(each."name" ORDER BY each."number" DESC))[1] AS name
      FROM "price_list_version" each WHERE each."listId" = l."id") v
  WHERE l."id" = "list" AND v.name IS NOT NULL
$$;
CREATE FUNCTION "search_of_price_list"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "search_drop"('price_list', OLD."id"::text);
  RETURN NULL;
END $$;
CREATE TRIGGER "price_list_search" AFTER DELETE ON "price_list" FOR EACH ROW EXECUTE FUNCTION "search_of_price_list"();
CREATE FUNCTION "search_of_price_list_version"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "search_put_price_list"(CASE WHEN TG_OP = 'DELETE' THEN OLD."listId" ELSE NEW."listId" END);
  RETURN NULL;
END $$;
CREATE TRIGGER "price_list_version_search" AFTER INSERT OR DELETE OR UPDATE OF "name" ON "price_list_version" FOR EACH ROW EXECUTE FUNCTION "search_of_price_list_version"();

-- What is there already.
SELECT "search_put_company"(c) FROM "company" c WHERE c."mergedIntoId" IS NULL;
SELECT "search_put_person"(p, c."name") FROM "contact" p JOIN "company" c ON c."id" = p."companyId";
UPDATE "quote_request" SET "companyName" = "companyName";
SELECT "search_put_quote"(q) FROM "quote" q;
SELECT "search_put_order"(o) FROM "order" o;
SELECT "search_put_price_list"(l."id") FROM "price_list" l;
