-- The tables of schema.prisma as Prisma writes them, and in each table the CHECKs that Prisma cannot express.
-- A later migration that rebuilds a table must repeat them: tests/migrations.test.ts breaks every one.

-- CreateTable
CREATE TABLE "Archive" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "revision" INTEGER NOT NULL,
    CONSTRAINT "Archive_single" CHECK ("id" = 1),
    CONSTRAINT "Archive_revision" CHECK ("revision" >= 0)
);

-- CreateTable
CREATE TABLE "Source" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameSort" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "url" TEXT,
    "languages" JSONB NOT NULL,
    "publisherId" TEXT,
    "placeId" TEXT,
    "license" TEXT,
    CONSTRAINT "Source_publisherId_fkey" FOREIGN KEY ("publisherId") REFERENCES "Organization" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Source_placeId_fkey" FOREIGN KEY ("placeId") REFERENCES "Place" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Source_kind" CHECK ("kind" IN (
        'NEWSPAPER', 'MAGAZINE', 'AGENCY', 'BROADCASTER', 'ONLINE', 'INSTITUTION'
    )),
    CONSTRAINT "Source_languages" CHECK (json_type("languages") = 'array')
);

-- CreateTable
CREATE TABLE "Article" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "slug" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "titleSort" TEXT NOT NULL,
    "summary" TEXT,
    "byline" TEXT,
    "language" TEXT NOT NULL,
    "publishedAt" DATETIME NOT NULL,
    "modifiedAt" DATETIME,
    "status" TEXT NOT NULL,
    "url" TEXT,
    "wordCount" INTEGER NOT NULL,
    "contentHash" TEXT NOT NULL,
    "recordHash" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Article_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Article_status" CHECK ("status" IN ('PUBLISHED', 'CORRECTED', 'RETRACTED')),
    CONSTRAINT "Article_wordCount" CHECK ("wordCount" >= 0)
);

-- CreateTable
CREATE TABLE "ArticleText" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "articleId" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    CONSTRAINT "ArticleText_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ArticleText_field" CHECK ("field" IN ('TITLE', 'SUMMARY', 'BODY', 'CAPTION')),
    CONSTRAINT "ArticleText_ordinal" CHECK ("ordinal" >= 0 AND ("ordinal" = 0 OR "field" = 'CAPTION'))
);

-- CreateTable
CREATE TABLE "Topic" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameSort" TEXT NOT NULL,
    "description" TEXT,
    "broaderId" TEXT,
    CONSTRAINT "Topic_broaderId_fkey" FOREIGN KEY ("broaderId") REFERENCES "Topic" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Topic_broader" CHECK ("broaderId" <> "id")
);

-- CreateTable
CREATE TABLE "ArticleTopic" (
    "articleId" TEXT NOT NULL,
    "topicId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "depth" INTEGER NOT NULL,
    "publishedAt" DATETIME NOT NULL,

    PRIMARY KEY ("articleId", "topicId"),
    CONSTRAINT "ArticleTopic_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ArticleTopic_topicId_fkey" FOREIGN KEY ("topicId") REFERENCES "Topic" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Photo" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "articleId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "url" TEXT,
    "captionId" TEXT,
    "altText" TEXT,
    "credit" TEXT,
    "license" TEXT,
    "width" INTEGER,
    "height" INTEGER,
    "takenEdtf" TEXT,
    "takenEarliest" TEXT,
    "takenLatest" TEXT,
    CONSTRAINT "Photo_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Photo_captionId_fkey" FOREIGN KEY ("captionId") REFERENCES "ArticleText" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PhotoDepicts" (
    "photoId" TEXT NOT NULL,
    "entityId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,

    PRIMARY KEY ("photoId", "entityId"),
    CONSTRAINT "PhotoDepicts_photoId_fkey" FOREIGN KEY ("photoId") REFERENCES "Photo" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PhotoDepicts_entityId_fkey" FOREIGN KEY ("entityId") REFERENCES "Entity" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Entity" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameSort" TEXT NOT NULL,
    "description" TEXT,
    "method" TEXT NOT NULL,
    "review" TEXT NOT NULL,
    "articleCount" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Entity_kind" CHECK ("kind" IN ('PERSON', 'ORGANIZATION', 'PLACE', 'EVENT')),
    CONSTRAINT "Entity_method" CHECK ("method" IN ('CURATED', 'NAME_MATCH', 'EXTRACTED', 'IMPORTED')),
    CONSTRAINT "Entity_review" CHECK ("review" IN ('UNREVIEWED', 'CONFIRMED', 'DISPUTED')),
    CONSTRAINT "Entity_articleCount" CHECK ("articleCount" >= 0)
);

