CREATE TYPE "CompanyLetter" AS ENUM ('QUOTES', 'ORDERS', 'PAYMENTS');
ALTER TABLE "company_member" ADD COLUMN "letters" "CompanyLetter"[] DEFAULT ARRAY[]::"CompanyLetter"[];
