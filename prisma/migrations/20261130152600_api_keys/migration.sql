-- CreateTable
CREATE TABLE "api_key" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "lastFour" CHAR(4) NOT NULL,
    "scopes" TEXT[],
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "revokedBy" TEXT,

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "api_key_may_something" CHECK (cardinality("scopes") > 0),
    CONSTRAINT "api_key_ends" CHECK ("expiresAt" > "createdAt"),
    CONSTRAINT "api_key_revoked_by_somebody" CHECK (("revokedAt" IS NULL) = ("revokedBy" IS NULL))
);

CREATE UNIQUE INDEX "api_key_hash_key" ON "api_key"("hash");
CREATE INDEX "api_key_companyId_idx" ON "api_key"("companyId");

ALTER TABLE "api_key" ADD CONSTRAINT "api_key_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER "api_key_follows_merge" BEFORE INSERT OR UPDATE OF "companyId" ON "api_key" FOR EACH ROW EXECUTE FUNCTION "follows_merged_company"();
