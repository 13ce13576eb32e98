-- How a product is made, and what it is: its origins follow from the first, its customs codes from the second.
ALTER TABLE "product" ADD COLUMN "routes" JSONB NOT NULL DEFAULT '[]', ADD COLUMN "facts" JSONB NOT NULL DEFAULT '[]';
-- A list of countries said where a product is made or only finished. It is held to be made in the first; others
-- come back once somebody says what is formed there.
UPDATE "product" SET
  "routes" = jsonb_build_array(jsonb_build_object(
    'steps', jsonb_build_array(jsonb_build_object('country', "origins"[1], 'process', 'made')),
    'evidence', '', 'reference', '', 'declaredBy', '')),
  "origins" = "origins"[1:1]
  WHERE cardinality("origins") > 0;
