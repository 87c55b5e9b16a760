import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseInput } from '../src/parse/input.ts'

// The examples of docs/formats.md, each read as the file it says it is.

const EXAMPLE = /^```\w+ (\S+)\n([\s\S]*?)^```$/gm
const examples = [...readFileSync('docs/formats.md', 'utf8').matchAll(EXAMPLE)]

const told = ([, path = '', content = '']: RegExpExecArray) =>
  parseInput(
    { path, bytes: Buffer.from(content) },
    { source: { name: 'Harbour Post' }, publishedAt: '2024-05-03' },
  ).map((parsed) => {
    if ('error' in parsed) return parsed.error.message
    const { title, source, publishedAt, body, photos } = parsed.record.article
    const found = parsed.given
      ? ` (${parsed.record.mentions.length} mentions, ${parsed.record.quotes.length} quotes)`
      : ''
    return `${publishedAt} ${source.name}: ${title}: ${body.split('\n')[0]}${photos.map(({ caption }) => ` [${caption}]`)}${found}`
  })

const SAID = '“She is safe,” said captain Aino Virta on Friday.'

test.each([
  ['ferry.html', `2024-05-03T05:30:00Z Harbour Post: Ferry sails again: ${SAID} [The ferry leaves the harbour.]`],
  ['ferry.txt', `2024-05-03T00:00:00Z Harbour Post: Ferry sails again: ${SAID}`],
  ['ferry.md', `2024-05-03T00:00:00Z Harbour Post: Ferry sails again: ${SAID} [The ferry leaves the harbour.]`],
  ['ferry-schema.json', `2024-05-03T05:30:00Z Harbour Post: Ferry sails again: ${SAID}`],
  ['ferry-ninjs.json', `2024-05-03T05:30:00Z Harbour Post: Ferry sails again: ${SAID}`],
  [
    'ferry.jsonl',
    `2024-05-03T00:00:00Z Harbour Post: Ferry sails again: ${SAID}`,
    '2024-05-04T00:00:00Z Harbour Post: The dock is empty.: The dock is empty.',
  ],
  [
    'ferry-findings.json',
    `2024-05-03T00:00:00Z Harbour Post: Ferry sails again: ${SAID} Virta has sailed for twenty years. (2 mentions, 1 quotes)`,
  ],
  [
    'record.jsonl',
    '2024-05-03T05:30:00Z Harbour Post: Ferry sails again: “She is safe,” said captain Aino Virta. (0 mentions, 1 quotes)',
  ],
])('%s', (path, ...sentences) => {
  expect(examples.filter((example) => example[1] === path).flatMap(told)).toEqual(sentences)
})

test('no example is left out', () => {
  expect(examples.map(([, path]) => path)).toHaveLength(8)
})
