import { expect, test } from 'vitest'
import { groupNames } from '../src/extract/entities.ts'
import { readProse } from '../src/extract/prose.ts'

// Names as the world writes them, with exact ends: the people of invented sentences, and where each is named.
const people = (text: string) =>
  groupNames([readProse(text)])
    .filter(({ kind }) => kind === 'PERSON')
    .map(({ mentions }) => mentions.map(({ start, end }) => text.slice(start, end)).join(', '))

test.each([
  // Particles belong to the name, also where it stands alone.
  ['Pieter de Vries won. Then de Vries said it was over. De Vries smiled.', 'Pieter de Vries, de Vries, De Vries'],
  ['Coach Jan van der Berg said so. Fans of van der Berg cheered.', 'Jan van der Berg, van der Berg'],
  ['Ursula von Kramm said so. On Monday von Kramm flew home.', 'Ursula von Kramm, von Kramm'],
  ['On Friday Maria dos Santos said so, and dos Santos left.', 'Maria dos Santos, dos Santos'],
  ['Ludovic de la Tour said so. Later de la Tour left.', 'Ludovic de la Tour, de la Tour'],
  ['Giovanni dal Pozzo said so.', 'Giovanni dal Pozzo'],
  ['Björn af Ugglas said so.', 'Björn af Ugglas'],
  ['Charles de Gaulle said so.', 'Charles de Gaulle'],
  ['Ann Lee drove a van Ford built.', 'Ann Lee'],
  // Titles of Indian, Nigerian and British papers
  ['Barrister Ade Bello said so. Alhaji Bello left.', 'Ade Bello, Bello'],
  ['Shri Ravi Menon said so.', 'Ravi Menon'],
  ['Smt Anita Rao said so.', 'Anita Rao'],
  ['Detective Inspector Sarah Holt said so. Det Insp Holt left.', 'Sarah Holt, Holt'],
  ['Supt Ann Reed said so.', 'Ann Reed'],
  // Arabic
  ['Abdul Rahman al-Fahd spoke first. Later al-Fahd said no.', 'Abdul Rahman al-Fahd, al-Fahd'],
  ['Salim el-Khatib said so. “No,” said el-Khatib.', 'Salim el-Khatib, el-Khatib'],
  ['Khalid bin Rashid al-Harbi said so. Al-Harbi left.', 'Khalid bin Rashid al-Harbi, Al-Harbi'],
  ['Omar Abd al-Karim said so. Karim left.', 'Omar Abd al-Karim, Karim'],
  ['Hassan Nur ul-Haq said so.', 'Hassan Nur ul-Haq'],
  ['Muhammad Abu Zayd said so.', 'Muhammad Abu Zayd'],
  // Spanish, Portuguese, Vietnamese, Chinese, Korean
  ['Luis Fernando Ortega y Molina said so.', 'Luis Fernando Ortega y Molina'],
  ['José María Núñez del Río said so.', 'José María Núñez del Río'],
  ['Ana Lúcia da Silva e Costa said so.', 'Ana Lúcia da Silva e Costa'],
  ['Nguyễn Văn Hùng said so. “No,” said Hùng.', 'Nguyễn Văn Hùng, Hùng'],
  ['Chen Wenhao said so. Mr Chen left.', 'Chen Wenhao, Chen'],
  ['Park Geun-ho said so. Ms Park left.', 'Park Geun-ho, Park'],
  // Initials, suffixes, hyphens, apostrophes
  ['The author J. K. Harrow said so. Harrow left.', 'J. K. Harrow, Harrow'],
  ['The author J.K. Harrow said so. Harrow left.', 'J.K. Harrow, Harrow'],
  ['The author JK Harrow said so. Harrow left.', 'JK Harrow, Harrow'],
  ['George H. W. Tarrant said so.', 'George H. W. Tarrant'],
  ['Nobody asked Robert Allen Pike Jr. to leave.', 'Robert Allen Pike Jr.'],
  ['Robert Allen Pike III said so.', 'Robert Allen Pike III'],
  ['Anne-Marie Smith-Jones said so. Smith-Jones left.', 'Anne-Marie Smith-Jones, Smith-Jones'],
  ['Marcia "Cia" Price said so. Marcia Price left.', 'Marcia "Cia" Price, Marcia Price'],
  ['William (Bill) Hart said so.', 'William (Bill) Hart'],
  ['Sinéad O’Neill said so. O’Neill’s brother left.', 'Sinéad O’Neill, O’Neill'],
  ["Sinead O'Neill said so. O'Neill's brother left.", "Sinead O'Neill, O'Neill"],
  ['Marco D’Angelo said so. D’Angelo left.', 'Marco D’Angelo, D’Angelo'],
])('%s', (text, name) => {
  expect(people(text)).toEqual([name])
})

test('what is glued to a digit is no name', () => {
  const text = 'It has 64GB and costs more, said Ann Lee.'
  expect(groupNames([readProse(text)]).map(({ name }) => name)).toEqual(['Ann Lee'])
})
