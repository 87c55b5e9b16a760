-- Added to the table as it is: what stands in it came with its findings, and from inputs that nobody hashed.
ALTER TABLE "Article" ADD COLUMN "extraction" TEXT NOT NULL DEFAULT 'GIVEN'
    CONSTRAINT "Article_extraction" CHECK ("extraction" IN (
        'EXTRACTED', 'GIVEN', 'GIVEN_AND_EXTRACTED', 'UNSUPPORTED_LANGUAGE', 'SKIPPED'
    ));
ALTER TABLE "Article" ADD COLUMN "intake" TEXT;

-- CreateIndex
CREATE INDEX "Article_intake_idx" ON "Article"("intake");
