-- What becomes of a request before it is quoted, who means to come back to a trade, who is told of what, and who looks at
-- the same thing.
ALTER TABLE "quote_request" ADD COLUMN "snoozedUntil" DATE,
ADD COLUMN "declineReason" TEXT,
ADD COLUMN "mergedIntoId" UUID,
ADD COLUMN "handlingVersion" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "quote_request" ADD CONSTRAINT "quote_request_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "quote_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "quote_request_mergedIntoId_idx" ON "quote_request"("mergedIntoId");
-- A reason is that of a decline, and what was merged waits for no answer of its own.
ALTER TABLE "quote_request" ADD CONSTRAINT "quote_request_declined_for" CHECK ("declineReason" IS NULL OR "status" = 'DECLINED');
ALTER TABLE "quote_request" ADD CONSTRAINT "quote_request_merged" CHECK ("mergedIntoId" IS NULL OR ("status" = 'CLOSED' AND "mergedIntoId" <> "id"));
-- What waits, in the order in which it is answered; a small part of all that ever came.
CREATE INDEX "quote_request_waiting" ON "quote_request"("createdAt", "serial") WHERE "status" IN ('NEW', 'IN_PROGRESS');

ALTER TABLE "quote_request_line" ADD COLUMN "cameFromId" UUID, ADD COLUMN "cameFromPosition" INTEGER;
ALTER TABLE "attachment" ADD COLUMN "cameFromId" UUID, ADD COLUMN "cameFromPosition" INTEGER;

CREATE TABLE "follow_up" (
    "id" UUID NOT NULL,
    "ownerId" TEXT NOT NULL,
    "requestId" UUID NOT NULL,
    "onDay" DATE NOT NULL,
    "note" TEXT NOT NULL,
    "doneAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "follow_up_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "follow_up_ownerId_doneAt_onDay_idx" ON "follow_up"("ownerId", "doneAt", "onDay");
CREATE INDEX "follow_up_requestId_idx" ON "follow_up"("requestId");
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "quote_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "notification" (
    "id" UUID NOT NULL,
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "values" JSONB NOT NULL,
    "path" TEXT NOT NULL,
    "inDigest" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" TIMESTAMPTZ(3),
    "digestedAt" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);
-- Whatever is repeated tells a person once.
CREATE UNIQUE INDEX "notification_userId_cause_key" ON "notification"("userId", "cause");
CREATE INDEX "notification_userId_createdAt_idx" ON "notification"("userId", "createdAt");
-- Each page of the desk counts them.
CREATE INDEX "notification_unread" ON "notification"("userId") WHERE "readAt" IS NULL;
ALTER TABLE "notification" ADD CONSTRAINT "notification_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "notification_choice" (
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "channel" TEXT NOT NULL,

    CONSTRAINT "notification_choice_pkey" PRIMARY KEY ("userId","kind"),
    CONSTRAINT "notification_choice_channel" CHECK ("channel" IN ('SITE', 'DIGEST', 'NONE'))
);
ALTER TABLE "notification_choice" ADD CONSTRAINT "notification_choice_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Who has something open is true for seconds, and is written as cheaply as can be: after a crash it is empty.
CREATE UNLOGGED TABLE "presence" (
    "objectType" TEXT NOT NULL,
    "objectId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "presence_pkey" PRIMARY KEY ("objectType","objectId","userId")
);
CREATE INDEX "presence_userId_idx" ON "presence"("userId");
CREATE INDEX "presence_seenAt_idx" ON "presence"("seenAt");
ALTER TABLE "presence" ADD CONSTRAINT "presence_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What somebody did last with requests, to be undone.
CREATE INDEX "audit_event_request_deeds" ON "audit_event"("actorId", "at") WHERE "objectType" = 'quote_request';