-- CreateTable
CREATE TABLE "Name" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "entityId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "textSort" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "language" TEXT,
    "validityEdtf" TEXT,
    "validityEarliest" TEXT,
    "validityLatest" TEXT,
    "ordinal" INTEGER NOT NULL,
    CONSTRAINT "Name_entityId_fkey" FOREIGN KEY ("entityId") REFERENCES "Entity" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Name_kind" CHECK ("kind" IN (
        'PREFERRED', 'ALIAS', 'ABBREVIATION', 'FORMER', 'NICKNAME', 'TRANSLITERATION', 'MISSPELLING'
    )),
    CONSTRAINT "Name_text" CHECK ("text" <> '')
);

-- CreateTable
CREATE TABLE "Identifier" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "entityId" TEXT,
    "topicId" TEXT,
    "scheme" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    CONSTRAINT "Identifier_entityId_fkey" FOREIGN KEY ("entityId") REFERENCES "Entity" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Identifier_topicId_fkey" FOREIGN KEY ("topicId") REFERENCES "Topic" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Identifier_one_subject" CHECK (("entityId" IS NOT NULL) + ("topicId" IS NOT NULL) = 1)
);

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "birthEdtf" TEXT,
    "birthEarliest" TEXT,
    "birthLatest" TEXT,
    "deathEdtf" TEXT,
    "deathEarliest" TEXT,
    "deathLatest" TEXT,
    CONSTRAINT "Person_id_fkey" FOREIGN KEY ("id") REFERENCES "Entity" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Organization" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "foundedEdtf" TEXT,
    "foundedEarliest" TEXT,
    "foundedLatest" TEXT,
    "dissolvedEdtf" TEXT,
    "dissolvedEarliest" TEXT,
    "dissolvedLatest" TEXT,
    "parentId" TEXT,
    "headquartersId" TEXT,
    CONSTRAINT "Organization_id_fkey" FOREIGN KEY ("id") REFERENCES "Entity" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Organization_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Organization" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Organization_headquartersId_fkey" FOREIGN KEY ("headquartersId") REFERENCES "Place" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Organization_kind" CHECK ("kind" IN (
        'COMPANY', 'GOVERNMENT', 'POLITICAL_PARTY', 'INTERGOVERNMENTAL', 'NON_PROFIT', 'EDUCATION', 'MEDIA', 'SPORTS', 'MILITARY', 'OTHER'
    )),
    CONSTRAINT "Organization_parent" CHECK ("parentId" <> "id")
);

-- CreateTable
CREATE TABLE "Place" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "latitude" REAL,
    "longitude" REAL,
    "countryCode" TEXT,
    "containedInId" TEXT,
    CONSTRAINT "Place_id_fkey" FOREIGN KEY ("id") REFERENCES "Entity" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Place_containedInId_fkey" FOREIGN KEY ("containedInId") REFERENCES "Place" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Place_kind" CHECK ("kind" IN (
        'CONTINENT', 'COUNTRY', 'REGION', 'CITY', 'DISTRICT', 'SITE', 'NATURAL'
    )),
    CONSTRAINT "Place_containedIn" CHECK ("containedInId" <> "id"),
    CONSTRAINT "Place_location" CHECK (("latitude" IS NULL) = ("longitude" IS NULL) AND "latitude" BETWEEN -90 AND 90 AND "longitude" BETWEEN -180 AND 180)
);

