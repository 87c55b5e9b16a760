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
  body: [
    `“${WORDS},” Mayor Ada Quist said. “Not now,” said Emil Brandt. Quist denied that the old one had sunk by a foot.`,
    '“They can row across,” said the deputy of Quist. It was raining all morning.',
  ].join('\n\n'),
  quotes: [
    { words: WORDS, speaker: 'Ada Quist' },
    { words: 'Not now', speaker: 'Emil Brandt' },
    { words: 'that the old one had sunk by a foot', speaker: 'Ada Quist', cue: 'denied' },
    { words: 'They can row across', source: 'the deputy of Quist' },
  ],
})
const WITHDRAWN = printedRecord({
  slug: 'toll',
  title: 'Toll to rise',
  status: 'RETRACTED',
  body: '“The toll will be nine crowns,” Quist said.',
  quotes: [{ words: 'The toll will be nine crowns', speaker: 'Ada Quist' }],
})

describe('verbatim verify', () => {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-'))
  const env = { DATABASE_URL: `file:${folder}/verbatim.db`, INDEX_PATH: `${folder}/verbatim.index` }
  beforeAll(async () => {
    const store = await openStore({ url: env.DATABASE_URL })
    const index = await createMiniSearchIndex({ path: env.INDEX_PATH })
    for (const record of [RECORD, WITHDRAWN]) await ingestArticle(record, store, index)
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

  test('asked with a speaker, takes the words of nobody on record for no proof, and ends with 1', async () => {
    const words = 'They can row across'
    expect(await run(words, '--speaker', 'Ada Quist')).toEqual({
      code: 1,
      text: [
        'EXACT  Found letter for letter.',
        'No proof that Ada Quist said them: nobody is on record here as having said them.',
        '',
        ' 1. EXACT, 100 % alike',
        '    speaker  not on record; printed as “the deputy of Quist”',
        '    article  Mayor promises a bridge (The Daily, 2024-03-01)',
        '    place    BODY 148–167',
        `    words    ${words}`,
      ].join('\n'),
    })
    expect(await run('It was raining all morning', '--speaker', 'Emil Brandt')).toMatchObject({
      code: 1,
      text: expect.stringContaining('No proof that Emil Brandt said them'),
    })
    expect(await run(words)).toMatchObject({ code: 0, text: expect.not.stringContaining('No proof') })
  })

  test('says that the article was retracted, and ends with 1', async () => {
    const { code, text } = await run('The toll will be nine crowns', '--speaker', 'Ada Quist')
    expect([code, ...text.split('\n').slice(0, 6)]).toEqual([
      1,
      'EXACT  Found letter for letter.',
      'Retracted: its source has withdrawn the article, so it is no proof of anything in it.',
      '',
      ' 1. EXACT, 100 % alike',
      '    speaker  Ada Quist',
      '    article  Toll to rise (The Daily, 2024-03-01; retracted)',
    ])
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
