-- Companies that buy: limits with a second signature, invitations, colleagues who ask to join, addresses by country.
CREATE TYPE "LimitWindow" AS ENUM ('ORDER', 'DAY', 'WEEK', 'MONTH', 'YEAR');
CREATE TYPE "SignatureRequestState" AS ENUM ('WAITING', 'SIGNED', 'REFUSED', 'TAKEN_BACK');

ALTER TABLE "company" ADD COLUMN "timeZone" TEXT NOT NULL DEFAULT 'UTC';
ALTER TABLE "user" ADD COLUMN "locale" TEXT, ADD COLUMN "currency" CHAR(3);
ALTER TABLE "company_address" ADD COLUMN "recipient" TEXT NOT NULL DEFAULT '',
ADD COLUMN "district" TEXT NOT NULL DEFAULT '',
ADD COLUMN "region" TEXT NOT NULL DEFAULT '',
ADD COLUMN "phone" TEXT NOT NULL DEFAULT '';

CREATE TABLE "approval_limit" (
    "id" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "window" "LimitWindow" NOT NULL,
    "setBy" TEXT NOT NULL,
    "setAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "approval_limit_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "approval_limit_amount" CHECK ("amountMinor" >= 0)
);
CREATE UNIQUE INDEX "approval_limit_memberId_currency_key" ON "approval_limit"("memberId", "currency");
ALTER TABLE "approval_limit" ADD CONSTRAINT "approval_limit_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "company_member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "company_invitation" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "tokenHash" CHAR(64) NOT NULL,
    "email" TEXT NOT NULL,
    "roles" "CompanyRole"[],
    "invitedBy" TEXT NOT NULL,
    "invitedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "usedById" TEXT,
    "withdrawnAt" TIMESTAMPTZ(3),
    CONSTRAINT "company_invitation_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "company_invitation_roles" CHECK (cardinality("roles") > 0),
    CONSTRAINT "company_invitation_used" CHECK (("usedAt" IS NULL) = ("usedById" IS NULL) AND ("usedAt" IS NULL OR "withdrawnAt" IS NULL))
);
CREATE UNIQUE INDEX "company_invitation_tokenHash_key" ON "company_invitation"("tokenHash");
CREATE INDEX "company_invitation_companyId_idx" ON "company_invitation"("companyId");
-- An address is asked once at a time by one company.
CREATE UNIQUE INDEX "company_invitation_open" ON "company_invitation"("companyId", "email") WHERE "usedAt" IS NULL AND "withdrawnAt" IS NULL;
ALTER TABLE "company_invitation" ADD CONSTRAINT "company_invitation_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE TRIGGER "company_invitation_follows_merge" BEFORE INSERT OR UPDATE OF "companyId" ON "company_invitation" FOR EACH ROW EXECUTE FUNCTION "follows_merged_company"();

CREATE TABLE "join_request" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "userId" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answeredAt" TIMESTAMPTZ(3),
    "answeredBy" TEXT,
    "isWelcome" BOOLEAN,
    CONSTRAINT "join_request_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "join_request_answered" CHECK (("answeredAt" IS NULL) = ("isWelcome" IS NULL) AND ("answeredAt" IS NULL) = ("answeredBy" IS NULL))
);
CREATE INDEX "join_request_companyId_idx" ON "join_request"("companyId");
CREATE INDEX "join_request_userId_idx" ON "join_request"("userId");
CREATE UNIQUE INDEX "join_request_open" ON "join_request"("companyId", "userId") WHERE "answeredAt" IS NULL;
ALTER TABLE "join_request" ADD CONSTRAINT "join_request_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "join_request" ADD CONSTRAINT "join_request_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE TRIGGER "join_request_follows_merge" BEFORE INSERT OR UPDATE OF "companyId" ON "join_request" FOR EACH ROW EXECUTE FUNCTION "follows_merged_company"();

-- Who signed, by whose limit it counts; and who had asked where an approver signed.
ALTER TABLE "acceptance" ADD COLUMN "signedById" TEXT, ADD COLUMN "requestedBy" TEXT;
CREATE INDEX "acceptance_signedById_acceptedAt_idx" ON "acceptance"("signedById", "acceptedAt");

CREATE TABLE "signature_request" (
    "id" UUID NOT NULL,
    "quoteId" UUID NOT NULL,
    "revisionId" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "documentHash" CHAR(64) NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "requestedById" TEXT NOT NULL,
    "requestedBy" TEXT NOT NULL,
    "requestedEmail" TEXT NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "limitMinor" BIGINT,
    "limitWindow" "LimitWindow",
    "usedMinor" BIGINT NOT NULL DEFAULT 0,
    "note" TEXT NOT NULL DEFAULT '',
    "state" "SignatureRequestState" NOT NULL DEFAULT 'WAITING',
    "decidedById" TEXT,
    "decidedBy" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "signature_request_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "signature_request_decided" CHECK (("state" = 'WAITING') = ("decidedAt" IS NULL) AND ("decidedAt" IS NULL) = ("decidedBy" IS NULL)),
    -- Nobody approves their own.
    CONSTRAINT "signature_request_second_person" CHECK ("state" NOT IN ('SIGNED', 'REFUSED') OR "decidedById" IS DISTINCT FROM "requestedById")
);
CREATE INDEX "signature_request_companyId_state_idx" ON "signature_request"("companyId", "state");
CREATE INDEX "signature_request_quoteId_idx" ON "signature_request"("quoteId");
CREATE INDEX "signature_request_revisionId_idx" ON "signature_request"("revisionId");
CREATE UNIQUE INDEX "signature_request_waiting" ON "signature_request"("revisionId") WHERE "state" = 'WAITING';
ALTER TABLE "signature_request" ADD CONSTRAINT "signature_request_quoteId_fkey" FOREIGN KEY ("quoteId") REFERENCES "quote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "signature_request" ADD CONSTRAINT "signature_request_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "quote_revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "signature_request" ADD CONSTRAINT "signature_request_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE TRIGGER "signature_request_follows_merge" BEFORE INSERT OR UPDATE OF "companyId" ON "signature_request" FOR EACH ROW EXECUTE FUNCTION "follows_merged_company"();
-- What was asked stays as it was asked, and what was decided stays decided.
CREATE TRIGGER "signature_request_stays" BEFORE UPDATE ON "signature_request" FOR EACH ROW
WHEN (ROW(NEW."revisionId", NEW."documentHash", NEW."currency", NEW."amountMinor", NEW."requestedById", NEW."requestedBy", NEW."requestedAt")
  IS DISTINCT FROM ROW(OLD."revisionId", OLD."documentHash", OLD."currency", OLD."amountMinor", OLD."requestedById", OLD."requestedBy", OLD."requestedAt")
  OR (OLD."state" <> 'WAITING' AND NEW."state" <> OLD."state"))
EXECUTE FUNCTION "is_written_once"();