-- CreateTable
CREATE TABLE "Event" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "dateEdtf" TEXT,
    "dateEarliest" TEXT,
    "dateLatest" TEXT,
    "dateSort" TEXT NOT NULL,
    "partOfId" TEXT,
    CONSTRAINT "Event_id_fkey" FOREIGN KEY ("id") REFERENCES "Entity" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Event_partOfId_fkey" FOREIGN KEY ("partOfId") REFERENCES "Event" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Event_kind" CHECK ("kind" IN (
        'VISIT', 'MEETING', 'CEREMONY', 'STATEMENT', 'AGREEMENT', 'TRANSFER', 'CONFLICT', 'FOUNDING', 'OTHER'
    )),
    CONSTRAINT "Event_partOf" CHECK ("partOfId" <> "id")
);

-- CreateTable
CREATE TABLE "EventPlace" (
    "eventId" TEXT NOT NULL,
    "placeId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,

    PRIMARY KEY ("eventId", "placeId"),
    CONSTRAINT "EventPlace_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "EventPlace_placeId_fkey" FOREIGN KEY ("placeId") REFERENCES "Place" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Participant" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "eventId" TEXT NOT NULL,
    "entityId" TEXT NOT NULL,
    "role" TEXT,
    "ordinal" INTEGER NOT NULL,
    CONSTRAINT "Participant_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Participant_entityId_fkey" FOREIGN KEY ("entityId") REFERENCES "Entity" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Affiliation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "role" TEXT,
    "periodEdtf" TEXT,
    "periodEarliest" TEXT,
    "periodLatest" TEXT,
    CONSTRAINT "Affiliation_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Affiliation_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Evidence" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "textId" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "exact" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "eventId" TEXT,
    "participantId" TEXT,
    "affiliationId" TEXT,
    CONSTRAINT "Evidence_textId_fkey" FOREIGN KEY ("textId") REFERENCES "ArticleText" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Evidence_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Evidence_participantId_fkey" FOREIGN KEY ("participantId") REFERENCES "Participant" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Evidence_affiliationId_fkey" FOREIGN KEY ("affiliationId") REFERENCES "Affiliation" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Evidence_span" CHECK (0 <= "start" AND "start" < "end"),
    CONSTRAINT "Evidence_one_subject" CHECK (("eventId" IS NOT NULL) + ("participantId" IS NOT NULL) + ("affiliationId" IS NOT NULL) = 1)
);

-- CreateTable
CREATE TABLE "ArticleAuthor" (
    "articleId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,

    PRIMARY KEY ("articleId", "personId"),
    CONSTRAINT "ArticleAuthor_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ArticleAuthor_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ArticleEntity" (
    "articleId" TEXT NOT NULL,
    "entityId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "mentionCount" INTEGER NOT NULL,
    "publishedAt" DATETIME NOT NULL,

    PRIMARY KEY ("articleId", "entityId"),
    CONSTRAINT "ArticleEntity_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ArticleEntity_entityId_fkey" FOREIGN KEY ("entityId") REFERENCES "Entity" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ArticleEntity_kind" CHECK ("kind" IN ('PERSON', 'ORGANIZATION', 'PLACE', 'EVENT')),
    CONSTRAINT "ArticleEntity_mentionCount" CHECK ("mentionCount" >= 0)
);

-- CreateTable
CREATE TABLE "Mention" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "articleId" TEXT NOT NULL,
    "entityId" TEXT NOT NULL,
    "textId" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "exact" TEXT NOT NULL,
    "nameId" TEXT,
    "position" INTEGER NOT NULL,
    "publishedAt" DATETIME NOT NULL,
    "method" TEXT NOT NULL,
    "confidence" REAL NOT NULL,
    "review" TEXT NOT NULL,
    CONSTRAINT "Mention_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Mention_entityId_fkey" FOREIGN KEY ("entityId") REFERENCES "Entity" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Mention_textId_fkey" FOREIGN KEY ("textId") REFERENCES "ArticleText" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Mention_nameId_fkey" FOREIGN KEY ("nameId") REFERENCES "Name" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Mention_method" CHECK ("method" IN ('CURATED', 'NAME_MATCH', 'EXTRACTED', 'IMPORTED')),
    CONSTRAINT "Mention_review" CHECK ("review" IN ('UNREVIEWED', 'CONFIRMED', 'DISPUTED')),
    CONSTRAINT "Mention_confidence" CHECK ("confidence" BETWEEN 0 AND 1),
    CONSTRAINT "Mention_span" CHECK (0 <= "start" AND "start" < "end")
);

