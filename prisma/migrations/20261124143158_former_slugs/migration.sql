-- CreateTable
CREATE TABLE "former_slug" (
    "slug" TEXT NOT NULL,
    "productId" UUID NOT NULL,

    CONSTRAINT "former_slug_pkey" PRIMARY KEY ("slug")
);

-- CreateIndex
CREATE INDEX "former_slug_productId_idx" ON "former_slug"("productId");

-- AddForeignKey
ALTER TABLE "former_slug" ADD CONSTRAINT "former_slug_productId_fkey" FOREIGN KEY ("productId") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE;
