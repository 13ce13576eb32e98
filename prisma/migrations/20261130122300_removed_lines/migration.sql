-- A line that an amendment takes out keeps its row and its history, of no pieces.
ALTER TABLE "order_line" DROP CONSTRAINT "order_line_pieces";
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_pieces" CHECK (
  0 <= "arrived" AND "arrived" <= "shipped" AND "shipped" <= "ready" AND "ready" <= "made" AND "made" <= "quantity");
