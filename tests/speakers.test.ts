import { expect, test } from 'vitest'
import { groupNames } from '../src/extract/entities.ts'
import { readProse } from '../src/extract/prose.ts'
import { findAttributions } from '../src/extract/quotes.ts'
import { resolveSpeakers } from '../src/extract/speakers.ts'

/** The names of who speaks, in order. */
function speakersIn(text: string): (string | null)[] {
  const prose = readProse(text)
  const groups = groupNames([prose])
  return resolveSpeakers(prose, findAttributions(prose), groups).map((group) =>
    group === null ? null : groups[group]!.name,
  )
}

const BOTH = 'Mayor Mary Carter met the banker John Miller in Leeds on Monday. '

test.each([
  ['a full name', `${BOTH}“We talked,” Mary Carter said.`, ['Mary Carter']],
  ['a surname', `${BOTH}“We talked,” Miller said.`, ['John Miller']],
  ['with a title', `${BOTH}“We talked,” Mr Miller said.`, ['John Miller']],
  ['she', `${BOTH}“We talked,” she said.`, ['Mary Carter']],
  ['he', `${BOTH}“We talked,” he said.`, ['John Miller']],
  ['an office', `${BOTH}“We talked,” the mayor said.`, ['Mary Carter']],
  ['who', `${BOTH}Miller, who said that they talked, left.`, ['John Miller']],
  [
    'whoever spoke last goes on',
    `${BOTH}“We talked,” Carter said.\n\n“It was late,” she added. “We left.”`,
    ['Mary Carter', 'Mary Carter'],
  ],
  ['not the owner but who is owned', `${BOTH}Carter’s lawyer said that they talked.`, [null]],
  ['a speaker of someone', `${BOTH}Carter spokesman Peter Brown said that they talked.`, ['Peter Brown']],
  ['nobody', 'Officials said that they talked.', [null]],
])('speaker: %s', (_, text, expected) => {
  expect(speakersIn(text)).toEqual(expected)
})
