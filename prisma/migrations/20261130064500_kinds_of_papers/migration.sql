-- Values of their own migration: what is added can be used once it is committed.
ALTER TYPE "TradePaperKind" ADD VALUE 'CERTIFICATE_OF_ORIGIN';
ALTER TYPE "TradePaperKind" ADD VALUE 'SHIPPING_INSTRUCTION';
ALTER TYPE "TradePaperKind" ADD VALUE 'CREDIT_NOTE';
ALTER TYPE "TradePaperKind" ADD VALUE 'STATEMENT_OF_ACCOUNT';
ALTER TYPE "OrderCreditKind" ADD VALUE 'CREDIT_NOTE';
