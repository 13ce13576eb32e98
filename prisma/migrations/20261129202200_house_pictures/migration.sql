-- Logo and photographs of the house: made anew from what was sent, and withdrawn rather than deleted.
CREATE TYPE "HousePictureKind" AS ENUM ('LOGO', 'PHOTO');
CREATE TABLE "house_picture" (
    "id" UUID NOT NULL,
    "kind" "HousePictureKind" NOT NULL,
    "caption" TEXT NOT NULL,
    "takenOn" DATE,
    "isRender" BOOLEAN NOT NULL DEFAULT false,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "sha256" CHAR(64) NOT NULL,
    "contentType" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "sizeBytes" INTEGER NOT NULL,
    "storageKey" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnBy" TEXT,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "house_picture_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "house_picture_storageKey_key" ON "house_picture"("storageKey");
CREATE INDEX "house_picture_kind_at_idx" ON "house_picture"("kind", "at");
-- A photograph says what it shows and when it was taken.
ALTER TABLE "house_picture" ADD CONSTRAINT "house_picture_photo_said"
  CHECK ("kind" = 'LOGO' OR ("caption" <> '' AND "takenOn" IS NOT NULL));
ALTER TABLE "house_picture" ADD CONSTRAINT "house_picture_withdrawn_by" CHECK (("withdrawnAt" IS NULL) = ("withdrawnBy" IS NULL));
