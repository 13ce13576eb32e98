-- CreateTable
CREATE TABLE "kept_design" (
    "code" TEXT NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "query" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "kept_design_pkey" PRIMARY KEY ("code")
);

-- CreateIndex
CREATE UNIQUE INDEX "kept_design_sha256_key" ON "kept_design"("sha256");
