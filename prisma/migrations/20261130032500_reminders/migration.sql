-- What the house means to remind somebody of, each planned with what it waits for, and sent once.
CREATE TYPE "ReminderKind" AS ENUM ('REQUEST_WAITS', 'QUOTE_UNOPENED', 'QUOTE_EXPIRES', 'TARIFF_MOVED');
CREATE TYPE "ReminderState" AS ENUM ('PLANNED', 'SENT', 'CANCELLED', 'LAPSED');
CREATE TABLE "reminder" (
    "id" UUID NOT NULL,
    "kind" "ReminderKind" NOT NULL,
    "requestId" UUID NOT NULL,
    "revisionId" UUID,
    "step" INTEGER NOT NULL DEFAULT 0,
    "cause" TEXT NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "state" "ReminderState" NOT NULL DEFAULT 'PLANNED',
    "endedAt" TIMESTAMPTZ(3),
    "endedBy" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "reminder_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "reminder_state_dueAt_idx" ON "reminder"("state", "dueAt");
CREATE INDEX "reminder_requestId_state_idx" ON "reminder"("requestId", "state");
CREATE INDEX "reminder_revisionId_idx" ON "reminder"("revisionId");
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "quote_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "quote_revision"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE TABLE "reminder_choice" (
    "address" TEXT NOT NULL,
    "wanted" BOOLEAN NOT NULL,
    "chosenAt" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "reminder_choice_pkey" PRIMARY KEY ("address")
);

-- One of a cause is planned or was sent: what is planned twice is planned once, and what was sent is never sent again.
CREATE UNIQUE INDEX "reminder_one_of_a_cause" ON "reminder"("cause") WHERE "state" <> 'CANCELLED';
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_ended" CHECK (("state" = 'PLANNED') = ("endedAt" IS NULL));
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_cancelled_by" CHECK (("state" = 'CANCELLED') = ("endedBy" IS NOT NULL));
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_about" CHECK (("kind" = 'REQUEST_WAITS') = ("revisionId" IS NULL));
CREATE TRIGGER "reminder_stays" BEFORE UPDATE ON "reminder" FOR EACH ROW WHEN (OLD."state" <> 'PLANNED') EXECUTE FUNCTION "is_written_once"();
