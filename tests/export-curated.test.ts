import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { archiveOf } from '../src/commands/archive.ts'
import { exportArchive } from '../src/commands/export.ts'
import { ingest } from '../src/commands/ingest.ts'
import { readConfig } from '../src/config.ts'
import { createMiniSearchIndex } from '../src/search/minisearch.ts'
import { openStore } from '../src/store/open.ts'
import { openArchive } from './support/archive.ts'
import { numberedRecord } from './support/records.ts'
import { openTerminal } from './support/terminal.ts'

test('reviews, merges and retractions are written out as they stand, and come back the same', async () => {
  const archive = await openArchive([], [numberedRecord(1), numberedRecord(2)])
  const other = await openTerminal()
  onTestFinished(async () => {
    await Promise.all([archive.close(), other.close()])
  })
  const { data } = await archive.ask(`{ article(by: { slug: "article-1" }) { id quotes { nodes { id } } }
    into: person(by: { slug: "person-1" }) { id } from: person(by: { slug: "person-2" }) { id } }`)
  const changes = `mutation ($quote: ID!, $into: ID!, $from: ID!, $article: ID!) {
    reviewSet(id: $quote, review: DISPUTED) { userErrors { message } }
    entityMerge(into: $into, from: [$from]) { userErrors { message } }
    articleRetract(id: $article, reason: "Invented") { userErrors { message } } }`
  const variables = {
    quote: data.article.quotes.nodes[0].id,
    into: data.into.id,
    from: data.from.id,
    article: data.article.id,
  }
  expect((await archive.askAs('ADMIN', changes, variables)).errors).toBe(undefined)

  const first = join(other.folder, 'first.jsonl')
  const open = async () =>
    archiveOf(readConfig({}), await openStore({ url: archive.url }), () => createMiniSearchIndex({}))
  await exportArchive.run(['--format', 'jsonl', '--out', first], open, () => {})
  const written = await readFile(first, 'utf8')
  expect(written).toContain('"review":"DISPUTED"')
  expect(written).toContain('"status":"RETRACTED"')
  expect(written).not.toContain('"speaker":"person-2"')

  expect(await other.run(ingest, first)).toMatchObject({ code: 0 })
  const second = join(other.folder, 'second.jsonl')
  await other.run(exportArchive, '--format', 'jsonl', '--out', second)
  expect(await readFile(second, 'utf8')).toBe(written)
})
