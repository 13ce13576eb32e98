CREATE TYPE "CompanyPaperKind" AS ENUM ('TAX_CERTIFICATE', 'RESALE_CERTIFICATE', 'REGISTRATION', 'IMPORT_LICENCE', 'OTHER');

-- CreateTable
CREATE TABLE "company_paper" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "kind" "CompanyPaperKind" NOT NULL,
    "number" TEXT NOT NULL,
    "validUntil" DATE,
    "fileName" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "sizeBytes" INTEGER NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "storageKey" TEXT NOT NULL,
    "addedBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "company_paper_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "company_paper_has_bytes" CHECK ("sizeBytes" > 0)
);

CREATE UNIQUE INDEX "company_paper_storageKey_key" ON "company_paper"("storageKey");
CREATE INDEX "company_paper_companyId_idx" ON "company_paper"("companyId");

ALTER TABLE "company_paper" ADD CONSTRAINT "company_paper_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER "company_paper_follows_merge" BEFORE INSERT OR UPDATE OF "companyId" ON "company_paper" FOR EACH ROW EXECUTE FUNCTION "follows_merged_company"();
