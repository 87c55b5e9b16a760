import { expect, test } from 'vitest'
import { groupNames } from '../src/extract/entities.ts'
import { readProse } from '../src/extract/prose.ts'

// Whether a capital is a place or stands for its government, in invented sentences.
const STATE = ' The foreign minister met diplomats.'
const kinds = (text: string) =>
  groupNames([readProse(text)]).map(({ kind, name, mentions }) => `${kind} ${name}: ${mentions.length}`)

test.each([
  ['Oslo denied the report.', 'ORGANIZATION Government of Norway: 1'],
  ['Oslo has long refused to agree.', 'ORGANIZATION Government of Norway: 1'],
  ['Officials hope that Manila will respond.', 'ORGANIZATION Government of the Philippines: 1'],
  ['He spoke of Riga’s cautious stance.', 'ORGANIZATION Government of Latvia: 1'],
  ['There was pressure on Riga.', 'ORGANIZATION Government of Latvia: 1'],
  ['They urged Riga to agree.', 'ORGANIZATION Government of Latvia: 1'],
  [
    'Talks between Oslo and Riga failed.',
    'ORGANIZATION Government of Norway: 1',
    'ORGANIZATION Government of Latvia: 1',
  ],
  ['Oslo and Riga agreed.', 'ORGANIZATION Government of Norway: 1', 'ORGANIZATION Government of Latvia: 1'],
  ['He flew to Oslo. Oslo denied it.', 'PLACE Oslo: 1', 'ORGANIZATION Government of Norway: 1'],
])('%s', (text, ...found) => {
  expect(kinds(text + STATE)).toEqual(found)
})

test.each([
  ['The police in Oslo denied it.'],
  ['The mayor of Oslo said so.'],
  ['Trains between Oslo and Riga were late.'],
  ['Oslo’s parks are green.'],
  ['Oslo is cold.'],
])('a place only: %s', (text) => {
  expect(kinds(text + STATE).filter((group) => group.startsWith('ORGANIZATION'))).toEqual([])
})

test('where nothing is said of affairs of state, a capital is a place', () => {
  expect(kinds('Oslo said it would beat Riga.')).toEqual(['PLACE Oslo: 1', 'PLACE Riga: 1'])
})
