// Snowball's English stemmer, "Porter 2": https://snowballstem.org/algorithms/english/stemmer.html

const VOWEL = '[aeiouy]'
const DOUBLE = /(bb|dd|ff|gg|mm|nn|pp|rr|tt)$/
const SHORT_END = /(^[aeiouy][^aeiouy]$|[^aeiouy][aeiouy][^aeiouywxY]$)/
const HAS_VOWEL = new RegExp(VOWEL)
const REGION = /[aeiouy][^aeiouy]/

const WHOLE = new Map(
  Object.entries({
    skis: 'ski',
    skies: 'sky',
    dying: 'die',
    lying: 'lie',
    tying: 'tie',
    idly: 'idl',
    gently: 'gentl',
    ugly: 'ugli',
    early: 'earli',
    only: 'onli',
    singly: 'singl',
  }),
)
const UNCHANGED = new Set(['sky', 'news', 'howe', 'atlas', 'cosmos', 'bias', 'andes'])
const UNCHANGED_AFTER_1A = new Set([
  'inning',
  'outing',
  'canning',
  'herring',
  'earring',
  'proceed',
  'exceed',
  'succeed',
])

const STEP_2: [string, string][] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['ization', 'ize'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['abli', 'able'],
  ['fulness', 'ful'],
  ['iveness', 'ive'],
  ['ousness', 'ous'],
  ['entli', 'ent'],
  ['ousli', 'ous'],
  ['alism', 'al'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['biliti', 'ble'],
  ['fulli', 'ful'],
  ['lessli', 'less'],
  ['izer', 'ize'],
  ['alli', 'al'],
  ['bli', 'ble'],
]
const STEP_3: [string, string][] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['alize', 'al'],
  ['icate', 'ic'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ness', ''],
  ['ful', ''],
]
const STEP_4 = /(ement|ance|ence|able|ible|ment|ant|ent|ism|ate|iti|ous|ive|ize|al|er|ic)$/

/** Stem of a folded English word; a word with other letters is its own stem. */
export function stem(word: string): string {
  if (word.length < 3 || !/^[a-z]+$/.test(word) || UNCHANGED.has(word)) return word
  const whole = WHOLE.get(word)
  if (whole !== undefined) return whole
  const marked = word.replace(/^y|([aeiouy])y/g, (match, vowel) => (vowel ? `${vowel}Y` : match.toUpperCase()))
  const [r1, r2] = regions(marked)
  const plural = step1a(marked)
  if (UNCHANGED_AFTER_1A.has(plural)) return plural
  const stemmed = step5(step4(step3(step2(step1c(step1b(plural, r1)), r1), r1, r2), r2), r1, r2)
  return stemmed.toLowerCase()
}

function regions(word: string): [number, number] {
  const special = /^(gener|commun|arsen)/.exec(word)
  const r1 = special ? special[0].length : after(word, 0)
  return [r1, after(word, r1)]
}

function after(word: string, from: number): number {
  const match = REGION.exec(word.slice(from))
  return match ? from + match.index + 2 : word.length
}

function step1a(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2)
  if (/(ied|ies)$/.test(word)) return word.slice(0, word.length > 4 ? -2 : -1)
  if (/(us|ss)$/.test(word) || !word.endsWith('s')) return word
  return HAS_VOWEL.test(word.slice(0, -2)) ? word.slice(0, -1) : word
}

function step1b(word: string, r1: number): string {
  const ee = /(eedly|eed)$/.exec(word)
  if (ee) return ee.index >= r1 ? `${word.slice(0, ee.index)}ee` : word
  const ending = /(ingly|edly|ing|ed)$/.exec(word)
  if (!ending) return word
  const base = word.slice(0, ending.index)
  if (!HAS_VOWEL.test(base)) return word
  if (/(at|bl|iz)$/.test(base)) return `${base}e`
  if (DOUBLE.test(base)) return base.slice(0, -1)
  return r1 >= base.length && SHORT_END.test(base) ? `${base}e` : base
}

const step1c = (word: string) => (/.[^aeiouy][yY]$/.test(word) ? `${word.slice(0, -1)}i` : word)

function step2(word: string, r1: number): string {
  for (const [ending, into] of STEP_2) if (word.endsWith(ending)) return swap(word, ending, into, r1)
  if (word.endsWith('ogi')) return word.endsWith('logi') ? swap(word, 'ogi', 'og', r1) : word
  return /[cdeghkmnrt]li$/.test(word) ? swap(word, 'li', '', r1) : word
}

function step3(word: string, r1: number, r2: number): string {
  for (const [ending, into] of STEP_3) if (word.endsWith(ending)) return swap(word, ending, into, r1)
  return word.endsWith('ative') ? swap(word, 'ative', '', r2) : word
}

function step4(word: string, r2: number): string {
  const ending = STEP_4.exec(word)
  if (ending) return swap(word, ending[0], '', r2)
  return /[st]ion$/.test(word) ? swap(word, 'ion', '', r2) : word
}

function step5(word: string, r1: number, r2: number): string {
  const base = word.slice(0, -1)
  if (word.endsWith('e')) return base.length >= r2 || (base.length >= r1 && !SHORT_END.test(base)) ? base : word
  return word.endsWith('ll') && base.length >= r2 ? base : word
}

const swap = (word: string, ending: string, into: string, region: number) =>
  word.length - ending.length >= region ? word.slice(0, word.length - ending.length) + into : word
