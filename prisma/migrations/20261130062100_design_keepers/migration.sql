CREATE TABLE "design_keeper" (
    "userId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "keptAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "design_keeper_pkey" PRIMARY KEY ("userId", "code")
);

ALTER TABLE "design_keeper" ADD CONSTRAINT "design_keeper_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "design_keeper" ADD CONSTRAINT "design_keeper_code_fkey" FOREIGN KEY ("code") REFERENCES "kept_design"("code") ON DELETE CASCADE ON UPDATE CASCADE;
