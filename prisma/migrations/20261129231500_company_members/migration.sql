-- A person may belong to several companies, to each in roles, in place of one company a person with every right there.
CREATE TYPE "CompanyRole" AS ENUM ('owner', 'buyer', 'approver', 'viewer', 'finance');

CREATE TABLE "company_member" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "userId" TEXT NOT NULL,
    "roles" "CompanyRole"[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "addedBy" TEXT NOT NULL DEFAULT '',
    "joinedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "leftAt" TIMESTAMPTZ(3),
    "leftBy" TEXT,

    CONSTRAINT "company_member_pkey" PRIMARY KEY ("id"),
    -- Whoever belongs to it has a role, and nobody who was removed has any.
    CONSTRAINT "company_member_roles" CHECK ((cardinality("roles") = 0) = ("leftAt" IS NOT NULL)),
    CONSTRAINT "company_member_left_by" CHECK (("leftAt" IS NULL) = ("leftBy" IS NULL))
);
CREATE UNIQUE INDEX "company_member_userId_companyId_key" ON "company_member"("userId", "companyId");
CREATE INDEX "company_member_companyId_idx" ON "company_member"("companyId");
ALTER TABLE "company_member" ADD CONSTRAINT "company_member_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "company_member" ADD CONSTRAINT "company_member_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Everybody goes on doing what they did; the longest of each company lets the others in from now on.
INSERT INTO "company_member" ("id", "companyId", "userId", "roles", "joinedAt")
SELECT gen_random_uuid(), "companyId", "id",
  CASE WHEN row_number() OVER (PARTITION BY "companyId" ORDER BY "createdAt", "id") = 1
    THEN '{owner}'::"CompanyRole"[] ELSE '{buyer,finance}'::"CompanyRole"[] END,
  "createdAt"
FROM "user" WHERE "companyId" IS NOT NULL AND "role" = 'BUYER';

CREATE TRIGGER "company_member_follows_merge" BEFORE INSERT OR UPDATE OF "companyId" ON "company_member" FOR EACH ROW EXECUTE FUNCTION "follows_merged_company"();

-- A company with people has an owner. Looked at when all of a transaction is written, one after the other by company: of
-- two owners who remove each other the second finds no other left.
CREATE FUNCTION "company_keeps_an_owner"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "company" WHERE "id" = OLD."companyId" FOR NO KEY UPDATE;
  IF EXISTS (SELECT 1 FROM "company_member" WHERE "companyId" = OLD."companyId" AND "leftAt" IS NULL)
    AND NOT EXISTS (SELECT 1 FROM "company_member" WHERE "companyId" = OLD."companyId" AND 'owner' = ANY("roles")) THEN
    RAISE EXCEPTION 'the last owner stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'company_member_last_owner';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "company_member_last_owner" AFTER UPDATE OR DELETE ON "company_member"
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ('owner' = ANY(OLD."roles")) EXECUTE FUNCTION "company_keeps_an_owner"();

-- A list that is shared is shared with one company's people.
ALTER TABLE "saved_list" ADD COLUMN "companyId" UUID;
UPDATE "saved_list" l SET "companyId" = u."companyId" FROM "user" u WHERE u."id" = l."ownerId" AND l."shared";
ALTER TABLE "saved_list" DROP COLUMN "shared";
CREATE INDEX "saved_list_companyId_idx" ON "saved_list"("companyId");
ALTER TABLE "saved_list" ADD CONSTRAINT "saved_list_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE TRIGGER "saved_list_follows_merge" BEFORE INSERT OR UPDATE OF "companyId" ON "saved_list" FOR EACH ROW WHEN (NEW."companyId" IS NOT NULL) EXECUTE FUNCTION "follows_merged_company"();

DROP TRIGGER "user_follows_merge" ON "user";
DROP INDEX IF EXISTS "user_companyId_idx";
ALTER TABLE "user" DROP CONSTRAINT "user_companyId_fkey", DROP COLUMN "companyId";
