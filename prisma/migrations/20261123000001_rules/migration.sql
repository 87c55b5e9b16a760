-- Rules over more than one row or table. Each is broken on purpose in tests/migrations.test.ts.

INSERT INTO "Archive" ("id", "revision") VALUES (1, 0);

CREATE TRIGGER "Archive_stays" BEFORE DELETE ON "Archive" BEGIN
    SELECT RAISE(ABORT, 'the row of the archive cannot be deleted');
END;

-- One preferred name for each entity.
CREATE UNIQUE INDEX "Name_preferred" ON "Name" ("entityId") WHERE "kind" = 'PREFERRED';

-- In a unique index no NULL equals another, so a membership without a role needs its own.
CREATE UNIQUE INDEX "Affiliation_without_role" ON "Affiliation" ("personId", "organizationId") WHERE "role" IS NULL;

CREATE TRIGGER "ArticleText_immutable" BEFORE UPDATE ON "ArticleText" BEGIN
    SELECT RAISE(ABORT, 'a text of an article cannot be changed: spans point into it; delete it and insert the new one');
END;

CREATE TRIGGER "Entity_kind_stays" BEFORE UPDATE OF "kind" ON "Entity" WHEN NEW."kind" <> OLD."kind" BEGIN
    SELECT RAISE(ABORT, 'the kind of an entity cannot be changed');
END;

CREATE TRIGGER "Person_is_person" BEFORE INSERT ON "Person"
WHEN (SELECT "kind" FROM "Entity" WHERE "id" = NEW."id") <> 'PERSON' BEGIN
    SELECT RAISE(ABORT, 'a row of Person needs an entity of kind PERSON');
END;

CREATE TRIGGER "Organization_is_organization" BEFORE INSERT ON "Organization"
WHEN (SELECT "kind" FROM "Entity" WHERE "id" = NEW."id") <> 'ORGANIZATION' BEGIN
    SELECT RAISE(ABORT, 'a row of Organization needs an entity of kind ORGANIZATION');
END;

CREATE TRIGGER "Place_is_place" BEFORE INSERT ON "Place"
WHEN (SELECT "kind" FROM "Entity" WHERE "id" = NEW."id") <> 'PLACE' BEGIN
    SELECT RAISE(ABORT, 'a row of Place needs an entity of kind PLACE');
END;

CREATE TRIGGER "Event_is_event" BEFORE INSERT ON "Event"
WHEN (SELECT "kind" FROM "Entity" WHERE "id" = NEW."id") <> 'EVENT' BEGIN
    SELECT RAISE(ABORT, 'a row of Event needs an entity of kind EVENT');
END;

CREATE TRIGGER "ArticleEntity_kind_matches" BEFORE INSERT ON "ArticleEntity"
WHEN (SELECT "kind" FROM "Entity" WHERE "id" = NEW."entityId") <> NEW."kind" BEGIN
    SELECT RAISE(ABORT, 'the kind of an entity in an article must be that of the entity');
END;

CREATE TRIGGER "Quote_speaker_can_speak" BEFORE INSERT ON "Quote"
WHEN (SELECT "kind" FROM "Entity" WHERE "id" = NEW."speakerId") NOT IN ('PERSON', 'ORGANIZATION') BEGIN
    SELECT RAISE(ABORT, 'the speaker of a quote must be a PERSON or an ORGANIZATION');
END;

CREATE TRIGGER "Quote_new_speaker_can_speak" BEFORE UPDATE OF "speakerId" ON "Quote"
WHEN (SELECT "kind" FROM "Entity" WHERE "id" = NEW."speakerId") NOT IN ('PERSON', 'ORGANIZATION') BEGIN
    SELECT RAISE(ABORT, 'the speaker of a quote must be a PERSON or an ORGANIZATION');
END;
