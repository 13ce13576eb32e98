-- Who is asked to join the house, in which roles and until when. The first owner is asked without an
-- address: by the server's own print. Of the link's token the database knows the hash alone.
CREATE TABLE "staff_invitation" (
    "id" UUID NOT NULL,
    "tokenHash" CHAR(64) NOT NULL,
    "email" TEXT,
    "roles" "StaffRole"[],
    "invitedBy" TEXT NOT NULL,
    "invitedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "usedById" TEXT,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "staff_invitation_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "staff_invitation_roles" CHECK (cardinality("roles") > 0),
    CONSTRAINT "staff_invitation_one_end" CHECK ("usedAt" IS NULL OR "withdrawnAt" IS NULL),
    CONSTRAINT "staff_invitation_used_by" CHECK (("usedAt" IS NULL) = ("usedById" IS NULL))
);
CREATE UNIQUE INDEX "staff_invitation_tokenHash_key" ON "staff_invitation"("tokenHash");
-- One address is asked once at a time.
CREATE UNIQUE INDEX "staff_invitation_open" ON "staff_invitation"("email")
WHERE "email" IS NOT NULL AND "usedAt" IS NULL AND "withdrawnAt" IS NULL;

-- The second factor: better-auth writes these; secret and recovery codes are encrypted by its secret.
ALTER TABLE "user" ADD COLUMN "twoFactorEnabled" BOOLEAN NOT NULL DEFAULT false;
CREATE TABLE "two_factor" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "backupCodes" TEXT NOT NULL,
    "verified" BOOLEAN NOT NULL DEFAULT true,
    "failedVerificationCount" INTEGER NOT NULL DEFAULT 0,
    "lockedUntil" TIMESTAMPTZ(3),
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "two_factor_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "two_factor_userId_key" ON "two_factor"("userId");
ALTER TABLE "two_factor" ADD CONSTRAINT "two_factor_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
