CREATE TABLE "company_credit" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "version" INTEGER NOT NULL,
    "limitMinor" BIGINT,
    "isHeld" BOOLEAN NOT NULL,
    "note" TEXT NOT NULL,
    "setById" TEXT,
    "setBy" TEXT NOT NULL,
    "setAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "company_credit_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "company_credit_companyId_currency_version_key" ON "company_credit"("companyId", "currency", "version");
ALTER TABLE "company_credit" ADD CONSTRAINT "company_credit_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "company_credit" ADD CONSTRAINT "company_credit_limits" CHECK ("limitMinor" IS NULL OR "limitMinor" >= 0);
ALTER TABLE "company_credit" ADD CONSTRAINT "company_credit_says_why" CHECK (NOT "isHeld" OR "note" <> '');
CREATE TRIGGER "company_credit_written_once" BEFORE UPDATE OR DELETE ON "company_credit" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "company_credit_not_emptied" BEFORE TRUNCATE ON "company_credit" FOR EACH STATEMENT EXECUTE FUNCTION "is_written_once"();
