import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { SearchIndex } from '../src/search/port.ts'
import { makeId, sha256 } from '../src/store/ids.ts'
import type { Connection } from '../src/store/open.ts'
import { textsOf } from '../src/store/save/texts.ts'
import { insert } from './archive.ts'

/** A text as collections of news have it. */
export interface NewsText {
  id: string
  title: string
  text: string
}

export function readNews(folder: string): NewsText[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.jsonl.gz'))
  return files.sort().flatMap((file) => {
    const lines = gunzipSync(readFileSync(join(folder, file)))
      .toString()
      .split('\n')
      .filter(Boolean)
    return lines.map((line) => {
      const { id, title, text } = JSON.parse(line) as Partial<NewsText>
      return { id: `${file}:${id}`, title: title?.trim() || text!.slice(0, 60), text: text! }
    })
  })
}

const PUBLISHED = '2024-01-01T00:00:00.000+00:00'
const BATCH = 1000

/** Writes the texts as they are into an archive and its index, nothing extracted. */
export async function loadNews(news: readonly NewsText[], store: Connection, index: SearchIndex): Promise<void> {
  const source = {
    id: makeId('SOURCE', 'news'),
    slug: 'news',
    name: 'News',
    nameSort: 'news',
    kind: 'AGENCY',
    languages: '[]',
  }
  await store.write((tx) => insert(tx, 'Source', [source]))
  for (let from = 0; from < news.length; from += BATCH) {
    const batch = news.slice(from, from + BATCH).map((one) => ({ ...one, id: makeId('ARTICLE', one.id) }))
    await store.write(async (tx) => {
      await insert(
        tx,
        'Article',
        batch.map((one) => articleRow(one, source.id)),
      )
      await insert(
        tx,
        'ArticleText',
        batch.flatMap((one) => textsOf({ ...one, body: one.text, photos: [] } as never, one.id)),
      )
    })
    await index.put(
      batch.map(({ id, title, text }) => ({
        ...{ id, title, kind: 'ARTICLE' as const, aliases: [], summary: '', body: text, language: 'en' },
        ...{ publishedAt: '2024-01-01T00:00:00.000Z', source: source.id, topics: [], entities: [] },
      })),
    )
  }
}

const articleRow = ({ id, title, text }: NewsText, sourceId: string) => ({
  ...{ id, slug: id, sourceId, externalId: id, title, titleSort: title.toLowerCase(), language: 'en' },
  ...{ publishedAt: PUBLISHED, createdAt: PUBLISHED, updatedAt: PUBLISHED, status: 'PUBLISHED', wordCount: 0 },
  ...{ contentHash: sha256(text), recordHash: sha256(text) },
})
