-- What one of the house may is said by roles, of which a person may have several, in place of "admin or not".
CREATE TYPE "StaffRole" AS ENUM ('owner', 'sales', 'sales_manager', 'merchandiser', 'tariff_desk', 'finance', 'viewer');

ALTER TABLE "user" ADD COLUMN "roles" "StaffRole"[] DEFAULT ARRAY[]::"StaffRole"[],
ADD COLUMN "rolesVersion" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN "leftAt" TIMESTAMPTZ(3);

-- An admin set what bound the others: an owner. Everybody else goes on doing what they did.
UPDATE "user" SET "roles" = '{owner}' WHERE "role" = 'STAFF' AND "isAdmin";
UPDATE "user" SET "roles" = '{sales,sales_manager,merchandiser,tariff_desk,finance}' WHERE "role" = 'STAFF' AND NOT "isAdmin";
-- Without an admin the longest of the staff is who invites the others.
UPDATE "user" SET "roles" = "roles" || 'owner'::"StaffRole"
WHERE "id" = (SELECT "id" FROM "user" WHERE "role" = 'STAFF' ORDER BY "createdAt", "id" LIMIT 1)
  AND NOT EXISTS (SELECT 1 FROM "user" WHERE 'owner' = ANY("roles"));

ALTER TABLE "user" DROP COLUMN "isAdmin";

-- Roles are the staff's, and nobody who left has any.
ALTER TABLE "user" ADD CONSTRAINT "user_roles_of_staff" CHECK (cardinality("roles") = 0 OR ("role" = 'STAFF' AND "leftAt" IS NULL));

-- One owner stays. Two who remove each other come one after the other: the second finds no other left.
CREATE FUNCTION "keeps_an_owner"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('owners of the house'));
  IF NOT EXISTS (SELECT 1 FROM "user" WHERE "id" <> OLD."id" AND 'owner' = ANY("roles")) THEN
    RAISE EXCEPTION 'the last owner stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'user_last_owner';
  END IF;
  RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER "user_last_owner_changes" BEFORE UPDATE ON "user" FOR EACH ROW
WHEN ('owner' = ANY(OLD."roles") AND NOT 'owner' = ANY(NEW."roles")) EXECUTE FUNCTION "keeps_an_owner"();
CREATE TRIGGER "user_last_owner_goes" BEFORE DELETE ON "user" FOR EACH ROW
WHEN ('owner' = ANY(OLD."roles")) EXECUTE FUNCTION "keeps_an_owner"();
