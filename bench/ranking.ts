// How well the index ranks, on any folder of test collections: one folder each with corpus.jsonl.gz {_id, title, text},
// queries.jsonl {_id, text} and qrels.tsv (header; query, document, grade).
//   npm run bench:ranking -- DIR [COLLECTION ...]
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import MiniSearch from 'minisearch'
import { createMiniSearchIndex } from '../src/search/minisearch.ts'
import type { SearchDocument } from '../src/search/port.ts'

/** nDCG@10 of SQLite's FTS5 with Porter stems and BM25, measured once elsewhere: the figures to pass. */
// biome-ignore lint/suspicious/noApproximativeNumericConstant: a measured figure
const FTS5: Record<string, number> = { cranfield: 0.4, cisi: 0.343, npl: 0.432, med: 0.707 }
const DEPTH = 100
/** Questions of test collections are paragraphs. */
const LIMITS = { characters: 20_000, terms: 2_000, termCharacters: 200 }

interface Collection {
  corpus: { _id: string; title?: string; text: string }[]
  queries: { _id: string; text: string }[]
  grades: Map<string, Map<string, number>>
}

type Ranker = (query: string) => Promise<string[]>

const linesOf = (text: string) => text.split('\n').filter(Boolean)
const parseLines = (text: string) => linesOf(text).map((line) => JSON.parse(line))

function readCollection(folder: string): Collection {
  const grades: Collection['grades'] = new Map()
  for (const line of linesOf(readFileSync(join(folder, 'qrels.tsv'), 'utf8')).slice(1)) {
    const [query, document, grade] = line.split('\t') as [string, string, string]
    if (Number(grade) > 0) grades.set(query, (grades.get(query) ?? new Map()).set(document, Number(grade)))
  }
  return {
    corpus: parseLines(gunzipSync(readFileSync(join(folder, 'corpus.jsonl.gz'))).toString()),
    queries: parseLines(readFileSync(join(folder, 'queries.jsonl'), 'utf8')),
    grades,
  }
}

async function rankWithOurs({ corpus }: Collection): Promise<Ranker> {
  const index = await createMiniSearchIndex({ limits: LIMITS })
  await index.put(corpus.map(asArticle))
  return async (query) => {
    const asked = { query: plain(query), match: 'ANY', prefix: 'NONE', fuzziness: 'NONE', order: 'RELEVANCE' } as const
    const { hits } = await index.search(asked, { take: { first: DEPTH } })
    return hits.map((hit) => hit.id)
  }
}

// Questions know no "phrases" and -exclusions.
const plain = (query: string) => query.replace(/["“”„‟«»＂]|(?<=^|[\s(])[-\u2212]/g, ' ')

const asArticle = ({ _id, title, text }: Collection['corpus'][number]): SearchDocument => ({
  id: _id,
  kind: 'ARTICLE',
  title: title ?? '',
  aliases: [],
  summary: '',
  body: text,
  language: null,
  publishedAt: null,
  source: null,
  topics: [],
  entities: [],
})

async function rankWithPlainMiniSearch({ corpus }: Collection): Promise<Ranker> {
  const index = new MiniSearch({ idField: '_id', fields: ['title', 'text'] })
  index.addAll(corpus)
  return async (query) =>
    index
      .search(query)
      .slice(0, DEPTH)
      .map(({ id }) => id as string)
}

interface Scores {
  ndcg: number
  mrr: number
  recall: number
}

/** nDCG@10 with gain 2^grade - 1, MRR@10 and recall@100, means over the queries that have a relevant document. */
async function score(rank: Ranker, { queries, grades }: Collection): Promise<Scores> {
  const texts = new Map(queries.map(({ _id, text }) => [_id, text]))
  const sum: Scores = { ndcg: 0, mrr: 0, recall: 0 }
  for (const [query, relevant] of grades) {
    const hits = await rank(texts.get(query) ?? '')
    const ideal = [...relevant.values()].sort((a, b) => b - a)
    sum.ndcg += gainOf(hits.map((id) => relevant.get(id) ?? 0)) / gainOf(ideal)
    const first = hits.slice(0, 10).findIndex((id) => relevant.has(id))
    sum.mrr += first < 0 ? 0 : 1 / (first + 1)
    sum.recall += hits.filter((id) => relevant.has(id)).length / relevant.size
  }
  return { ndcg: sum.ndcg / grades.size, mrr: sum.mrr / grades.size, recall: sum.recall / grades.size }
}

const gainOf = (grades: number[]) =>
  grades.slice(0, 10).reduce((sum, grade, rank) => sum + (2 ** grade - 1) / Math.log2(rank + 2), 0)

const three = (value: number | undefined) => (value === undefined ? '-' : value.toFixed(3)).padStart(9)

async function main([folder, ...chosen]: string[]): Promise<void> {
  if (!folder) {
    console.error('usage: npm run bench:ranking -- DIR [COLLECTION ...]')
    process.exit(2)
  }
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'qrels.tsv')))
  console.log(
    `${''.padEnd(12)}${['nDCG@10', 'MRR@10', 'rec@100', 'ms', 'plain', 'FTS5'].map((head) => head.padStart(9)).join('')}`,
  )
  for (const name of names.filter((one) => chosen.length === 0 || chosen.includes(one))) {
    const collection = readCollection(join(folder, name))
    const ours = await rankWithOurs(collection)
    const started = performance.now()
    const { ndcg, mrr, recall } = await score(ours, collection)
    const ms = (performance.now() - started) / collection.grades.size
    const plainly = await score(await rankWithPlainMiniSearch(collection), collection)
    const row = [ndcg, mrr, recall, ms, plainly.ndcg, FTS5[name]]
    console.log(`${name.padEnd(12)}${row.map(three).join('')}`)
  }
}

await main(process.argv.slice(2))
