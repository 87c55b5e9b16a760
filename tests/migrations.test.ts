import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prismaEngine, schemaFile, sqlTo } from '../scripts/migration.ts'
import { migrate, migrationsFolder, readMigrations } from '../src/store/migrate.ts'
import { Sqlite } from '../src/store/sqlite.ts'

const folder = mkdtempSync(join(tmpdir(), 'verbatim-'))
afterAll(() => rmSync(folder, { recursive: true }))

const committed = readMigrations(migrationsFolder()).map(({ name }) => name)
const rules = '20261123000001_rules'

test('the committed migrations give the tables of the schema', async () => {
  expect(await sqlTo(readFileSync(schemaFile, 'utf8'))).toBe('')
})

test('a changed schema gives the SQL of its next migration', async () => {
  const changed = `${readFileSync(schemaFile, 'utf8')}\nmodel Outlet {\n  id String @id\n}\n`
  expect(await sqlTo(changed)).toBe('-- CreateTable\nCREATE TABLE "Outlet" (\n    "id" TEXT NOT NULL PRIMARY KEY\n);')
})

test('migrations are applied once, in order, and entered in the table that Prisma reads', async () => {
  const db = new Sqlite(':memory:', 'writer')
  expect(await migrate(db, migrationsFolder(), 0)).toEqual(committed)
  expect(await migrate(db, migrationsFolder(), 0)).toEqual([])
  const sql = 'SELECT migration_name, length(checksum), applied_steps_count, rolled_back_at FROM _prisma_migrations'
  expect(db.run(sql).rows).toEqual(committed.map((name) => [name, 64, 1, null]))
})

test("Prisma's own engine finds nothing to do, nothing changed and nothing failed", async () => {
  const db = new Sqlite(':memory:', 'writer')
  await migrate(db, migrationsFolder(), 0)
  const migrationDirectories = readMigrations(migrationsFolder()).map(({ name, sql }) => ({
    path: name,
    migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
  }))
  const lockfile = {
    path: 'migration_lock.toml',
    content: readFileSync(join(migrationsFolder(), 'migration_lock.toml'), 'utf8'),
  }
  const prisma = await prismaEngine(db, readFileSync(schemaFile, 'utf8'))
  const found = await prisma.diagnoseMigrationHistory({
    migrationsList: { baseDir: migrationsFolder(), lockfile, shadowDbInitScript: '', migrationDirectories },
    optInToShadowDatabase: false,
    filters: { externalTables: [], externalEnums: [] },
  })
  expect(found).toEqual({
    editedMigrationNames: [],
    failedMigrationNames: [],
    hasMigrationsTable: true,
    history: null,
  })
})

test('a migration that fails leaves the database as it was', async () => {
  const migrations = copiedMigrations({ '20990101000000_bad': 'CREATE TABLE "Half" ("id" TEXT); CREATE NONSENSE;' })
  const db = new Sqlite(':memory:', 'writer')
  await expect(migrate(db, migrations, 0)).rejects.toThrow('near "NONSENSE": syntax error')
  expect(db.run('SELECT name FROM sqlite_schema').rows).toEqual([])
})

test('a migration that leaves a reference without its target is refused', async () => {
  const orphan = `INSERT INTO "Person" ("id") VALUES ('nobody');`
  const db = new Sqlite(':memory:', 'writer')
  await expect(migrate(db, copiedMigrations({ '20990101000000_orphan': orphan }), 0)).rejects.toMatchObject({
    code: 'STORE_UNSAFE',
    message: 'The migrations would leave 1 reference without its target, the first in Person.',
  })
})

