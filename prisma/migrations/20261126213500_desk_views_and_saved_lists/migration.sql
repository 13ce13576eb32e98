-- CreateTable
CREATE TABLE "desk_view" (
    "id" UUID NOT NULL,
    "ownerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "desk_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_list" (
    "id" UUID NOT NULL,
    "ownerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_list_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_list_item" (
    "listId" UUID NOT NULL,
    "sku" TEXT NOT NULL,
    "quantity" INTEGER,
    "note" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL,

    CONSTRAINT "saved_list_item_pkey" PRIMARY KEY ("listId","sku")
);

-- CreateIndex
CREATE UNIQUE INDEX "desk_view_ownerId_name_key" ON "desk_view"("ownerId", "name");

-- CreateIndex
CREATE INDEX "saved_list_ownerId_createdAt_idx" ON "saved_list"("ownerId", "createdAt");

-- CreateIndex
CREATE INDEX "product_position_id_idx" ON "product"("position", "id");

-- CreateIndex
CREATE INDEX "product_updatedAt_idx" ON "product"("updatedAt");

-- AddForeignKey
ALTER TABLE "desk_view" ADD CONSTRAINT "desk_view_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_list" ADD CONSTRAINT "saved_list_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_list_item" ADD CONSTRAINT "saved_list_item_listId_fkey" FOREIGN KEY ("listId") REFERENCES "saved_list"("id") ON DELETE CASCADE ON UPDATE CASCADE;
