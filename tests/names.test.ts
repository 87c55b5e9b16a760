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

describe('no people, and no organizations', () => {
  test.each([
    ['what begins with letters', 'NDR Sport reported the loss.', 'PERSON NDR Sport'],
    ['what begins with a country', 'Norway Instruments said the loss was small.', 'PERSON Norway Instruments'],
    ['what ends as a firm does', 'Mary Warner Bros said the loss was small.', 'PERSON Mary Warner Bros'],
    ['words of the dictionary', 'Critics hailed Million Tears Garden on screen.', 'PERSON Million Tears Garden'],
    ['what a minister minds', 'Energy minister Ann Lee said so.', 'ORGANIZATION Energy'],
    ['where a report was written', 'LONDON — Ann Lee said so.', 'ORGANIZATION LONDON'],
    ['who an analyst works for', 'Analyst Ann Lee of Solberg Varga said so.', 'PERSON Solberg Varga'],
  ])('%s', (_, text, wrong) => {
    expect(names(text)).not.toContain(wrong)
  })

  test('letters after a name are no part of it', () => {
    expect(names('Ingrid Solberg MP said so.')).toEqual(['PERSON Ingrid Solberg'])
  })
})

test.each([
  ['Irishman Liam Pike won.', 'PERSON Liam Pike'],
  ['Goal-kickers Liam Pike and Ann Lee won.', 'PERSON Liam Pike', 'PERSON Ann Lee'],
  ['Nurse Julie Pike won.', 'PERSON Julie Pike [Nurse]'],
  ['Counsel Liam Pike KC won.', 'PERSON Liam Pike [Counsel]'],
  ['Harbour Court Justice Ann Lee won.', 'ORGANIZATION Harbour Court', 'PERSON Ann Lee [Justice]'],
  ['Queen’s Ann Lee won.', 'PERSON Ann Lee'],
  ['South Koreans said so. Frenchmen said so.'],
])('who somebody is stands before the name: %s', (text, ...people) => {
  expect(names(text)).toEqual(people)
})

test.each([
  ['Franz Solberg are on tour.', 'ORGANIZATION Franz Solberg'],
  ['Bookmaker Martin Pike cut the odds.', 'ORGANIZATION Martin Pike'],
  ['Martin Pike said it had cut the odds.', 'ORGANIZATION Martin Pike'],
  ['Martin Pike fell 3% in London.', 'ORGANIZATION Martin Pike', 'PLACE London'],
  ['Martin Pike, a small bank, cut jobs.', 'ORGANIZATION Martin Pike'],
  ["Martin Pike's shareholders left.", 'ORGANIZATION Martin Pike'],
  ['Martin Pike, which cut jobs, left.'],
  ['The Harry Solberg film opened.'],
  ['Open-side Martin Pike left.', 'PERSON Martin Pike'],
  ['If Martin Pike were on tour, Ann Lee left.', 'PERSON Martin Pike', 'PERSON Ann Lee'],
  ['Ann Lee and Martin Pike are on tour.', 'PERSON Ann Lee', 'PERSON Martin Pike'],
  ['Harry Solberg star Ann Lee left.', 'PERSON Ann Lee [star]'],
  ['“No,” said QRS’s Ann Lee.', 'ORGANIZATION QRS', 'PERSON Ann Lee'],
  ['The software firm Solveg said so.', 'ORGANIZATION Solveg'],
  ['The Pittsburgh Otters won.', 'ORGANIZATION Pittsburgh Otters'],
  ['Sierra Wireless left.', 'ORGANIZATION Sierra Wireless'],
  ['Sprinters Martin Pike and Ann Lee left.', 'PERSON Martin Pike', 'PERSON Ann Lee'],
  ['Analyst Ann Lee said it was late.', 'PERSON Ann Lee [Analyst]'],
  ['It sued the rival Solveg Motor.', 'ORGANIZATION Solveg Motor'],
  [
    'The Riga-based Solveg Electronics of Norway left.',
    'PLACE Riga',
    'ORGANIZATION Solveg Electronics',
    'PLACE Norway',
  ],
  ['Merry Solberg left.'],
])('the words around it tell a band or a firm from a person: %s', (text, ...found) => {
  expect(names(text)).toEqual(found)
})

test('a firm with a name as people have is no person by the half of it either', () => {
  expect(groups('Bookmaker Martin Varga cut the odds. “No,” said Varga.')).toEqual([
    'ORGANIZATION Martin Varga, Varga (ALIAS): 2',
  ])
})