-- CreateTable
CREATE TABLE "Quote" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "articleId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "textSort" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "speakerId" TEXT,
    "eventId" TEXT,
    "saidEdtf" TEXT,
    "saidEarliest" TEXT,
    "saidLatest" TEXT,
    "saidSort" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "method" TEXT NOT NULL,
    "confidence" REAL NOT NULL,
    "review" TEXT NOT NULL,
    CONSTRAINT "Quote_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Quote_speakerId_fkey" FOREIGN KEY ("speakerId") REFERENCES "Entity" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Quote_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Quote_kind" CHECK ("kind" IN ('DIRECT', 'MIXED', 'INDIRECT')),
    CONSTRAINT "Quote_method" CHECK ("method" IN ('CURATED', 'NAME_MATCH', 'EXTRACTED', 'IMPORTED')),
    CONSTRAINT "Quote_review" CHECK ("review" IN ('UNREVIEWED', 'CONFIRMED', 'DISPUTED')),
    CONSTRAINT "Quote_confidence" CHECK ("confidence" BETWEEN 0 AND 1)
);

-- CreateTable
CREATE TABLE "QuoteSpan" (
    "quoteId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "textId" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "exact" TEXT NOT NULL,

    PRIMARY KEY ("quoteId", "role", "ordinal"),
    CONSTRAINT "QuoteSpan_quoteId_fkey" FOREIGN KEY ("quoteId") REFERENCES "Quote" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "QuoteSpan_textId_fkey" FOREIGN KEY ("textId") REFERENCES "ArticleText" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "QuoteSpan_role" CHECK ("role" IN ('SEGMENT', 'SOURCE', 'CUE', 'VIA')),
    CONSTRAINT "QuoteSpan_span" CHECK (0 <= "start" AND "start" < "end")
);

