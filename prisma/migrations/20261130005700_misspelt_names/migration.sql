-- Names of companies and people that are like what was typed, where nothing is found that begins so.
CREATE INDEX "search_entry_names" ON "search_entry" USING GIN ("title" gin_trgm_ops) WHERE "kind" IN ('company', 'person');
