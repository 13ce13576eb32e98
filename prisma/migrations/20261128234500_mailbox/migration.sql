-- Letters that strangers can order are capped a mailbox and hour.
ALTER TABLE "mail_message" ADD COLUMN "mailbox" TEXT;
UPDATE "mail_message" SET "mailbox" = regexp_replace(lower("toAddress"), '\+[^@]*(?=@)', '');
ALTER TABLE "mail_message" ALTER COLUMN "mailbox" SET NOT NULL;
CREATE INDEX "mail_message_mailbox_createdAt_idx" ON "mail_message"("mailbox", "createdAt");
