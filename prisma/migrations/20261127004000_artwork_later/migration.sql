-- AlterTable
ALTER TABLE "quote_request_line" ADD COLUMN     "artworkLater" BOOLEAN NOT NULL DEFAULT false;
