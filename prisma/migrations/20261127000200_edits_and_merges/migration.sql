-- AlterTable
ALTER TABLE "Entity" ADD COLUMN "mergedIntoId" TEXT;

-- CreateTable
CREATE TABLE "Edit" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "number" INTEGER NOT NULL,
    "nodeId" TEXT NOT NULL,
    "articleId" TEXT,
    "at" DATETIME NOT NULL,
    "by" TEXT NOT NULL,
    "action" TEXT NOT NULL CHECK ("action" IN ('CREATED', 'UPDATED', 'DELETED', 'REVIEWED', 'MERGED', 'UNMERGED')),
    "before" TEXT,
    "after" TEXT,
    "context" TEXT,
    "note" TEXT,
    CONSTRAINT "Edit_something" CHECK ("before" IS NOT NULL OR "after" IS NOT NULL)
);

-- CreateTable
CREATE TABLE "Merge" (
    "fromId" TEXT NOT NULL PRIMARY KEY,
    "intoId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "by" TEXT NOT NULL,
    CONSTRAINT "Merge_into_another" CHECK ("fromId" <> "intoId")
);

-- CreateTable
CREATE TABLE "Moved" (
    "fromId" TEXT NOT NULL,
    "table" TEXT NOT NULL,
    "column" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "articleId" TEXT,
    "was" TEXT,
    "became" TEXT,
    "taken" TEXT,

    PRIMARY KEY ("fromId", "table", "column", "key")
);

-- CreateIndex
CREATE UNIQUE INDEX "Edit_number_key" ON "Edit"("number");

-- CreateIndex
CREATE INDEX "Edit_nodeId_number_idx" ON "Edit"("nodeId", "number");

-- CreateIndex
CREATE INDEX "Edit_articleId_number_idx" ON "Edit"("articleId", "number");

-- CreateIndex
CREATE INDEX "Merge_intoId_idx" ON "Merge"("intoId");

-- CreateIndex
CREATE INDEX "Moved_articleId_idx" ON "Moved"("articleId");

-- CreateIndex
CREATE INDEX "Entity_mergedIntoId_idx" ON "Entity"("mergedIntoId");

CREATE TRIGGER "Edit_immutable" BEFORE UPDATE ON "Edit" BEGIN
    SELECT RAISE(ABORT, 'an edit cannot be changed: what was done was done');
END;

CREATE TRIGGER "Edit_stays" BEFORE DELETE ON "Edit" BEGIN
    SELECT RAISE(ABORT, 'an edit cannot be deleted: what was done was done');
END;
