-- The desk's lists of quotes and orders begin with the newest, however many there are.
CREATE INDEX "quote_createdAt_serial_idx" ON "quote"("createdAt", "serial");
CREATE INDEX "order_createdAt_serial_idx" ON "order"("createdAt", "serial");
-- Those that are asked for anew: a few of all.
CREATE INDEX "quote_asked_anew" ON "quote"("requoteAskedAt") WHERE "requoteAskedAt" IS NOT NULL;
