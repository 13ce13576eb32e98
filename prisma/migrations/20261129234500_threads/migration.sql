-- What both sides of a trade say to each other, and what staff say among themselves.
CREATE TYPE "EntryAudience" AS ENUM ('SHARED', 'INTERNAL');
CREATE TYPE "EntryKind" AS ENUM ('MESSAGE', 'QUESTION', 'FILE', 'EVENT', 'VIEW');
CREATE TYPE "EntrySide" AS ENUM ('BUYER', 'STAFF', 'SITE');

CREATE TABLE "thread" (
    "requestId" UUID NOT NULL,
    "lastSerial" INTEGER NOT NULL DEFAULT 0,
    "sharedSerial" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "thread_pkey" PRIMARY KEY ("requestId"),
    CONSTRAINT "thread_shared_among_all" CHECK ("sharedSerial" BETWEEN 0 AND "lastSerial")
);
ALTER TABLE "thread" ADD CONSTRAINT "thread_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "quote_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "thread_entry" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "serial" INTEGER NOT NULL,
    "kind" "EntryKind" NOT NULL,
    "audience" "EntryAudience" NOT NULL,
    "side" "EntrySide" NOT NULL,
    "authorId" TEXT,
    "authorName" TEXT NOT NULL,
    "authorEmail" TEXT,
    "body" TEXT NOT NULL DEFAULT '',
    "event" TEXT,
    "values" JSONB NOT NULL DEFAULT '{}',
    "lineId" UUID,
    "lineTitle" TEXT,
    "designCode" TEXT,
    "byMail" BOOLEAN NOT NULL DEFAULT false,
    "cause" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "thread_entry_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "thread_entry_bounded" CHECK (length("body") <= 20000 AND "serial" > 0),
    CONSTRAINT "thread_entry_event" CHECK (("kind" = 'EVENT') = ("event" IS NOT NULL)),
    -- A buyer can't write what buyers don't read.
    CONSTRAINT "thread_entry_internal" CHECK ("audience" = 'SHARED' OR "side" <> 'BUYER')
);
CREATE UNIQUE INDEX "thread_entry_requestId_serial_key" ON "thread_entry"("requestId", "serial");
CREATE UNIQUE INDEX "thread_entry_requestId_cause_key" ON "thread_entry"("requestId", "cause");
CREATE INDEX "thread_entry_authorEmail_idx" ON "thread_entry"("authorEmail");
ALTER TABLE "thread_entry" ADD CONSTRAINT "thread_entry_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "thread"("requestId") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "thread_file" (
    "id" UUID NOT NULL,
    "entryId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "fileName" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "sizeBytes" INTEGER NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "storageKey" TEXT NOT NULL,

    CONSTRAINT "thread_file_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "thread_file_storageKey_key" ON "thread_file"("storageKey");
CREATE UNIQUE INDEX "thread_file_entryId_position_key" ON "thread_file"("entryId", "position");
ALTER TABLE "thread_file" ADD CONSTRAINT "thread_file_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "thread_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "thread_reader" (
    "requestId" UUID NOT NULL,
    "reader" TEXT NOT NULL,
    "side" "EntrySide" NOT NULL,
    "name" TEXT NOT NULL,
    "readSerial" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "thread_reader_pkey" PRIMARY KEY ("requestId","reader")
);
CREATE INDEX "thread_reader_reader_idx" ON "thread_reader"("reader");
ALTER TABLE "thread_reader" ADD CONSTRAINT "thread_reader_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "thread"("requestId") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "thread_mail_choice" (
    "address" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "digestedAt" TIMESTAMPTZ(3),

    CONSTRAINT "thread_mail_choice_pkey" PRIMARY KEY ("address"),
    CONSTRAINT "thread_mail_choice_channel" CHECK ("channel" IN ('EACH', 'DAILY', 'NONE') AND "address" = lower("address"))
);

CREATE TABLE "inbound_mail" (
    "id" UUID NOT NULL,
    "messageHash" CHAR(64) NOT NULL,
    "fromAddress" TEXT NOT NULL,
    "requestId" UUID,
    "outcome" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inbound_mail_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "inbound_mail_messageHash_key" ON "inbound_mail"("messageHash");
CREATE INDEX "inbound_mail_receivedAt_idx" ON "inbound_mail"("receivedAt");
CREATE INDEX "inbound_mail_requestId_fromAddress_receivedAt_idx" ON "inbound_mail"("requestId", "fromAddress", "receivedAt");

-- An entry is what was said: nobody changes it, and nobody shows an internal one to the buyer.
CREATE TRIGGER "thread_entry_written_once" BEFORE UPDATE OR DELETE ON "thread_entry" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "thread_file_written_once" BEFORE UPDATE OR DELETE ON "thread_file" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "thread_entry_not_emptied" BEFORE TRUNCATE ON "thread_entry" FOR EACH STATEMENT EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "thread_file_not_emptied" BEFORE TRUNCATE ON "thread_file" FOR EACH STATEMENT EXECUTE FUNCTION "is_written_once"();

-- Each request has its thread from the beginning: whoever adds an entry locks that row alone, never the request's.
CREATE FUNCTION "open_thread"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "thread" ("requestId") VALUES (NEW."id");
  RETURN NULL;
END $$;
CREATE TRIGGER "quote_request_opens_thread" AFTER INSERT ON "quote_request" FOR EACH ROW EXECUTE FUNCTION "open_thread"();
INSERT INTO "thread" ("requestId") SELECT "id" FROM "quote_request";

-- Pages that are open hear of an entry once it is committed: whose, which, and who may read it; nothing of what it says.
CREATE FUNCTION "tell_thread_entry"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('live', 'thread ' || NEW."requestId" || ' ' || NEW."serial" || ' ' || NEW."audience");
  RETURN NULL;
END $$;
CREATE TRIGGER "thread_entry_told" AFTER INSERT ON "thread_entry" FOR EACH ROW EXECUTE FUNCTION "tell_thread_entry"();

-- A letter may be answered: where to, and what it belongs to.
ALTER TABLE "mail_message" ADD COLUMN "replyTo" TEXT, ADD COLUMN "topic" TEXT;

-- Staff may have a letter for each entry.
ALTER TABLE "notification_choice" DROP CONSTRAINT "notification_choice_channel",
ADD CONSTRAINT "notification_choice_channel" CHECK ("channel" IN ('SITE', 'DIGEST', 'EACH', 'NONE'));
