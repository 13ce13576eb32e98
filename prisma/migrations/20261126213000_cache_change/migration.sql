-- CreateTable
CREATE TABLE "cache_change" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "tags" TEXT[],
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "cache_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "cache_change_at_idx" ON "cache_change"("at");
