import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runVerify } from '../src/commands/verify.ts'
import { ingestArticle } from '../src/ingest.ts'
import { createMiniSearchIndex } from '../src/search/minisearch.ts'
import { openStore } from '../src/store/open.ts'
import { printedRecord } from './support/records.ts'

const WORDS = 'We will open the new bridge before winter'
const RECORD = printedRecord({
  slug: 'bridge',
  title: 'Mayor promises a bridge',
  body: `“${WORDS},” Mayor Ada Quist said. “Not now,” said Emil Brandt. Quist denied that the old one had sunk by a foot.`,
  quotes: [
    { words: WORDS, speaker: 'Ada Quist' },
    { words: 'Not now', speaker: 'Emil Brandt' },
    { words: 'that the old one had sunk by a foot', speaker: 'Ada Quist', cue: 'denied' },
  ],
})

describe('verbatim verify', () => {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-'))
  const env = { DATABASE_URL: `file:${folder}/verbatim.db`, INDEX_PATH: `${folder}/verbatim.index` }
  beforeAll(async () => {
    const store = await openStore({ url: env.DATABASE_URL })
    const index = await createMiniSearchIndex({ path: env.INDEX_PATH })
    await ingestArticle(RECORD, store, index)
    await Promise.all([index.close(), store.close()])
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const run = async (...args: string[]) => {
    const printed: string[] = []
    const code = await runVerify(args, (text) => printed.push(text), env)
    return { code, text: printed.join('\n') }
  }

  test('tells what was found, where and by whom, and ends with 0', async () => {
    expect(await run(WORDS)).toEqual({
      code: 0,
      text: [
        'EXACT  Found letter for letter.',
        '',
        ' 1. EXACT, 100 % alike',
        '    speaker  Ada Quist',
        '    article  Mayor promises a bridge (The Daily, 2024-03-01)',
        '    place    BODY 1–42',
        `    words    ${WORDS}`,
      ].join('\n'),
    })
  })

  test('shows altered words, and ends with 1', async () => {
    const { code, text } = await run('We will open the old bridge before winter')
    expect(code).toBe(1)
    expect(
      text
        .replace(/\[-|-\]|\{\+|\+\}/g, '')
        .split('\n')
        .slice(-3),
    ).toEqual([
      '    words    We will open the oldnew bridge before winter',
      '             (yours printed)',
      `    quote    ${WORDS}`,
    ])
  })

  test('says in plain words that they are denied, and ends with 1', async () => {
    const { code, text } = await run('the old one had sunk by a foot')
    expect(code).toBe(1)
    expect(text.split('\n').slice(0, 5)).toEqual([
      'PARTIAL  Found as part of longer words, or with words left out.',
      'Denied: the article takes these words back, so they are no proof that anybody said them.',
      '',
      ' 1. PARTIAL, 100 % alike',
      '    speaker  Ada Quist; denied',
    ])
    expect(await run('the old one had sunk by a foot', '--speaker', 'Ada Quist')).toMatchObject({
      code: 1,
      text: expect.stringMatching(/^MISATTRIBUTED {2}Found, but said by someone else than asked, or denied there./),
    })
  })

  test('takes a speaker by name', async () => {
    expect(await run(WORDS, '--speaker', 'ada quist')).toMatchObject({ code: 0 })
    const { code, text } = await run(WORDS, '--speaker', 'Emil Brandt')
    expect([code, text.split(' ')[0]]).toEqual([1, 'MISATTRIBUTED'])
  })

  test('finds nothing, and says what that means', async () => {
    expect(await run('Bananas are cheaper on Tuesdays')).toEqual({
      code: 1,
      text: 'NOT_FOUND  Nothing like it was found in this archive. This does not show that it was never said.',
    })
  })

  test('is data with --json', async () => {
    const { text } = await run(WORDS, '--json')
    expect(JSON.parse(text)).toMatchObject({
      verdict: 'EXACT',
      matches: [{ span: { field: 'BODY', start: 1, end: 42 } }],
    })
  })

  test('ends with 2 where it cannot look', async () => {
    for (const args of [[], ['ab'], [WORDS, '--speaker', 'Xanthippe'], [WORDS, '--colour']])
      expect(await run(...args)).toEqual({ code: 2, text: '' })
  })
})
