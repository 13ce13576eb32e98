ALTER TABLE "company" ADD COLUMN "legalAddress" TEXT NOT NULL DEFAULT '', ADD COLUMN "legalCountry" CHAR(2);
ALTER TABLE "company" ADD CONSTRAINT "company_registered_somewhere" CHECK (("legalAddress" = '') = ("legalCountry" IS NULL));
