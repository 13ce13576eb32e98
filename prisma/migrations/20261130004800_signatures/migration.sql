-- With what a revision was signed, and the paper that was made of it.
CREATE TYPE "SignatureMeans" AS ENUM ('TYPED', 'DRAWN');
CREATE TABLE "signature" (
    "acceptanceId" UUID NOT NULL,
    "means" "SignatureMeans" NOT NULL,
    "drawing" TEXT NOT NULL,
    "signerTitle" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "consentText" TEXT NOT NULL,
    "consentVersion" INTEGER NOT NULL,
    "consentLanguage" TEXT NOT NULL,
    "consentHash" CHAR(64) NOT NULL,
    "legalName" TEXT NOT NULL,
    "legalAddress" TEXT NOT NULL,
    "legalCountry" CHAR(2) NOT NULL,
    "purchaseOrder" TEXT NOT NULL,
    "purchaseOrderFileId" UUID,
    "recordHash" CHAR(64) NOT NULL,
    CONSTRAINT "signature_pkey" PRIMARY KEY ("acceptanceId")
);
CREATE TABLE "signed_document" (
    "acceptanceId" UUID NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "sizeBytes" INTEGER NOT NULL,
    "storageKey" TEXT NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "signed_document_pkey" PRIMARY KEY ("acceptanceId")
);
CREATE UNIQUE INDEX "signature_recordHash_key" ON "signature"("recordHash");
CREATE INDEX "signature_purchaseOrderFileId_idx" ON "signature"("purchaseOrderFileId");
CREATE UNIQUE INDEX "signed_document_sha256_key" ON "signed_document"("sha256");
CREATE UNIQUE INDEX "signed_document_storageKey_key" ON "signed_document"("storageKey");
ALTER TABLE "signature" ADD CONSTRAINT "signature_acceptanceId_fkey" FOREIGN KEY ("acceptanceId") REFERENCES "acceptance"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "signature" ADD CONSTRAINT "signature_purchaseOrderFileId_fkey" FOREIGN KEY ("purchaseOrderFileId") REFERENCES "attachment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "signed_document" ADD CONSTRAINT "signed_document_acceptanceId_fkey" FOREIGN KEY ("acceptanceId") REFERENCES "acceptance"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A drawn signature has its strokes, and what is signed in a company's name says which.
ALTER TABLE "signature" ADD CONSTRAINT "signature_has_its_strokes" CHECK (("means" = 'DRAWN') = ("drawing" <> ''));
ALTER TABLE "signature" ADD CONSTRAINT "signature_drawing_is_bounded" CHECK (length("drawing") <= 40000);
ALTER TABLE "signature" ADD CONSTRAINT "signature_names_its_company" CHECK ("legalName" <> '' AND "legalAddress" <> '');
CREATE TRIGGER "signature_written_once" BEFORE UPDATE OR DELETE ON "signature" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "signature_not_emptied" BEFORE TRUNCATE ON "signature" FOR EACH STATEMENT EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "signed_document_written_once" BEFORE UPDATE OR DELETE ON "signed_document" FOR EACH ROW EXECUTE FUNCTION "is_written_once"();
CREATE TRIGGER "signed_document_not_emptied" BEFORE TRUNCATE ON "signed_document" FOR EACH STATEMENT EXECUTE FUNCTION "is_written_once"();
