-- Rates are settings: each with its day, source, spread and history.
INSERT INTO "setting_version" ("id", "name", "version", "texts", "note", "setBy", "isDemo")
SELECT gen_random_uuid(), 'rate:' || "currency", 1,
  jsonb_build_object('unitsPerUsd', trim_scale("unitsPerUsd")::text, 'spreadPercent', '0', 'day', "asOf"::text, 'source', "source",
    'offered', CASE WHEN "currency" IN ('EUR', 'GBP', 'MXN', 'INR') THEN 'on' ELSE '' END),
  'Taken over from the planning rates', 'Installation', "isDemo" FROM "exchange_rate";
DROP TABLE "exchange_rate";
INSERT INTO "setting_version" ("id", "name", "version", "texts", "note", "setBy")
VALUES (gen_random_uuid(), 'money', 1, '{"rateDays": "31", "cardMostUsd": "", "cardFee": ""}', 'As the site came', 'Installation');
