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
  [
    'an office by its letters',
    'Prime Minister Mary Carter met Mayor John Miller. The PM said that they talked.',
    ['Mary Carter'],
  ],
  ['who', `${BOTH}Miller, who said that they talked, left.`, ['John Miller']],
  [
    'whoever spoke last goes on',
    `${BOTH}“We talked,” Carter said.\n\n“It was late,” she added. “We left.”`,
    ['Mary Carter', 'Mary Carter'],
  ],
  ['not the owner but who is owned', `${BOTH}Carter’s lawyer said that they talked.`, [null]],
  ['a speaker of someone', `${BOTH}Carter spokesman Peter Brown said that they talked.`, ['Peter Brown']],
  ['whose study it is', `${BOTH}A study by Mary Carter said that they talked.`, ['Mary Carter']],
  [
    'whom a role introduces after the verb',
    'Bo Lind waited. “It is late,” said the mayor, Mary Carter.',
    ['Mary Carter'],
  ],
  ['a spokesman with a title', '“It is late,” said a police spokesman, Sgt. John Miller.', ['John Miller']],
  ['who has a post somewhere', 'The firm’s head in Paris, Mary Carter, said it was late.', ['Mary Carter']],
  ['who is somebody’s', `${BOTH}Miller’s lawyer, Ann Ray, told the Herald that it was late.`, ['Ann Ray']],
  ['whom a film shows', 'The film has footage of Mary Carter saying that they talked.', ['Mary Carter']],
  ['an office with “of”', 'Secretary of State John Miller said that they talked.', ['John Miller']],
  ['whom a role introduces', `${BOTH}Another BBC host, Mary Carter, said that they talked.`, ['Mary Carter']],
  [
    'not whom a word goes back to that objects of JavaScript have',
    'Mayor Odo Carter left. “We talked,” constructor said.',
    [null],
  ],
  ['nobody', 'Officials said that they talked.', [null]],
])('speaker: %s', (_, text, expected) => {
  expect(speakersIn(text)).toEqual(expected)
})

const FIRMS = 'Nordbank Group bought the Harbour Times from the Fisheries Ministry on Monday. '

test.each([
  ['the company', `${FIRMS}The company said that it paid well.`, ['Nordbank Group']],
  ['the ministry', `${FIRMS}The ministry said that it was paid well.`, ['Fisheries Ministry']],
  ['the newspaper', `${FIRMS}“We are sold,” the newspaper said.`, ['Harbour Times']],
  ['it', 'Nordbank Group made a loss. It said that it would do better.', ['Nordbank Group']],
  ['which', 'The paper was bought by Nordbank Group, which said that it paid well.', ['Nordbank Group']],
  ['the noun before “which”', `${FIRMS}Staff met the company, which said that it paid well.`, ['Nordbank Group']],
  ['the noun before “who”', `${BOTH}They met the mayor, who said that they talked.`, ['Mary Carter']],
  ['not what is no organization', `${FIRMS}There was a report on it, which said that it paid well.`, [null]],
  ['not a person', `${BOTH}The company said that they talked.`, [null]],
])('organization: %s', (_, text, expected) => {
  expect(speakersIn(text)).toEqual(expected)
})

const LEFT = 'Bo Lind resigned on Monday. '

test.each([
  ['an office that nobody was given', `${LEFT}The prosecutor said: “He lied.”`, [null]],
  ['a profession that nobody was given', `${LEFT}The doctor said that it was late.`, [null]],
  [
    'an office of another side',
    'Norwegian President Bo Lind left. The Latvian president said that it was late.',
    [null],
  ],
  ['a lesser office', 'Vice President Bo Lind left. The president said that it was late.', [null]],
  [
    'whoever is named with the office, but does not hold it',
    'The mayor told Bo Lind. The mayor said it was late.',
    [null],
  ],
  ['whom a list joins to the office', 'Bo Lind, Ann Lee and the mayor left. The mayor said that it was late.', [null]],
  ['a leader of something else', 'President Bo Lind danced. The band leader said that it was late.', [null]],
])('speaker, for want of an introduction, is nobody: %s', (_, text, expected) => {
  expect(speakersIn(text)).toEqual(expected)
})

test.each([
  ['by a title', 'Sen. Bo Lind left with Ann Lee. The lawmaker said that it was late.'],
  ['by a description behind the name', 'Bo Lind, a lawyer from Riga, met Ann Lee. The attorney said that it was late.'],
  ['by a description before the name', 'The chief of the port, Bo Lind, met Ann Lee. The chief said that it was late.'],
  ['by a sentence', 'Bo Lind is a surgeon. He met Ann Lee. The doctor said that it was late.'],
])('whom an office fits: %s', (_, text) => {
  expect(speakersIn(text)).toEqual(['Bo Lind'])
})

test.each([
  [
    'a title with a full stop ends no sentence',
    '“Yes,” said Cllr Ann Lee. “No,” said Cllr. Bo Lind.',
    ['Ann Lee', 'Bo Lind'],
  ],
  ['an address that speaks', 'Downing Street said that it was late.', ['Downing Street']],
  ['a firm of two', 'The consultants Hatch & Lind found that it was late.', ['Hatch & Lind']],
])('speaker, whole: %s', (_, text, expected) => {
  expect(speakersIn(text)).toEqual(expected)
})
