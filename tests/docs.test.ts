import { readFileSync } from 'node:fs'
import { buildSchema, parse, validate } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readExamples } from '../src/playground/examples.ts'
import { type Answer, type Archive, openArchive, SEED } from './support/archive.ts'

// The guide and the list of errors, each query run and each answer compared. An answer in them may leave out fields, end
// a list early and end a text with “…”.

interface Question {
  query: string
  variables: Record<string, unknown>
  shown: { data?: unknown; errors?: unknown }
}

/** Queries of a page with the variables and the answer that follow each. */
function questionsOf(path: string): Question[] {
  const questions: Question[] = []
  for (const [, kind, text] of readFileSync(path, 'utf8').matchAll(/^```(\S+(?: \w+)?)\n([\s\S]*?)^```/gm)) {
    const last = questions.at(-1)
    if (kind === 'graphql') questions.push({ query: text!.trim(), variables: {}, shown: {} })
    if (kind === 'json variables') last!.variables = JSON.parse(text!)
    if (kind === 'json answer') last!.shown.data = JSON.parse(text!)
    if (kind === 'json errors') last!.shown.errors = JSON.parse(text!)
  }
  return questions
}

/** The real answer, cut to what is shown of it. */
function cutTo(shown: unknown, real: unknown): unknown {
  if (typeof shown === 'string' && typeof real === 'string' && shown.endsWith('…'))
    return real.startsWith(shown.slice(0, -1).trimEnd()) ? shown : real
  if (Array.isArray(shown) && Array.isArray(real)) return shown.map((item, i) => cutTo(item, real[i]))
  if (shown === null || real === null || typeof shown !== 'object' || typeof real !== 'object') return real
  return Object.fromEntries(
    Object.entries(shown).map(([key, value]) => [key, cutTo(value, (real as Record<string, unknown>)[key])]),
  )
}

let archive: Archive
beforeAll(async () => {
  archive = await openArchive([SEED], [], { maxCost: 5000, maxDepth: 16 })
})
afterAll(() => archive.close())

describe.each(['docs/guide.md', 'docs/errors.md'])('in %s', (path) => {
  test.each(questionsOf(path))('$query is answered as it says', async ({ query, variables, shown }) => {
    const answer: Answer = await archive.ask(query, variables)
    expect(shown).not.toEqual({})
    expect(cutTo(shown, answer)).toEqual(shown)
    if (!shown.errors) expect(answer.errors).toBeUndefined()
  })
})

test('the tabs of the playground are the ten steps of the guide, and four more', () => {
  const bare = (query: string) => query.replace(/^#.*\n/gm, '').trim()
  const tabs = readExamples().map(({ query, variables }) => [bare(query), variables ? JSON.parse(variables) : {}])
  const steps = questionsOf('docs/guide.md').map(({ query, variables }) => [query, variables])
  expect(steps).toHaveLength(10)
  expect(tabs.slice(0, 10)).toEqual(steps)
  expect(tabs).toHaveLength(14)
})

test('what the README sends with curl is JSON, and an operation of the schema', () => {
  const schema = buildSchema(readFileSync('schema.graphql', 'utf8'))
  const bodies = [...readFileSync('README.md', 'utf8').matchAll(/--json '([^']+)'/g)].map(([, body]) => body!)
  expect(bodies.length).toBeGreaterThan(3)
  for (const body of bodies) {
    const { query } = JSON.parse(body)
    expect(validate(schema, parse(query)), query).toEqual([])
  }
})
