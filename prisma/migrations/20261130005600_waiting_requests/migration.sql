-- What waits is counted from the index alone: whether it is put off stands in it too.
DROP INDEX "quote_request_waiting";
CREATE INDEX "quote_request_waiting" ON "quote_request"("createdAt", "serial") INCLUDE ("snoozedUntil") WHERE "status" IN ('NEW', 'IN_PROGRESS');
