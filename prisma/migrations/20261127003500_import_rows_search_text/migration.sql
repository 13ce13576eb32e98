-- The words a new product is found by, made when its row is checked: rows become products within the database.
ALTER TABLE "product_import_row" ADD COLUMN "searchText" TEXT;
-- What was checked before has none, and is checked anew.
UPDATE "product_import" SET state = 'READING', progress = 0, "rowsRead" = 0, added = 0, changed = 0, same = 0, wrong = 0 WHERE state = 'READY' AND applied = 0;
DELETE FROM "product_import_row" r USING "product_import" i WHERE i.id = r."importId" AND i.state = 'READING';
-- Contents are written once, read a few times and go again: packing them would cost more than the room they take.
ALTER TABLE "product_import_row" ALTER COLUMN "content" SET STORAGE EXTERNAL;
