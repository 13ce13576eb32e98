-- Views were of the product table alone; now each says of which list it is.
ALTER TABLE "desk_view" ADD COLUMN "list" TEXT NOT NULL DEFAULT 'products';
ALTER TABLE "desk_view" ALTER COLUMN "list" DROP DEFAULT;

-- DropIndex
DROP INDEX "desk_view_ownerId_name_key";

-- CreateIndex
CREATE UNIQUE INDEX "desk_view_ownerId_list_name_key" ON "desk_view"("ownerId", "list", "name");

-- CreateIndex
CREATE INDEX "desk_view_list_shared_idx" ON "desk_view"("list", "shared");
