import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ingest } from '../src/commands/ingest.ts'
import { ingestArticle } from '../src/ingest.ts'
import { parseInput } from '../src/parse/input.ts'
import { numberedRecord } from './support/records.ts'
import { openTerminal } from './support/terminal.ts'

// What an article is filed under, as far as its publisher says so.

const page = (head: string) =>
  `<!doctype html><html lang="en"><head><title>Ferry sails</title>${head}</head>
  <body><article><h1>Ferry sails</h1>${'<p>The ferry sails again, the port office said on Friday.</p>'.repeat(4)}</article></body></html>`
const ld = (more: object) => ({
  '@context': 'https://schema.org',
  '@type': 'NewsArticle',
  headline: 'Ferry sails',
  articleBody: 'The ferry sails again.',
  ...more,
})
const ninjs = (more: object) => ({ uri: 'x:1', headline: 'Ferry sails', body_text: 'The ferry sails again.', ...more })

function topicsIn(path: string, content: string | object) {
  const bytes = Buffer.from(typeof content === 'string' ? content : JSON.stringify(content))
  const [parsed] = parseInput({ path, bytes }, { source: { name: 'Harbour Post' }, publishedAt: '2024-05-03' })
  if (!parsed || 'error' in parsed) throw parsed?.error ?? new Error('nothing was read')
  const { article, topics } = parsed.record
  expect(article.topics).toEqual(topics.map(({ slug }) => slug))
  return topics.map(({ name, identifiers: [code] }) => (code ? `${name} (${code.scheme} ${code.value})` : name))
}

const tag = (name: string, content: string) => `<meta property="${name}" content="${content}">`

test.each([
  ['the section of a page', 'a.html', page(tag('article:section', 'Sea &amp; Coast')), ['Sea & Coast']],
  [
    'its section rather than its keywords',
    'a.html',
    page(tag('article:section', 'Sea') + tag('keywords', 'ferry, port')),
    ['Sea'],
  ],
  ['a few keywords', 'a.html', page(tag('news_keywords', 'Ferry, Port of Alder')), ['Ferry', 'Port of Alder']],
  ['no keywords by the dozen', 'a.html', page(tag('keywords', 'a b,c d,e f,g h,i j,k l,m n,o p,q r')), []],
  [
    'no addresses, keys, numbers and empty words',
    'a.html',
    page(tag('keywords', 'https://x.example, type:article, 2024, News, Ferry')),
    ['Ferry'],
  ],
  [
    'sections of schema.org, each once',
    'a.json',
    ld({ articleSection: ['Sea', 'World', 'SEA'], keywords: ['x y'] }),
    ['Sea', 'World'],
  ],
  ['keywords of schema.org in one text', 'a.json', ld({ keywords: 'Ferry, Port' }), ['Ferry', 'Port']],
  [
    'subjects of ninjs 1 with their codes',
    'a.json',
    ninjs({ subject: [{ code: 'medtop:20000337', name: 'transport' }, { name: 'ferries' }] }),
    ['transport (iptc medtop:20000337)', 'ferries'],
  ],
  [
    'subjects of ninjs 3',
    'a.json',
    ninjs({ subjects: [{ uri: 'http://cv.iptc.org/newscodes/mediatopic/20000337', name: 'transport' }] }),
    ['transport (iptc medtop:20000337)'],
  ],
  [
    'categories of front matter',
    'a.md',
    '---\ncategories: [Sea, Coast]\n---\n\nThe ferry **sails**.',
    ['Sea', 'Coast'],
  ],
])('%s', (_what, path, content, topics) => {
  expect(topicsIn(path, content)).toEqual(topics)
})

test('names in other letters have slugs of their own', () => {
  const subjects = ['Выборы 2024', '日本 2024', 'Élections 2024', '2024'].map((name) => ({ name }))
  expect(topicsIn('a.json', ninjs({ subjects }))).toEqual(['Выборы 2024', '日本 2024', 'Élections 2024', '2024'])
})

test('a hundred topics are as many as an article has', () => {
  const subjects = Array.from({ length: 300_000 }, (_, n) => ({ name: `Subject ${n}` }))
  expect(topicsIn('a.json', ninjs({ subjects }))).toHaveLength(100)
})

test('a topic on record is used as it is, and never overruled', async () => {
  const terminal = await openTerminal()
  onTestFinished(() => terminal.close())
  const { store, index } = await terminal.open()
  const record = numberedRecord(1)
  const sea = { slug: 'sea', name: 'Sea and coast', description: 'All that floats', identifiers: [] }
  await ingestArticle({ ...record, article: { ...record.article, topics: ['sea'] }, topics: [sea] }, store, index)
  const path = join(terminal.folder, 'a.html')
  await writeFile(path, page(tag('article:section', 'Sea')))
  await terminal.run(ingest, path, '--source', 'Harbour Post', '--date', '2024-05-03')
  const topics = await store.reader.topic.findMany({ include: { articles: true } })
  expect(topics).toMatchObject([{ slug: 'sea', name: 'Sea and coast', description: 'All that floats' }])
  expect(topics[0]!.articles).toHaveLength(2)
  await Promise.all([index.close(), store.close()])
})
