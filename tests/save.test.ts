import { afterAll, beforeAll, expect, test } from 'vitest'
import { ingestArticle, readCuratedFolder } from '../src/ingest.ts'
import type { ArticleRecord } from '../src/model.ts'
import { articleId } from '../src/store/ids.ts'
import { type Archive, openArchive, SEED } from './support/archive.ts'
import { numberedRecord, spanOf } from './support/records.ts'

let archive: Archive
beforeAll(async () => {
  archive = await openArchive([SEED], [numberedRecord(1), numberedRecord(2)])
})
afterAll(() => archive.close())

/** Every row of every table. */
async function rows() {
  const tables = await archive.store.reader.$queryRawUnsafe<{ name: string }[]>(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '_prisma%'`,
  )
  const all = await Promise.all(
    tables.map(async ({ name }) => [
      name,
      await archive.store.reader.$queryRawUnsafe(`SELECT * FROM "${name}" ORDER BY 1, 2`),
    ]),
  )
  return Object.fromEntries(all) as Record<string, unknown[]>
}

const save = (record: ArticleRecord) => ingestArticle(record, archive.store, archive.index)

test('saving the same article again changes nothing', async () => {
  const before = await rows()
  const [seed] = await readCuratedFolder(SEED)
  expect(await save(seed!)).toMatchObject({ outcome: 'UNCHANGED', changed: [], removed: [] })
  expect((await save(numberedRecord(1))).outcome).toBe('UNCHANGED')
  expect(await rows()).toEqual(before)
})

test('saving a changed article replaces what was found in it, and saving it back restores every row and id', async () => {
  const before = await rows()
  const changed = numberedRecord(1)
  changed.article.body += ' Nothing else happened.'
  changed.quotes.pop()
  const { outcome, removed } = await save(changed)
  expect(outcome).toBe('UPDATED')
  expect(removed).toHaveLength(1)
  expect((await rows())['Quote']).toHaveLength(before['Quote']!.length - 1)
  await save(numberedRecord(1))
  const after = await rows()
  const stable = (tables: Record<string, unknown[]>) => {
    const { Archive: _revision, Change: _changes, Article: _times, Entity: _more, ...rest } = tables
    return rest
  }
  expect(stable(after)).toEqual(stable(before))
})

test('an entity that only the old version named is gone, one that others name stays', async () => {
  const record = numberedRecord(2)
  const without: ArticleRecord = { ...record, entities: [], mentions: [], quotes: [] }
  const { removed } = await save(without)
  const { data } = await archive.ask(
    '{ person(by: { slug: "person-2" }) { name } event(by: { slug: "meeting-2" }) { name } }',
  )
  expect(data).toEqual({ person: null, event: null })
  expect(removed.length).toBeGreaterThanOrEqual(4)
  await save(record)
})

test('an article with a span that is not its text is refused and leaves nothing behind', async () => {
  const before = await rows()
  const wrong = numberedRecord(3)
  const span = spanOf(wrong.article.body, 'Person 3')
  wrong.mentions[0]!.span = { ...span, start: span.start + 1, end: span.end + 1 }
  await expect(save(wrong)).rejects.toMatchObject({
    code: 'SPAN_MISMATCH',
    extensions: { expected: 'Person 3', actual: 'erson 3 ' },
  })
  expect(await rows()).toEqual(before)
})

test('an article that speaks of an unknown entity is refused with its name', async () => {
  const wrong = numberedRecord(3)
  wrong.quotes[0]!.speaker = 'nobody'
  await expect(save(wrong)).rejects.toMatchObject({
    code: 'BAD_RECORD',
    message: '"nobody" is an entity neither of the record nor of the archive.',
  })
})

test('ids are the same in another database', async () => {
  const other = await openArchive([SEED])
  const ask =
    '{ articles(first: 100) { nodes { id quotes(first: 100) { nodes { id } } people(first: 100) { nodes { id } } } } }'
  const mine = await archive.ask(ask)
  const theirs = await other.ask(ask)
  await other.close()
  const id = articleId((await readCuratedFolder(SEED))[0]!.article)
  const seedOf = (nodes: { id: string }[]) => nodes.find((node) => node.id === id)
  expect(seedOf(theirs.data.articles.nodes)).toEqual(seedOf(mine.data.articles.nodes))
})