-- CreateTable
CREATE TABLE "QuoteAddressee" (
    "quoteId" TEXT NOT NULL,
    "entityId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,

    PRIMARY KEY ("quoteId", "entityId"),
    CONSTRAINT "QuoteAddressee_quoteId_fkey" FOREIGN KEY ("quoteId") REFERENCES "Quote" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "QuoteAddressee_entityId_fkey" FOREIGN KEY ("entityId") REFERENCES "Entity" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "QuoteAbout" (
    "quoteId" TEXT NOT NULL,
    "entityId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,

    PRIMARY KEY ("quoteId", "entityId"),
    CONSTRAINT "QuoteAbout_quoteId_fkey" FOREIGN KEY ("quoteId") REFERENCES "Quote" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "QuoteAbout_entityId_fkey" FOREIGN KEY ("entityId") REFERENCES "Entity" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Source_slug_key" ON "Source"("slug");

-- CreateIndex
CREATE INDEX "Source_nameSort_id_idx" ON "Source"("nameSort", "id");

-- CreateIndex
CREATE INDEX "Source_publisherId_idx" ON "Source"("publisherId");

-- CreateIndex
CREATE INDEX "Source_placeId_idx" ON "Source"("placeId");

-- CreateIndex
CREATE UNIQUE INDEX "Article_slug_key" ON "Article"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Article_url_key" ON "Article"("url");

-- CreateIndex
CREATE INDEX "Article_publishedAt_id_idx" ON "Article"("publishedAt", "id");

-- CreateIndex
CREATE INDEX "Article_updatedAt_id_idx" ON "Article"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "Article_titleSort_id_idx" ON "Article"("titleSort", "id");

-- CreateIndex
CREATE INDEX "Article_wordCount_id_idx" ON "Article"("wordCount", "id");

-- CreateIndex
CREATE INDEX "Article_sourceId_publishedAt_id_idx" ON "Article"("sourceId", "publishedAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Article_sourceId_externalId_key" ON "Article"("sourceId", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "ArticleText_articleId_field_ordinal_key" ON "ArticleText"("articleId", "field", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "Topic_slug_key" ON "Topic"("slug");

-- CreateIndex
CREATE INDEX "Topic_broaderId_nameSort_id_idx" ON "Topic"("broaderId", "nameSort", "id");

-- CreateIndex
CREATE INDEX "Topic_nameSort_id_idx" ON "Topic"("nameSort", "id");

-- CreateIndex
CREATE INDEX "ArticleTopic_topicId_publishedAt_articleId_idx" ON "ArticleTopic"("topicId", "publishedAt", "articleId");

-- CreateIndex
CREATE UNIQUE INDEX "Photo_captionId_key" ON "Photo"("captionId");

-- CreateIndex
CREATE UNIQUE INDEX "Photo_articleId_ordinal_key" ON "Photo"("articleId", "ordinal");

-- CreateIndex
CREATE INDEX "PhotoDepicts_entityId_idx" ON "PhotoDepicts"("entityId");

-- CreateIndex
CREATE UNIQUE INDEX "Entity_slug_key" ON "Entity"("slug");

-- CreateIndex
CREATE INDEX "Entity_kind_nameSort_id_idx" ON "Entity"("kind", "nameSort", "id");

-- CreateIndex
CREATE INDEX "Entity_kind_articleCount_id_idx" ON "Entity"("kind", "articleCount", "id");

-- CreateIndex
CREATE INDEX "Entity_kind_createdAt_id_idx" ON "Entity"("kind", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Entity_nameSort_id_idx" ON "Entity"("nameSort", "id");

-- CreateIndex
CREATE INDEX "Entity_articleCount_id_idx" ON "Entity"("articleCount", "id");

-- CreateIndex
CREATE INDEX "Entity_createdAt_id_idx" ON "Entity"("createdAt", "id");

-- CreateIndex
CREATE INDEX "Name_textSort_idx" ON "Name"("textSort");

-- CreateIndex
CREATE UNIQUE INDEX "Name_entityId_text_key" ON "Name"("entityId", "text");

-- CreateIndex
CREATE INDEX "Identifier_entityId_idx" ON "Identifier"("entityId");

-- CreateIndex
CREATE INDEX "Identifier_topicId_idx" ON "Identifier"("topicId");

-- CreateIndex
CREATE UNIQUE INDEX "Identifier_scheme_value_key" ON "Identifier"("scheme", "value");

-- CreateIndex
CREATE INDEX "Organization_parentId_idx" ON "Organization"("parentId");

-- CreateIndex
CREATE INDEX "Organization_headquartersId_idx" ON "Organization"("headquartersId");

-- CreateIndex
CREATE INDEX "Place_containedInId_idx" ON "Place"("containedInId");

-- CreateIndex
CREATE INDEX "Event_dateSort_id_idx" ON "Event"("dateSort", "id");

-- CreateIndex
CREATE INDEX "Event_partOfId_dateSort_id_idx" ON "Event"("partOfId", "dateSort", "id");

-- CreateIndex
CREATE INDEX "EventPlace_placeId_eventId_idx" ON "EventPlace"("placeId", "eventId");

-- CreateIndex
CREATE INDEX "Participant_eventId_ordinal_id_idx" ON "Participant"("eventId", "ordinal", "id");

-- CreateIndex
CREATE INDEX "Participant_entityId_eventId_idx" ON "Participant"("entityId", "eventId");

-- CreateIndex
CREATE UNIQUE INDEX "Participant_eventId_entityId_key" ON "Participant"("eventId", "entityId");

-- CreateIndex
CREATE INDEX "Affiliation_organizationId_idx" ON "Affiliation"("organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "Affiliation_personId_organizationId_role_key" ON "Affiliation"("personId", "organizationId", "role");

-- CreateIndex
CREATE INDEX "Evidence_textId_idx" ON "Evidence"("textId");

-- CreateIndex
CREATE INDEX "Evidence_eventId_idx" ON "Evidence"("eventId");

-- CreateIndex
CREATE INDEX "Evidence_participantId_idx" ON "Evidence"("participantId");

-- CreateIndex
CREATE INDEX "Evidence_affiliationId_idx" ON "Evidence"("affiliationId");

-- CreateIndex
CREATE INDEX "ArticleAuthor_personId_idx" ON "ArticleAuthor"("personId");

-- CreateIndex
CREATE INDEX "ArticleEntity_articleId_kind_mentionCount_entityId_idx" ON "ArticleEntity"("articleId", "kind", "mentionCount", "entityId");

-- CreateIndex
CREATE INDEX "ArticleEntity_entityId_publishedAt_articleId_idx" ON "ArticleEntity"("entityId", "publishedAt", "articleId");

-- CreateIndex
CREATE INDEX "Mention_articleId_position_id_idx" ON "Mention"("articleId", "position", "id");

-- CreateIndex
CREATE INDEX "Mention_entityId_publishedAt_id_idx" ON "Mention"("entityId", "publishedAt", "id");

-- CreateIndex
CREATE INDEX "Mention_entityId_position_id_idx" ON "Mention"("entityId", "position", "id");

-- CreateIndex
CREATE INDEX "Mention_nameId_idx" ON "Mention"("nameId");

-- CreateIndex
CREATE UNIQUE INDEX "Mention_textId_start_end_entityId_key" ON "Mention"("textId", "start", "end", "entityId");

-- CreateIndex
CREATE INDEX "Quote_articleId_position_id_idx" ON "Quote"("articleId", "position", "id");

-- CreateIndex
CREATE INDEX "Quote_speakerId_saidSort_id_idx" ON "Quote"("speakerId", "saidSort", "id");

-- CreateIndex
CREATE INDEX "Quote_speakerId_position_id_idx" ON "Quote"("speakerId", "position", "id");

-- CreateIndex
CREATE INDEX "Quote_eventId_saidSort_id_idx" ON "Quote"("eventId", "saidSort", "id");

-- CreateIndex
CREATE INDEX "Quote_eventId_position_id_idx" ON "Quote"("eventId", "position", "id");

-- CreateIndex
CREATE INDEX "Quote_saidSort_id_idx" ON "Quote"("saidSort", "id");

-- CreateIndex
CREATE INDEX "Quote_position_id_idx" ON "Quote"("position", "id");

-- CreateIndex
CREATE INDEX "QuoteSpan_textId_idx" ON "QuoteSpan"("textId");

-- CreateIndex
CREATE INDEX "QuoteAddressee_entityId_idx" ON "QuoteAddressee"("entityId");

-- CreateIndex
CREATE INDEX "QuoteAbout_entityId_idx" ON "QuoteAbout"("entityId");

-- CreateTable
CREATE TABLE "Intake" (
    "origin" TEXT NOT NULL PRIMARY KEY,
    "hash" TEXT NOT NULL
);
