-- CreateEnum
CREATE TYPE "PriceListState" AS ENUM ('DRAFT', 'ACTIVE', 'SUPERSEDED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "PriceListScope" AS ENUM ('WHOLE', 'LINE', 'TYPE', 'PRODUCT', 'SKU');

-- CreateTable
CREATE TABLE "company_group" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "savedBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "company_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "company_group_member" (
    "groupId" UUID NOT NULL,
    "companyId" UUID NOT NULL,

    CONSTRAINT "company_group_member_pkey" PRIMARY KEY ("groupId","companyId")
);

-- CreateTable
CREATE TABLE "price_list" (
    "id" UUID NOT NULL,
    "serial" SERIAL NOT NULL,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "price_list_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "price_list_version" (
    "id" UUID NOT NULL,
    "listId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',
    "validFrom" DATE NOT NULL,
    "validUntil" DATE,
    "holdsUntil" DATE,
    "priority" INTEGER NOT NULL DEFAULT 0,
    "note" TEXT NOT NULL DEFAULT '',
    "state" "PriceListState" NOT NULL DEFAULT 'DRAFT',
    "edit" INTEGER NOT NULL DEFAULT 1,
    "savedBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "activatedAt" TIMESTAMPTZ(3),
    "activatedBy" TEXT,
    "endedAt" TIMESTAMPTZ(3),
    "endedBy" TEXT,

    CONSTRAINT "price_list_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "price_list_target" (
    "id" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "companyId" UUID,
    "groupId" UUID,
    "active" BOOLEAN NOT NULL DEFAULT false,
    "priority" INTEGER NOT NULL DEFAULT 0,
    "validFrom" DATE,
    "holdsUntil" DATE,

    CONSTRAINT "price_list_target_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "price_list_entry" (
    "versionId" UUID NOT NULL,
    "scope" "PriceListScope" NOT NULL,
    "key" TEXT NOT NULL,
    "basisPoints" INTEGER,
    "breaks" JSONB,
    "aboveList" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "price_list_entry_pkey" PRIMARY KEY ("versionId","scope","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "company_group_name_key" ON "company_group"("name");

-- CreateIndex
CREATE INDEX "company_group_member_companyId_idx" ON "company_group_member"("companyId");

-- CreateIndex
CREATE UNIQUE INDEX "price_list_serial_key" ON "price_list"("serial");

-- CreateIndex
CREATE INDEX "price_list_version_state_idx" ON "price_list_version"("state");

-- CreateIndex
CREATE UNIQUE INDEX "price_list_version_listId_number_key" ON "price_list_version"("listId", "number");

-- CreateIndex
CREATE INDEX "price_list_target_companyId_idx" ON "price_list_target"("companyId");

-- CreateIndex
CREATE INDEX "price_list_target_groupId_idx" ON "price_list_target"("groupId");

-- CreateIndex
CREATE UNIQUE INDEX "price_list_target_versionId_companyId_key" ON "price_list_target"("versionId", "companyId");

-- CreateIndex
CREATE UNIQUE INDEX "price_list_target_versionId_groupId_key" ON "price_list_target"("versionId", "groupId");

-- AddForeignKey
ALTER TABLE "company_group_member" ADD CONSTRAINT "company_group_member_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "company_group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "company_group_member" ADD CONSTRAINT "company_group_member_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "company"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price_list_version" ADD CONSTRAINT "price_list_version_listId_fkey" FOREIGN KEY ("listId") REFERENCES "price_list"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price_list_target" ADD CONSTRAINT "price_list_target_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "price_list_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price_list_target" ADD CONSTRAINT "price_list_target_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price_list_target" ADD CONSTRAINT "price_list_target_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "company_group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price_list_entry" ADD CONSTRAINT "price_list_entry_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "price_list_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- What no edit of ours may get past.
CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE "price_list_version" ADD CONSTRAINT "price_list_version_terms" CHECK ("currency" = 'USD' AND "number" > 0 AND "priority" BETWEEN 0 AND 999 AND ("validUntil" IS NULL OR "validUntil" >= "validFrom"));
ALTER TABLE "price_list_version" ADD CONSTRAINT "price_list_version_holds" CHECK ("state" <> 'ACTIVE' OR "validUntil" IS NULL OR ("holdsUntil" IS NOT NULL AND "holdsUntil" <= "validUntil"));
ALTER TABLE "price_list_version" ADD CONSTRAINT "price_list_version_activated" CHECK (("state" = 'DRAFT') = ("activatedAt" IS NULL));
ALTER TABLE "price_list_target" ADD CONSTRAINT "price_list_target_one" CHECK (("companyId" IS NULL) <> ("groupId" IS NULL));
ALTER TABLE "price_list_entry" ADD CONSTRAINT "price_list_entry_price" CHECK (("basisPoints" IS NULL) <> ("breaks" IS NULL) AND ("basisPoints" BETWEEN -9900 AND 9900 OR "breaks" IS NOT NULL) AND ("basisPoints" >= 0 OR "aboveList" OR "breaks" IS NOT NULL));
ALTER TABLE "price_list_entry" ADD CONSTRAINT "price_list_entry_key" CHECK (("scope" = 'WHOLE') = ("key" = '') AND ("scope" IN ('PRODUCT', 'SKU') OR "breaks" IS NULL));

-- One draft a list, and never two of its versions on one day.
ALTER TABLE "price_list_version" ADD CONSTRAINT "price_list_version_one_draft" EXCLUDE USING btree ("listId" WITH =) WHERE ("state" = 'DRAFT');
ALTER TABLE "price_list_version" ADD CONSTRAINT "price_list_version_one_a_day" EXCLUDE USING gist ("listId" WITH =, daterange("validFrom", "holdsUntil", '[]') WITH &&) WHERE ("state" = 'ACTIVE');

-- Never two lists of one company, or of one group, with the same priority on one day.
ALTER TABLE "price_list_target" ADD CONSTRAINT "price_list_target_company_day" EXCLUDE USING gist ("companyId" WITH =, "priority" WITH =, daterange("validFrom", "holdsUntil", '[]') WITH &&) WHERE ("active" AND "companyId" IS NOT NULL);
ALTER TABLE "price_list_target" ADD CONSTRAINT "price_list_target_group_day" EXCLUDE USING gist ("groupId" WITH =, "priority" WITH =, daterange("validFrom", "holdsUntil", '[]') WITH &&) WHERE ("active" AND "groupId" IS NOT NULL);

-- The targets carry their version's terms, whoever writes either.
CREATE FUNCTION "price_list_target_terms"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND ROW(NEW."versionId", NEW."companyId", NEW."groupId") IS DISTINCT FROM ROW(OLD."versionId", OLD."companyId", OLD."groupId") THEN
    RAISE EXCEPTION 'whom a price list is for is written once' USING ERRCODE = 'restrict_violation';
  END IF;
  SELECT v."state" = 'ACTIVE', v."priority", v."validFrom", v."holdsUntil" INTO NEW."active", NEW."priority", NEW."validFrom", NEW."holdsUntil"
    FROM "price_list_version" v WHERE v."id" = NEW."versionId";
  RETURN NEW;
END $$;
CREATE TRIGGER "price_list_target_terms" BEFORE INSERT OR UPDATE ON "price_list_target" FOR EACH ROW EXECUTE FUNCTION "price_list_target_terms"();
CREATE FUNCTION "price_list_version_targets"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "price_list_target" SET "active" = NEW."state" = 'ACTIVE' WHERE "versionId" = NEW."id";
  RETURN NULL;
END $$;
CREATE TRIGGER "price_list_version_targets" AFTER UPDATE ON "price_list_version" FOR EACH ROW EXECUTE FUNCTION "price_list_version_targets"();

-- A version that was in force is evidence of what was asked: only how it ended may still be written.
CREATE FUNCTION "price_list_version_frozen"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD."state" <> 'DRAFT' THEN RAISE EXCEPTION 'a price list that was in force stays on record' USING ERRCODE = 'restrict_violation'; END IF;
    RETURN OLD;
  END IF;
  IF OLD."state" <> 'DRAFT' AND (
    ROW(NEW."listId", NEW."number", NEW."name", NEW."currency", NEW."validFrom", NEW."validUntil", NEW."priority", NEW."note", NEW."activatedAt")
      IS DISTINCT FROM ROW(OLD."listId", OLD."number", OLD."name", OLD."currency", OLD."validFrom", OLD."validUntil", OLD."priority", OLD."note", OLD."activatedAt")
    OR NEW."state" = 'DRAFT' OR (OLD."state" <> 'ACTIVE' AND NEW."state" <> OLD."state")
  ) THEN RAISE EXCEPTION 'a price list that was in force is not changed' USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "price_list_version_frozen" BEFORE UPDATE OR DELETE ON "price_list_version" FOR EACH ROW EXECUTE FUNCTION "price_list_version_frozen"();
CREATE FUNCTION "price_list_part_frozen"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE version uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD."versionId" ELSE NEW."versionId" END;
BEGIN
  IF EXISTS (SELECT 1 FROM "price_list_version" WHERE "id" = version AND "state" <> 'DRAFT') THEN
    RAISE EXCEPTION 'a price list that was in force is not changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER "price_list_entry_frozen" BEFORE INSERT OR UPDATE OR DELETE ON "price_list_entry" FOR EACH ROW EXECUTE FUNCTION "price_list_part_frozen"();
CREATE TRIGGER "price_list_target_frozen" BEFORE INSERT OR DELETE ON "price_list_target" FOR EACH ROW EXECUTE FUNCTION "price_list_part_frozen"();
