-- Net days are bound to what a company may owe: a yes of finance to more, and a hold of goods that would leave above it.
ALTER TYPE "ApprovalKind" ADD VALUE 'CREDIT';
CREATE TYPE "HoldKind" AS ENUM ('STAFF', 'CREDIT');
ALTER TABLE "order_hold" ADD COLUMN "kind" "HoldKind" NOT NULL DEFAULT 'STAFF';
-- Of a hold for credit: what its company would owe when it was held. Finance's release is for so much, and no more.
ALTER TABLE "order_hold" ADD COLUMN "exposureMinor" BIGINT;
ALTER TABLE "order_hold" ADD CONSTRAINT "order_hold_exposure" CHECK (("kind" = 'CREDIT') = ("exposureMinor" IS NOT NULL));