test('a migration that rebuilds a table keeps the rows that refer to it', async () => {
  const db = new Sqlite(':memory:', 'writer')
  await migrate(db, migrationsFolder(), 0)
  fill(db)
  const rebuild = `CREATE TABLE "new_Entity" AS SELECT * FROM "Entity"; DROP TABLE "Entity";
    CREATE TABLE "Entity" ("id" TEXT NOT NULL PRIMARY KEY, "kind" TEXT);
    INSERT INTO "Entity" SELECT "id", "kind" FROM "new_Entity"; DROP TABLE "new_Entity";`
  await migrate(db, copiedMigrations({ '20990101000000_rebuild': rebuild }), 0)
  expect(db.value('SELECT count(*) FROM "Person"')).toBe(1)
})

test('a database made with another text of a migration is refused', async () => {
  const db = new Sqlite(':memory:', 'writer')
  await migrate(db, migrationsFolder(), 0)
  db.run('UPDATE _prisma_migrations SET checksum = ? WHERE migration_name = ?', ['abc', rules])
  await expect(migrate(db, migrationsFolder(), 0)).rejects.toMatchObject({
    code: 'STORE_UNSAFE',
    message: `The database was made with another text of the migration ${rules}: its checksum was abc.`,
  })
})

test('a database of a newer version is refused', async () => {
  const db = new Sqlite(':memory:', 'writer')
  await migrate(db, copiedMigrations({ '20990101000000_later': 'CREATE TABLE "Later" ("id" TEXT);' }), 0)
  await expect(migrate(db, migrationsFolder(), 0)).rejects.toMatchObject({
    code: 'STORE_UNSAFE',
    message: 'The database has the migration 20990101000000_later, which this version lacks: a newer one wrote it.',
  })
})

test('a database that Prisma left with a failed migration is refused', async () => {
  const db = new Sqlite(':memory:', 'writer')
  await migrate(db, migrationsFolder(), 0)
  db.run('UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = ?', [rules])
  await expect(migrate(db, migrationsFolder(), 0)).rejects.toMatchObject({
    code: 'STORE_UNSAFE',
    message: `The database was left with the migration ${rules} half done.`,
  })
})

/** The committed migrations and more. */
function copiedMigrations(more: Record<string, string>): string {
  const copy = mkdtempSync(join(folder, 'migrations-'))
  cpSync(migrationsFolder(), copy, { recursive: true })
  for (const [name, sql] of Object.entries(more)) {
    cpSync(join(copy, rules), join(copy, name), { recursive: true })
    writeFileSync(join(copy, name, 'migration.sql'), sql)
  }
  return copy
}

const rows = {
  Source: { id: 'source', slug: 'source', name: 'S', nameSort: 's', kind: 'AGENCY', languages: '["en"]' },
  Article: {
    id: 'article',
    slug: 'article',
    sourceId: 'source',
    externalId: '1',
    title: 'T',
    titleSort: 't',
    language: 'en',
    publishedAt: '2026-01-01T00:00:00.000+00:00',
    status: 'PUBLISHED',
    wordCount: 1,
    contentHash: 'c',
    recordHash: 'r',
    createdAt: '2026-01-01T00:00:00.000+00:00',
    updatedAt: '2026-01-01T00:00:00.000+00:00',
  },
  ArticleText: { id: 'text', articleId: 'article', field: 'TITLE', ordinal: 0, text: 'T', hash: 'h' },
  Topic: { id: 'topic', slug: 'topic', name: 'T', nameSort: 't' },
  Person: { id: 'person' },
  Organization: { id: 'organization', kind: 'COMPANY' },
  Place: { id: 'place', kind: 'CITY' },
  Event: { id: 'event', kind: 'VISIT', dateSort: '' },
  Name: { id: 'name', entityId: 'person', text: 'P', textSort: 'p', kind: 'PREFERRED', ordinal: 0 },
  Identifier: { id: 'identifier', entityId: 'person', scheme: 'wikidata', value: 'Q1' },
  Affiliation: { id: 'affiliation', personId: 'person', organizationId: 'organization' },
  Evidence: { id: 'evidence', textId: 'text', start: 0, end: 1, exact: 'T', ordinal: 0, eventId: 'event' },
  ArticleEntity: {
    articleId: 'article',
    entityId: 'person',
    kind: 'PERSON',
    mentionCount: 1,
    publishedAt: '2026-01-01T00:00:00.000+00:00',
  },
  Mention: {
    id: 'mention',
    articleId: 'article',
    entityId: 'person',
    textId: 'text',
    start: 0,
    end: 1,
    exact: 'T',
    position: 0,
    publishedAt: '2026-01-01T00:00:00.000+00:00',
    method: 'CURATED',
    confidence: 1,
    review: 'CONFIRMED',
  },
  Quote: {
    id: 'quote',
    articleId: 'article',
    kind: 'DIRECT',
    text: 'T',
    textSort: 't',
    language: 'en',
    speakerId: 'person',
    saidSort: '2026-01-01',
    position: 0,
    method: 'CURATED',
    confidence: 1,
    review: 'CONFIRMED',
  },
  Edit: { id: 'edit', number: 1, nodeId: 'person', at: '2026-01-01', by: 'x', action: 'UPDATED', before: '{}' },
  QuoteSpan: { quoteId: 'quote', role: 'SEGMENT', ordinal: 0, textId: 'text', start: 0, end: 1, exact: 'T' },
}

