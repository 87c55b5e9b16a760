import { describe, expect, test } from 'vitest'
import { type Group, groupNames } from '../src/extract/entities.ts'
import { findNames } from '../src/extract/names.ts'
import { readProse } from '../src/extract/prose.ts'

// Names found in invented sentences, as "KIND name [role]".
function names(text: string): string[] {
  const prose = readProse(text)
  return findNames(prose).map(({ start, end, kind, role }) => {
    const office = role ? ` [${text.slice(role.start, role.end)}]` : ''
    return `${kind} ${text.slice(start, end)}${office}`
  })
}

const show = ({ kind, name, names, mentions }: Group) =>
  `${kind} ${[name, ...names.map(({ text, kind }) => `${text} (${kind})`)].join(', ')}: ${mentions.length}`

const groups = (...texts: string[]) => groupNames(texts.map(readProse)).map(show)

describe('names have exact ends, and titles are roles', () => {
  test('an office in capitals', () => {
    expect(
      names('On Friday Norwegian Foreign Minister Ingrid Solberg met Prime Minister Tomas Varga in Riga.'),
    ).toEqual([
      'PERSON Ingrid Solberg [Norwegian Foreign Minister]',
      'PERSON Tomas Varga [Prime Minister]',
      'PLACE Riga',
    ])
  })
  test('an office in small letters', () => {
    expect(names('Latvian defense chief Andris Ozols spoke, and Korean counterpart Pak Song-ho listened.')).toEqual([
      'PERSON Andris Ozols [Latvian defense chief]',
      'PERSON Pak Song-ho [Korean counterpart]',
    ])
  })
  test('organizations by their last word, their letters and their fame', () => {
    expect(names('The Harbour Workers Union, the Ministry of Fisheries and NATO met near Oslo.')).toEqual([
      'ORGANIZATION Harbour Workers Union',
      'ORGANIZATION Ministry of Fisheries',
      'ORGANIZATION NATO',
      'PLACE Oslo',
    ])
  })
})

describe('names of one article are brought together', () => {
  test('a full name, its surname, and a slip of the pen', () => {
    expect(groups('Ingrid Solberg arrived. Solberg said it would rain.', 'Ingrid Solbreg at the port.')).toEqual([
      'PERSON Ingrid Solberg, Ingrid Solbreg (MISSPELLING), Solberg (ALIAS): 3',
    ])
  })
  test('a headline and the beginning of a sentence hold the names that are known from elsewhere', () => {
    expect(
      groups('Solberg Warns of Rain Over Riga', 'Visiting Riga, Ingrid Solberg spoke. Solberg warned of rain.'),
    ).toEqual(['PERSON Ingrid Solberg, Solberg (ALIAS): 3', 'PLACE Riga: 2'])
  })
})
