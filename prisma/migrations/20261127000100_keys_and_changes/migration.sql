-- AlterTable
ALTER TABLE "Archive" ADD COLUMN "changesAfter" INTEGER NOT NULL DEFAULT 0;

-- What earlier saves did is not known.
UPDATE "Archive" SET "changesAfter" = "revision";

-- CreateTable
CREATE TABLE "Key" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL CHECK ("role" IN ('READER', 'CURATOR', 'ADMIN')),
    "hash" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "usedAt" DATETIME,
    "revokedAt" DATETIME
);

-- CreateTable
CREATE TABLE "Change" (
    "revision" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "what" TEXT NOT NULL CHECK ("what" IN ('ADDED', 'CHANGED', 'REMOVED')),

    PRIMARY KEY ("revision", "id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Key_name_key" ON "Key"("name");
