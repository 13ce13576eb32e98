-- Letters that came back, letters that are held, and the addresses that they came back from.
ALTER TYPE "MailState" ADD VALUE 'BOUNCED';
ALTER TYPE "MailState" ADD VALUE 'HELD';

CREATE TYPE "BounceKind" AS ENUM ('HARD', 'SOFT');

ALTER TABLE "mail_message" ADD COLUMN "bounceKind" "BounceKind",
ADD COLUMN "bouncedAt" TIMESTAMPTZ(3);

CREATE TABLE "dead_address" (
    "address" TEXT NOT NULL,
    "mailId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "dead_address_pkey" PRIMARY KEY ("address")
);