test('a firm is called by the first word of its name', () => {
  expect(groups('Solveg Energy cut jobs. Shares in Solveg fell, and Solveg agreed to pay.')).toEqual([
    'ORGANIZATION Solveg Energy, Solveg (ALIAS): 3',
  ])
  expect(groups('Oslo Energy cut jobs in Oslo.')).toEqual(['ORGANIZATION Oslo Energy: 1', 'PLACE Oslo: 1'])
})

describe('organizations have exact ends', () => {
  test.each([
    [
      'The Department for Harbours, Fishing and Rural Affairs met.',
      'Department for Harbours, Fishing and Rural Affairs',
    ],
    ['The Ministry of Fishing and Trade met.', 'Ministry of Fishing and Trade'],
    ['The Food and Fishing Commission met.', 'Food and Fishing Commission'],
    ['The Police Complaints Authority met.', 'Police Complaints Authority'],
    ['The Centre for the Study of Harbours met.', 'Centre for the Study of Harbours'],
    ['The International Committee of the Red Cross met.', 'International Committee of the Red Cross'],
    ['The United Nations and European Union met.', 'United Nations', 'European Union'],
    ['Sun Electronics met.', 'Sun Electronics'],
    ['Countryside Alliance met. Hunts crossed the countryside.', 'Countryside Alliance'],
    ['The Department for Fishing, Nordbank and Boeing met.', 'Department for Fishing', 'Boeing'],
  ])('%s', (text, ...found) => {
    expect(names(text)).toEqual(found.map((name) => `ORGANIZATION ${name}`))
  })

  test('what an organization is stands for the only one that it is', () => {
    const council = 'The Council voted. “No,” the Council said. The Council left.'
    expect(groups(council)).toEqual([])
    expect(groups(`Nobody asked the Riga City Council. ${council}`)).toEqual([
      'ORGANIZATION Riga City Council, Council (ALIAS): 4',
    ])
  })

  test.each([
    ['letters that are short for a thing', 'Users of Harbour Sign Language (QSL) met. QSL is old.'],
    ['a word in capitals, for stress', 'It is NOT a game, and not a toy.'],
    ['what a director minds', 'Communications director Ann Lee left.'],
    ['what everybody has', 'The Budget was late. The Budget was long. The Budget passed.'],
    ['an open championship', 'Norwegian Open champion Ann Lee left.'],
  ])('no organization: %s', (_, text) => {
    expect(groups(text).filter((group) => group.startsWith('ORGANIZATION'))).toEqual([])
  })
})

test.each([
  ['The RST Chair Ann Lee left.', 'ORGANIZATION RST', 'PERSON Ann Lee [Chair]'],
  ['Yesterday U.S. Attorney Ann Park left.', 'PLACE U.S.', 'PERSON Ann Park [Attorney]'],
  ['Yesterday Senator Peter Hill left.', 'PERSON Peter Hill [Senator]'],
  ['Yesterday Sergeant Min-ji Park left.', 'PERSON Min-ji Park [Sergeant]'],
  ['Cllr Ann Lee and Cllr. Liam Pike left.', 'PERSON Ann Lee [Cllr]', 'PERSON Liam Pike [Cllr.]'],
  [
    'It pleased Ald. Ann Lee, Fr Liam Pike and PC Tom Walsh.',
    'PERSON Ann Lee [Ald.]',
    'PERSON Liam Pike [Fr]',
    'PERSON Tom Walsh [PC]',
  ],
  ['They crossed the Queen Mary Bridge.', 'PLACE Queen Mary Bridge'],
  ['They read the PC Magazine.', 'ORGANIZATION PC Magazine'],
  ['They saw Warren Moon and Sue Ray.', 'PERSON Warren Moon', 'PERSON Sue Ray'],
  ['They saw the Moon.'],
  ['Sue Ray said that it was late.', 'PERSON Sue Ray'],
])('titles are no part of names, and names may be words: %s', (text, ...found) => {
  expect(names(text)).toEqual(found)
})

test('a nickname is another name, not another way to write it', () => {
  expect(groups('Maggie Oduya arrived. Margaret Oduya left.', 'Yuri Tarasov arrived. Jurij Tarassow left.')).toEqual([
    'PERSON Maggie Oduya, Margaret Oduya (ALIAS): 2',
    'PERSON Yuri Tarasov, Jurij Tarassow (TRANSLITERATION): 2',
  ])
})
