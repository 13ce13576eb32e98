-- A picture that nothing names is removed a week after somebody sent it last.
ALTER TABLE "picture" ADD COLUMN "sentAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
