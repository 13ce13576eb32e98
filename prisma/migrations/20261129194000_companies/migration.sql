-- What the desk keeps of a company that buys, and how two that are one become one.
CREATE TYPE "CompanyAddressKind" AS ENUM ('BILLING', 'SHIPPING', 'OTHER');

ALTER TABLE "company" ADD COLUMN "legalName" TEXT NOT NULL DEFAULT '',
ADD COLUMN "website" TEXT NOT NULL DEFAULT '',
ADD COLUMN "phone" TEXT NOT NULL DEFAULT '',
ADD COLUMN "ownerId" TEXT,
ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN "mergedIntoId" UUID,
ADD COLUMN "mergedAt" TIMESTAMPTZ(3),
ADD COLUMN "mergedBy" TEXT,
ADD CONSTRAINT "company_merged_into_another" CHECK ("mergedIntoId" <> "id"),
ADD CONSTRAINT "company_merged_by" CHECK (("mergedIntoId" IS NULL) = ("mergedAt" IS NULL) AND ("mergedIntoId" IS NULL) = ("mergedBy" IS NULL));
ALTER TABLE "company" ADD CONSTRAINT "company_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "company" ADD CONSTRAINT "company_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "company_ownerId_idx" ON "company"("ownerId");
CREATE INDEX "company_mergedIntoId_idx" ON "company"("mergedIntoId");

-- CreateTable
CREATE TABLE "company_address" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "kind" "CompanyAddressKind" NOT NULL,
    "lines" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "postcode" TEXT NOT NULL,
    "country" CHAR(2) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "company_address_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "company_address_companyId_idx" ON "company_address"("companyId");
ALTER TABLE "company_address" ADD CONSTRAINT "company_address_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE "company_tax_number" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "country" CHAR(2) NOT NULL,
    "kind" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "addedBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "company_tax_number_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "company_tax_number_kind" CHECK ("kind" IN ('tax', 'eori', 'other'))
);
CREATE INDEX "company_tax_number_number_idx" ON "company_tax_number"("number");
CREATE UNIQUE INDEX "company_tax_number_companyId_country_kind_number_key" ON "company_tax_number"("companyId", "country", "kind", "number");
ALTER TABLE "company_tax_number" ADD CONSTRAINT "company_tax_number_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE "company_note" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "byId" TEXT,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "company_note_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "company_note_companyId_at_idx" ON "company_note"("companyId", "at");
ALTER TABLE "company_note" ADD CONSTRAINT "company_note_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A note moves with its company and is otherwise what somebody wrote on a day.
CREATE TRIGGER "company_note_stays" BEFORE UPDATE ON "company_note" FOR EACH ROW
WHEN (ROW(NEW."text", NEW."byId", NEW."by", NEW."at") IS DISTINCT FROM ROW(OLD."text", OLD."byId", OLD."by", OLD."at"))
EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "company_note_is_kept" BEFORE DELETE ON "company_note" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();

-- Whoever writes something of a company that was merged, or is being merged, writes it of the one that stays: a request
-- that comes in meanwhile waits for the merge and goes where the others went.
CREATE FUNCTION "follows_merged_company"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE stays uuid;
BEGIN
  SELECT "mergedIntoId" INTO stays FROM "company" WHERE "id" = NEW."companyId" FOR KEY SHARE;
  IF stays IS NOT NULL THEN NEW."companyId" := stays; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "contact_follows_merge" BEFORE INSERT OR UPDATE OF "companyId" ON "contact" FOR EACH ROW EXECUTE FUNCTION "follows_merged_company"();
CREATE TRIGGER "user_follows_merge" BEFORE INSERT OR UPDATE OF "companyId" ON "user" FOR EACH ROW WHEN (NEW."companyId" IS NOT NULL) EXECUTE FUNCTION "follows_merged_company"();
CREATE TRIGGER "quote_request_follows_merge" BEFORE INSERT OR UPDATE OF "companyId" ON "quote_request" FOR EACH ROW EXECUTE FUNCTION "follows_merged_company"();
CREATE TRIGGER "quote_follows_merge" BEFORE INSERT OR UPDATE OF "companyId" ON "quote" FOR EACH ROW EXECUTE FUNCTION "follows_merged_company"();
CREATE TRIGGER "order_follows_merge" BEFORE INSERT OR UPDATE OF "companyId" ON "order" FOR EACH ROW EXECUTE FUNCTION "follows_merged_company"();
CREATE TRIGGER "company_address_follows_merge" BEFORE INSERT OR UPDATE OF "companyId" ON "company_address" FOR EACH ROW EXECUTE FUNCTION "follows_merged_company"();
CREATE TRIGGER "company_tax_number_follows_merge" BEFORE INSERT OR UPDATE OF "companyId" ON "company_tax_number" FOR EACH ROW EXECUTE FUNCTION "follows_merged_company"();
CREATE TRIGGER "company_note_follows_merge" BEFORE INSERT OR UPDATE OF "companyId" ON "company_note" FOR EACH ROW EXECUTE FUNCTION "follows_merged_company"();

-- Whom a price list is for is written once, but that a company it is for may have become another.
CREATE OR REPLACE FUNCTION "price_list_target_terms"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND ROW(NEW."versionId", NEW."companyId", NEW."groupId") IS DISTINCT FROM ROW(OLD."versionId", OLD."companyId", OLD."groupId")
    AND NOT (NEW."versionId" = OLD."versionId" AND NEW."groupId" IS NULL AND OLD."groupId" IS NULL
      AND EXISTS (SELECT 1 FROM "company" WHERE "id" = OLD."companyId" AND "mergedIntoId" = NEW."companyId")) THEN
    RAISE EXCEPTION 'whom a price list is for is written once' USING ERRCODE = 'restrict_violation';
  END IF;
  SELECT v."state" = 'ACTIVE', v."priority", v."validFrom", v."holdsUntil" INTO NEW."active", NEW."priority", NEW."validFrom", NEW."holdsUntil"
    FROM "price_list_version" v WHERE v."id" = NEW."versionId";
  RETURN NEW;
END $$;