const entity = (id: string) => ({
  id,
  kind: id.toUpperCase(),
  slug: id,
  name: id,
  nameSort: id,
  method: 'CURATED',
  review: 'CONFIRMED',
  createdAt: '2026-01-01T00:00:00.000+00:00',
  updatedAt: '2026-01-01T00:00:00.000+00:00',
})

function insert(db: Sqlite, table: string, row: object): void {
  const columns = Object.keys(row)
    .map((column) => `"${column}"`)
    .join(', ')
  const places = Object.keys(row).map(() => '?')
  db.run(`INSERT INTO "${table}" (${columns}) VALUES (${places})`, Object.values(row))
}

function fill(db: Sqlite): void {
  for (const id of ['person', 'organization', 'place', 'event']) insert(db, 'Entity', entity(id))
  for (const [table, row] of Object.entries(rows)) insert(db, table, row)
}

const full = new Sqlite(':memory:', 'writer')
beforeAll(async () => {
  await migrate(full, migrationsFolder(), 0)
  fill(full)
})

const broken: [what: string, message: string, sql: string][] = [
  ['a second archive', 'Archive_single', `INSERT INTO "Archive" VALUES (2, 0, 0)`],
  ['an archive before its beginning', 'Archive_revision', `UPDATE "Archive" SET "revision" = -1`],
  ['no archive', 'the row of the archive cannot be deleted', `DELETE FROM "Archive"`],
  ['a source of an unknown kind', 'Source_kind', `UPDATE "Source" SET "kind" = 'BLOG'`],
  ['languages that are no list', 'Source_languages', `UPDATE "Source" SET "languages" = '"en"'`],
  ['an article of an unknown origin of findings', 'Article_extraction', `UPDATE "Article" SET "extraction" = 'MAGIC'`],
  ['an article of an unknown status', 'Article_status', `UPDATE "Article" SET "status" = 'DRAFT'`],
  ['fewer than no words', 'Article_wordCount', `UPDATE "Article" SET "wordCount" = -1`],
  [
    'a text of an unknown field',
    'ArticleText_field',
    `INSERT INTO "ArticleText" VALUES ('x', 'article', 'FOOTER', 0, 'T', 'h')`,
  ],
  ['a second body', 'ArticleText_ordinal', `INSERT INTO "ArticleText" VALUES ('x', 'article', 'BODY', 1, 'T', 'h')`],
  ['a changed text', 'a text of an article cannot be changed', `UPDATE "ArticleText" SET "text" = 'other'`],
  ['a topic broader than itself', 'Topic_broader', `UPDATE "Topic" SET "broaderId" = "id"`],
  ['an entity of an unknown kind', 'Entity_kind', `INSERT INTO "Entity" SELECT 'x', 'ANIMAL', 'x', ${sameEntity()}`],
  ['an entity of another kind', 'the kind of an entity cannot be changed', `UPDATE "Entity" SET "kind" = 'PLACE'`],
  ['an unknown method', 'Entity_method', `UPDATE "Entity" SET "method" = 'GUESSED'`],
  ['an unknown review', 'Entity_review', `UPDATE "Entity" SET "review" = 'MAYBE'`],
  ['fewer than no articles', 'Entity_articleCount', `UPDATE "Entity" SET "articleCount" = -1`],
  ['a person that is a place', 'needs an entity of kind PERSON', `INSERT INTO "Person" ("id") VALUES ('place')`],
  [
    'an organization that is a person',
    'needs an entity of kind ORGANIZATION',
    `INSERT INTO "Organization" ("id", "kind") VALUES ('person', 'OTHER')`,
  ],
  [
    'a place that is an event',
    'needs an entity of kind PLACE',
    `INSERT INTO "Place" ("id", "kind") VALUES ('event', 'CITY')`,
  ],
  [
    'an event that is a person',
    'needs an entity of kind EVENT',
    `INSERT INTO "Event" ("id", "kind", "dateSort") VALUES ('person', 'VISIT', '')`,
  ],
  ['a name of an unknown kind', 'Name_kind', `UPDATE "Name" SET "kind" = 'TITLE'`],
  ['an empty name', 'Name_text', `UPDATE "Name" SET "text" = ''`],
  [
    'a second preferred name',
    'Name.entityId',
    `INSERT INTO "Name" ("id", "entityId", "text", "textSort", "kind", "ordinal")
     VALUES ('x', 'person', 'Q', 'q', 'PREFERRED', 1)`,
  ],
  ['an identifier of two things', 'Identifier_one_subject', `UPDATE "Identifier" SET "topicId" = 'topic'`],
  ['an identifier of nothing', 'Identifier_one_subject', `UPDATE "Identifier" SET "entityId" = NULL`],
  ['an organization of an unknown kind', 'Organization_kind', `UPDATE "Organization" SET "kind" = 'CLUB'`],
  ['an organization that is its own parent', 'Organization_parent', `UPDATE "Organization" SET "parentId" = "id"`],
  ['a place of an unknown kind', 'Place_kind', `UPDATE "Place" SET "kind" = 'PLANET'`],
  ['a place within itself', 'Place_containedIn', `UPDATE "Place" SET "containedInId" = "id"`],
  ['a place off the globe', 'Place_location', `UPDATE "Place" SET "latitude" = 91, "longitude" = 0`],
  ['a place with half a location', 'Place_location', `UPDATE "Place" SET "latitude" = 1`],
  ['an event of an unknown kind', 'Event_kind', `UPDATE "Event" SET "kind" = 'PARTY'`],
  ['an event that is part of itself', 'Event_partOf', `UPDATE "Event" SET "partOfId" = "id"`],
  [
    'an affiliation without a role, twice',
    'Affiliation.personId, Affiliation.organizationId',
    `INSERT INTO "Affiliation" ("id", "personId", "organizationId") VALUES ('x', 'person', 'organization')`,
  ],
  ['evidence before the text', 'Evidence_span', `UPDATE "Evidence" SET "start" = -1`],
  ['evidence without a length', 'Evidence_span', `UPDATE "Evidence" SET "end" = "start"`],
  ['evidence of two things', 'Evidence_one_subject', `UPDATE "Evidence" SET "affiliationId" = 'affiliation'`],
  ['evidence of nothing', 'Evidence_one_subject', `UPDATE "Evidence" SET "eventId" = NULL`],
  ['an entity of an unknown kind in an article', 'ArticleEntity_kind', `UPDATE "ArticleEntity" SET "kind" = 'ANIMAL'`],
  [
    'an entity of another kind in an article',
    'must be that of the entity',
    `INSERT INTO "ArticleEntity" VALUES ('article', 'place', 'PERSON', 1, '2026-01-01')`,
  ],
  ['fewer than no mentions', 'ArticleEntity_mentionCount', `UPDATE "ArticleEntity" SET "mentionCount" = -1`],
  ['a mention by an unknown method', 'Mention_method', `UPDATE "Mention" SET "method" = 'GUESSED'`],
  ['a mention of unknown review', 'Mention_review', `UPDATE "Mention" SET "review" = 'MAYBE'`],
  ['a mention surer than sure', 'Mention_confidence', `UPDATE "Mention" SET "confidence" = 1.1`],
  ['a mention that ends before it starts', 'Mention_span', `UPDATE "Mention" SET "start" = 5`],
  ['a quote of an unknown kind', 'Quote_kind', `UPDATE "Quote" SET "kind" = 'PARAPHRASE'`],
  ['a quote by an unknown method', 'Quote_method', `UPDATE "Quote" SET "method" = 'GUESSED'`],
  ['a quote of unknown review', 'Quote_review', `UPDATE "Quote" SET "review" = 'MAYBE'`],
  ['a quote less sure than nothing', 'Quote_confidence', `UPDATE "Quote" SET "confidence" = -0.1`],
  ['a quote spoken by a place', 'must be a PERSON or an ORGANIZATION', `UPDATE "Quote" SET "speakerId" = 'place'`],
  [
    'a new quote spoken by an event',
    'must be a PERSON or an ORGANIZATION',
    `INSERT INTO "Quote" ("id", "articleId", "kind", "text", "textSort", "language", "speakerId", "saidSort", "position",
       "method", "confidence", "review")
     VALUES ('x', 'article', 'DIRECT', 'T', 't', 'en', 'event', '', 0, 'CURATED', 1, 'CONFIRMED')`,
  ],
  ['a span of an unknown role', 'QuoteSpan_role', `UPDATE "QuoteSpan" SET "role" = 'VERB'`],
  ['a span without a length', 'QuoteSpan_span', `UPDATE "QuoteSpan" SET "end" = 0`],
  ['a key of an unknown role', 'CHECK', `INSERT INTO "Key" VALUES ('x', 'x', 'OWNER', 'h', '2026-01-01', NULL, NULL)`],
  ['an unknown change', 'CHECK', `INSERT INTO "Change" VALUES (1, 'x', 'LOST')`],
  ['an unknown edit', 'CHECK', `INSERT INTO "Edit" ${edit('GUESSED', "'{}'")}`],
  ['an edit of nothing', 'Edit_something', `INSERT INTO "Edit" ${edit('UPDATED', 'NULL')}`],
  ['an edit that is changed', 'what was done was done', `UPDATE "Edit" SET "by" = 'x'`],
  ['an edit that is deleted', 'what was done was done', `DELETE FROM "Edit"`],
  ['an entity merged into itself', 'Merge_into_another', `INSERT INTO "Merge" VALUES ('x', 'x', '2026-01-01', 'x')`],
  ['a speaker nobody knows', 'FOREIGN KEY', `UPDATE "Quote" SET "speakerId" = 'nobody'`],
]

function edit(action: string, before: string): string {
  return `VALUES ('y', 2, 'person', NULL, '2026-01-01', 'x', '${action}', ${before}, NULL, NULL, NULL)`
}

function sameEntity(): string {
  return `"name", "nameSort", NULL, "method", "review", 0, "createdAt", "updatedAt", NULL FROM "Entity" LIMIT 1`
}

test.each(broken)('the database refuses %s', (_what, message, sql) => {
  expect(() => full.script(sql)).toThrow(message)
})

test('every rule of the database is broken by a test above', () => {
  const sql = full.run('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL').rows.join('\n')
  const checks = [...sql.matchAll(/CONSTRAINT "(\w+)" CHECK/g)].map((match) => match[1])
  expect(checks.filter((check) => !broken.some(([, message]) => message === check))).toEqual([])
  expect(checks.length).toBeGreaterThan(0)
})
