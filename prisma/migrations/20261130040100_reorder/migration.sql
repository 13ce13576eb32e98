-- Which revision a request asks for again: the tools that were made for it stand.
ALTER TABLE "quote_request" ADD COLUMN "reorderOfId" UUID;
ALTER TABLE "quote_request" ADD CONSTRAINT "quote_request_reorderOfId_fkey" FOREIGN KEY ("reorderOfId") REFERENCES "quote_revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "quote_request_reorderOfId_idx" ON "quote_request"("reorderOfId");
