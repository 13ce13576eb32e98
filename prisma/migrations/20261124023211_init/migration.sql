-- Trigram look-ups for search that forgives a wrong letter.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateEnum
CREATE TYPE "UserRole" AS ENUM ('BUYER', 'STAFF');

-- CreateEnum
CREATE TYPE "ProductLine" AS ENUM ('JEWELRY', 'BOXES', 'ORGANIZERS');

-- CreateEnum
CREATE TYPE "ProductStatus" AS ENUM ('DRAFT', 'PUBLISHED', 'ARCHIVED');

-- CreateEnum
CREATE TYPE "OrderState" AS ENUM ('AWAITING_DEPOSIT', 'CONFIRMED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "PaymentPartKind" AS ENUM ('DEPOSIT', 'BALANCE');

-- CreateEnum
CREATE TYPE "PaymentState" AS ENUM ('OPEN', 'SUCCEEDED', 'FAILED', 'EXPIRED');

-- CreateEnum
CREATE TYPE "MailState" AS ENUM ('QUEUED', 'SENT', 'KEPT', 'FAILED');

-- CreateEnum
CREATE TYPE "Incoterm" AS ENUM ('EXW', 'FOB', 'CIF', 'DDP');

-- CreateEnum
CREATE TYPE "QuoteRequestStatus" AS ENUM ('NEW', 'IN_PROGRESS', 'QUOTED', 'DECLINED', 'CLOSED');

-- CreateEnum
CREATE TYPE "RequestLineKind" AS ENUM ('BULK', 'CUSTOM');

-- CreateEnum
CREATE TYPE "RevisionState" AS ENUM ('DRAFT', 'SENT', 'SUPERSEDED', 'ACCEPTED', 'DECLINED');

-- CreateTable
CREATE TABLE "user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "role" "UserRole" NOT NULL DEFAULT 'BUYER',
    "companyId" UUID,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "ipAddress" TEXT,
    "userAgent" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "accessToken" TEXT,
    "refreshToken" TEXT,
    "idToken" TEXT,
    "accessTokenExpiresAt" TIMESTAMPTZ(3),
    "refreshTokenExpiresAt" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "lastRequest" BIGINT NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "company" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "country" CHAR(2),
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "company_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "phone" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "styleNumber" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "line" "ProductLine" NOT NULL,
    "type" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "grade" TEXT,
    "material" TEXT NOT NULL,
    "dimensions" JSONB NOT NULL,
    "unitWeightGrams" DECIMAL(10,2) NOT NULL,
    "moq" INTEGER NOT NULL,
    "orderMultiple" INTEGER NOT NULL,
    "leadTimeDays" INTEGER NOT NULL,
    "sampleLeadTimeDays" INTEGER NOT NULL,
    "cartonPieces" INTEGER NOT NULL,
    "cartonLengthMm" INTEGER NOT NULL,
    "cartonWidthMm" INTEGER NOT NULL,
    "cartonHeightMm" INTEGER NOT NULL,
    "cartonGrossGrams" INTEGER NOT NULL,
    "hsCodeUs" TEXT NOT NULL,
    "origins" TEXT[],
    "status" "ProductStatus" NOT NULL DEFAULT 'DRAFT',
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL DEFAULT 0,
    "searchText" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "variant" (
    "id" UUID NOT NULL,
    "productId" UUID NOT NULL,
    "sku" TEXT NOT NULL,
    "finishCode" TEXT NOT NULL,
    "finishName" TEXT NOT NULL,
    "sizeCode" TEXT NOT NULL,
    "sizeName" TEXT NOT NULL,
    "unitPriceDeltaMinor" INTEGER NOT NULL DEFAULT 0,
    "position" INTEGER NOT NULL,

    CONSTRAINT "variant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "price_break" (
    "productId" UUID NOT NULL,
    "fromQuantity" INTEGER NOT NULL,
    "unitPriceMinor" INTEGER NOT NULL,

    CONSTRAINT "price_break_pkey" PRIMARY KEY ("productId","fromQuantity")
);

-- CreateTable
CREATE TABLE "product_option" (
    "id" UUID NOT NULL,
    "productId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "unitPriceMinor" INTEGER NOT NULL,
    "setupFeeMinor" INTEGER NOT NULL,
    "minimumQuantity" INTEGER NOT NULL,
    "leadTimeDays" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "product_option_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product_image" (
    "id" UUID NOT NULL,
    "productId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "finishCode" TEXT,
    "path" TEXT NOT NULL,
    "alt" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "product_image_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "exchange_rate" (
    "currency" CHAR(3) NOT NULL,
    "unitsPerUsd" DECIMAL(18,8) NOT NULL,
    "asOf" DATE NOT NULL,
    "source" TEXT NOT NULL,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "exchange_rate_pkey" PRIMARY KEY ("currency")
);

-- CreateTable
CREATE TABLE "order" (
    "id" UUID NOT NULL,
    "serial" SERIAL NOT NULL,
    "quoteId" UUID NOT NULL,
    "revisionId" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "state" "OrderState" NOT NULL DEFAULT 'AWAITING_DEPOSIT',
    "currency" CHAR(3) NOT NULL,
    "totalMinor" BIGINT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmedAt" TIMESTAMPTZ(3),

    CONSTRAINT "order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_part" (
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "kind" "PaymentPartKind" NOT NULL,
    "position" INTEGER NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "paidAt" TIMESTAMPTZ(3),

    CONSTRAINT "payment_part_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment" (
    "id" UUID NOT NULL,
    "partId" UUID NOT NULL,
    "attempt" INTEGER NOT NULL,
    "state" "PaymentState" NOT NULL DEFAULT 'OPEN',
    "amountMinor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "checkoutSessionId" TEXT,
    "paymentIntentId" TEXT,
    "livemode" BOOLEAN NOT NULL DEFAULT false,
    "failureReason" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stripe_event" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "processedAt" TIMESTAMPTZ(3),
    "outcome" TEXT,

    CONSTRAINT "stripe_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sandbox_object" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "idempotencyKey" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sandbox_object_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_message" (
    "id" UUID NOT NULL,
    "template" TEXT NOT NULL,
    "toAddress" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "attachments" JSONB,
    "dedupeKey" TEXT NOT NULL,
    "state" "MailState" NOT NULL DEFAULT 'QUEUED',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lastError" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "mail_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT,
    "actorName" TEXT,
    "action" TEXT NOT NULL,
    "objectType" TEXT NOT NULL,
    "objectId" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quote_request" (
    "id" UUID NOT NULL,
    "serial" SERIAL NOT NULL,
    "companyId" UUID NOT NULL,
    "contactId" UUID NOT NULL,
    "companyName" TEXT NOT NULL,
    "contactName" TEXT NOT NULL,
    "contactEmail" TEXT NOT NULL,
    "contactPhone" TEXT,
    "destination" CHAR(2) NOT NULL,
    "incoterm" "Incoterm" NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "notes" TEXT,
    "wantedDate" DATE,
    "status" "QuoteRequestStatus" NOT NULL DEFAULT 'NEW',
    "locale" TEXT NOT NULL,
    "estimateMinor" BIGINT NOT NULL,
    "idempotencyKey" UUID NOT NULL,
    "assignedToId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "quote_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quote_request_line" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "RequestLineKind" NOT NULL,
    "variantId" UUID,
    "quantity" INTEGER NOT NULL,
    "origin" CHAR(2),
    "optionCodes" TEXT[],
    "specification" JSONB,
    "note" TEXT,

    CONSTRAINT "quote_request_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attachment" (
    "id" UUID NOT NULL,
    "requestId" UUID,
    "linePosition" INTEGER,
    "fileName" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "sizeBytes" INTEGER NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "storageKey" TEXT NOT NULL,
    "claimTokenHash" CHAR(64) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_link" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "tokenHash" CHAR(64) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "access_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quote" (
    "id" UUID NOT NULL,
    "serial" SERIAL NOT NULL,
    "requestId" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "quote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quote_revision" (
    "id" UUID NOT NULL,
    "quoteId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "state" "RevisionState" NOT NULL DEFAULT 'DRAFT',
    "document" JSONB NOT NULL,
    "documentHash" CHAR(64),
    "currency" CHAR(3) NOT NULL,
    "totalMinor" BIGINT NOT NULL,
    "depositMinor" BIGINT NOT NULL,
    "validUntil" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "sentAt" TIMESTAMPTZ(3),
    "sentById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "quote_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "acceptance" (
    "id" UUID NOT NULL,
    "quoteId" UUID NOT NULL,
    "revisionId" UUID NOT NULL,
    "documentHash" CHAR(64) NOT NULL,
    "signerName" TEXT NOT NULL,
    "signerEmail" TEXT NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ipAddress" TEXT,

    CONSTRAINT "acceptance_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE INDEX "user_companyId_idx" ON "user"("companyId");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_userId_idx" ON "session"("userId");

-- CreateIndex
CREATE INDEX "account_userId_idx" ON "account"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "account_providerId_accountId_key" ON "account"("providerId", "accountId");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "rate_limit_key_key" ON "rate_limit"("key");

-- CreateIndex
CREATE UNIQUE INDEX "contact_email_key" ON "contact"("email");

-- CreateIndex
CREATE INDEX "contact_companyId_idx" ON "contact"("companyId");

-- CreateIndex
CREATE UNIQUE INDEX "product_slug_key" ON "product"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "product_styleNumber_key" ON "product"("styleNumber");

-- CreateIndex
CREATE INDEX "product_status_line_type_position_idx" ON "product"("status", "line", "type", "position");

-- CreateIndex
CREATE INDEX "product_search_trgm" ON "product" USING GIN ("searchText" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "variant_sku_key" ON "variant"("sku");

-- CreateIndex
CREATE INDEX "variant_finishCode_idx" ON "variant"("finishCode");

-- CreateIndex
CREATE UNIQUE INDEX "variant_productId_finishCode_sizeCode_key" ON "variant"("productId", "finishCode", "sizeCode");

-- CreateIndex
CREATE UNIQUE INDEX "product_option_productId_code_key" ON "product_option"("productId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "product_image_productId_path_key" ON "product_image"("productId", "path");

-- CreateIndex
CREATE UNIQUE INDEX "order_serial_key" ON "order"("serial");

-- CreateIndex
CREATE UNIQUE INDEX "order_quoteId_key" ON "order"("quoteId");

-- CreateIndex
CREATE UNIQUE INDEX "order_revisionId_key" ON "order"("revisionId");

-- CreateIndex
CREATE INDEX "order_companyId_createdAt_idx" ON "order"("companyId", "createdAt");

-- CreateIndex
CREATE INDEX "order_state_createdAt_idx" ON "order"("state", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "payment_part_orderId_kind_key" ON "payment_part"("orderId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "payment_checkoutSessionId_key" ON "payment"("checkoutSessionId");

-- CreateIndex
CREATE UNIQUE INDEX "payment_paymentIntentId_key" ON "payment"("paymentIntentId");

-- CreateIndex
CREATE UNIQUE INDEX "payment_partId_attempt_key" ON "payment"("partId", "attempt");

-- CreateIndex
CREATE INDEX "stripe_event_processedAt_idx" ON "stripe_event"("processedAt");

-- CreateIndex
CREATE UNIQUE INDEX "sandbox_object_idempotencyKey_key" ON "sandbox_object"("idempotencyKey");

-- CreateIndex
CREATE UNIQUE INDEX "mail_message_dedupeKey_key" ON "mail_message"("dedupeKey");

-- CreateIndex
CREATE INDEX "mail_message_createdAt_idx" ON "mail_message"("createdAt");

-- CreateIndex
CREATE INDEX "mail_message_state_idx" ON "mail_message"("state");

-- CreateIndex
CREATE INDEX "audit_event_objectType_objectId_at_idx" ON "audit_event"("objectType", "objectId", "at");

-- CreateIndex
CREATE INDEX "audit_event_at_idx" ON "audit_event"("at");

-- CreateIndex
CREATE UNIQUE INDEX "quote_request_serial_key" ON "quote_request"("serial");

-- CreateIndex
CREATE UNIQUE INDEX "quote_request_idempotencyKey_key" ON "quote_request"("idempotencyKey");

-- CreateIndex
CREATE INDEX "quote_request_companyId_createdAt_idx" ON "quote_request"("companyId", "createdAt");

-- CreateIndex
CREATE INDEX "quote_request_status_createdAt_idx" ON "quote_request"("status", "createdAt");

-- CreateIndex
CREATE INDEX "quote_request_assignedToId_idx" ON "quote_request"("assignedToId");

-- CreateIndex
CREATE INDEX "quote_request_contactId_idx" ON "quote_request"("contactId");

-- CreateIndex
CREATE INDEX "quote_request_line_variantId_idx" ON "quote_request_line"("variantId");

-- CreateIndex
CREATE UNIQUE INDEX "quote_request_line_requestId_position_key" ON "quote_request_line"("requestId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "attachment_storageKey_key" ON "attachment"("storageKey");

-- CreateIndex
CREATE INDEX "attachment_requestId_idx" ON "attachment"("requestId");

-- CreateIndex
CREATE INDEX "attachment_createdAt_idx" ON "attachment"("createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "access_link_tokenHash_key" ON "access_link"("tokenHash");

-- CreateIndex
CREATE INDEX "access_link_requestId_idx" ON "access_link"("requestId");

-- CreateIndex
CREATE UNIQUE INDEX "quote_serial_key" ON "quote"("serial");

-- CreateIndex
CREATE UNIQUE INDEX "quote_requestId_key" ON "quote"("requestId");

-- CreateIndex
CREATE INDEX "quote_companyId_idx" ON "quote"("companyId");

-- CreateIndex
CREATE INDEX "quote_revision_state_validUntil_idx" ON "quote_revision"("state", "validUntil");

-- CreateIndex
CREATE INDEX "quote_revision_sentById_idx" ON "quote_revision"("sentById");

-- CreateIndex
CREATE UNIQUE INDEX "quote_revision_quoteId_number_key" ON "quote_revision"("quoteId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "acceptance_quoteId_key" ON "acceptance"("quoteId");

-- CreateIndex
CREATE UNIQUE INDEX "acceptance_revisionId_key" ON "acceptance"("revisionId");

-- AddForeignKey
ALTER TABLE "user" ADD CONSTRAINT "user_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "variant" ADD CONSTRAINT "variant_productId_fkey" FOREIGN KEY ("productId") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price_break" ADD CONSTRAINT "price_break_productId_fkey" FOREIGN KEY ("productId") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_option" ADD CONSTRAINT "product_option_productId_fkey" FOREIGN KEY ("productId") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_image" ADD CONSTRAINT "product_image_productId_fkey" FOREIGN KEY ("productId") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order" ADD CONSTRAINT "order_quoteId_fkey" FOREIGN KEY ("quoteId") REFERENCES "quote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order" ADD CONSTRAINT "order_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "quote_revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order" ADD CONSTRAINT "order_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_part" ADD CONSTRAINT "payment_part_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_partId_fkey" FOREIGN KEY ("partId") REFERENCES "payment_part"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote_request" ADD CONSTRAINT "quote_request_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote_request" ADD CONSTRAINT "quote_request_contactId_fkey" FOREIGN KEY ("contactId") REFERENCES "contact"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote_request" ADD CONSTRAINT "quote_request_assignedToId_fkey" FOREIGN KEY ("assignedToId") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote_request_line" ADD CONSTRAINT "quote_request_line_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "quote_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote_request_line" ADD CONSTRAINT "quote_request_line_variantId_fkey" FOREIGN KEY ("variantId") REFERENCES "variant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "quote_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_link" ADD CONSTRAINT "access_link_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "quote_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote" ADD CONSTRAINT "quote_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "quote_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote" ADD CONSTRAINT "quote_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote_revision" ADD CONSTRAINT "quote_revision_quoteId_fkey" FOREIGN KEY ("quoteId") REFERENCES "quote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote_revision" ADD CONSTRAINT "quote_revision_sentById_fkey" FOREIGN KEY ("sentById") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "acceptance" ADD CONSTRAINT "acceptance_quoteId_fkey" FOREIGN KEY ("quoteId") REFERENCES "quote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "acceptance" ADD CONSTRAINT "acceptance_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "quote_revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Invariants that no code path may break.
ALTER TABLE "price_break" ADD CONSTRAINT "price_break_positive" CHECK ("fromQuantity" > 0 AND "unitPriceMinor" > 0);
ALTER TABLE "product" ADD CONSTRAINT "product_quantities" CHECK ("moq" > 0 AND "orderMultiple" > 0 AND "moq" % "orderMultiple" = 0 AND "leadTimeDays" >= 0);
ALTER TABLE "product_option" ADD CONSTRAINT "product_option_amounts" CHECK ("unitPriceMinor" >= 0 AND "setupFeeMinor" >= 0 AND "minimumQuantity" >= 0 AND "leadTimeDays" >= 0);
ALTER TABLE "exchange_rate" ADD CONSTRAINT "exchange_rate_positive" CHECK ("unitsPerUsd" > 0);
ALTER TABLE "contact" ADD CONSTRAINT "contact_email_lower" CHECK ("email" = lower("email"));
ALTER TABLE "quote_request_line" ADD CONSTRAINT "request_line_quantity" CHECK ("quantity" > 0);
ALTER TABLE "quote_request_line" ADD CONSTRAINT "request_line_kind" CHECK (("kind" = 'BULK') = ("variantId" IS NOT NULL) AND ("kind" = 'CUSTOM') = ("specification" IS NOT NULL));
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_size" CHECK ("sizeBytes" BETWEEN 1 AND 20971520);
ALTER TABLE "quote_revision" ADD CONSTRAINT "revision_amounts" CHECK ("totalMinor" >= 0 AND "depositMinor" BETWEEN 0 AND "totalMinor" AND "number" > 0);
ALTER TABLE "quote_revision" ADD CONSTRAINT "revision_sent_is_hashed" CHECK ("state" = 'DRAFT' OR ("documentHash" IS NOT NULL AND "sentAt" IS NOT NULL));
ALTER TABLE "payment_part" ADD CONSTRAINT "payment_part_positive" CHECK ("amountMinor" > 0);
ALTER TABLE "payment" ADD CONSTRAINT "payment_positive" CHECK ("amountMinor" > 0 AND "attempt" > 0);
ALTER TABLE "order" ADD CONSTRAINT "order_total" CHECK ("totalMinor" > 0);
ALTER TABLE "order" ADD CONSTRAINT "order_confirmed_at" CHECK ("state" <> 'CONFIRMED' OR "confirmedAt" IS NOT NULL);

-- A sent revision never changes, whoever writes: only its state may move on.
CREATE FUNCTION "revision_is_immutable"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD."state" <> 'DRAFT' THEN RAISE EXCEPTION 'a sent revision cannot be deleted'; END IF;
    RETURN OLD;
  END IF;
  IF OLD."state" <> 'DRAFT' AND (
    NEW."document" IS DISTINCT FROM OLD."document" OR NEW."documentHash" IS DISTINCT FROM OLD."documentHash"
    OR NEW."totalMinor" <> OLD."totalMinor" OR NEW."depositMinor" <> OLD."depositMinor" OR NEW."currency" <> OLD."currency"
    OR NEW."validUntil" <> OLD."validUntil" OR NEW."number" <> OLD."number" OR NEW."quoteId" <> OLD."quoteId"
    OR NEW."sentAt" IS DISTINCT FROM OLD."sentAt" OR NEW."state" = 'DRAFT'
    OR (OLD."state" IN ('ACCEPTED', 'DECLINED', 'SUPERSEDED') AND NEW."state" <> OLD."state")
  ) THEN
    RAISE EXCEPTION 'a sent revision cannot be changed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "quote_revision_immutable" BEFORE UPDATE OR DELETE ON "quote_revision" FOR EACH ROW EXECUTE FUNCTION "revision_is_immutable"();

-- An acceptance is evidence: it is written once.
CREATE FUNCTION "acceptance_is_immutable"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'an acceptance cannot be changed'; END $$;
CREATE TRIGGER "acceptance_immutable" BEFORE UPDATE OR DELETE ON "acceptance" FOR EACH ROW EXECUTE FUNCTION "acceptance_is_immutable"();
