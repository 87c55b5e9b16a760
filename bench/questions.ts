import { wordsOf } from '../src/text/words.ts'
import type { NewsText } from './news.ts'
import { pick, type Random, randomFrom } from './words.ts'

// Sentences of real news as people get them wrong, with what is to be found out about each.

export interface Question {
  kind: string
  text: string
  /** Any of these is right. */
  verdicts: string[]
}

// A sentence that can be told from its neighbours without doubt, in a paragraph where nobody is quoted.
const SENTENCE = /(?<=^|[a-z]{2}[.!?]\s+)[A-Z][^.!?"“”'‘’()[\]…`]{40,260}[a-z]{2}\.(?=\s+[A-Z]|\s*$)/g
const MARKS = /["“”«»]/

function sentencesOf({ text }: NewsText): string[] {
  const paragraphs = text.split(/\n\s*\n|\n {2,}/).filter((paragraph) => !MARKS.test(paragraph))
  return paragraphs.flatMap((paragraph) => paragraph.match(SENTENCE) ?? []).filter((one) => wordsOf(one).length >= 9)
}

const NEGATION = /\b(not|no|never|none|nobody|nothing|neither|nor|cannot|without|hardly|barely|scarcely)\b/i
const NUMBER =
  /\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|million|billion|third|half)\b/i

const MAKERS: Record<string, { verdicts: string[]; make: (random: Random, draw: () => string) => string | null }> = {
  'as it stands': { verdicts: ['EXACT'], make: (_random, draw) => draw() },
  'in other marks and case': {
    verdicts: ['NORMALIZED'],
    make: (random, draw) => pick(random, [upper, unpunctuated, spaced])(draw()),
  },
  'cut at an end': { verdicts: ['PARTIAL'], make: (random, draw) => cutEnds(random, draw()) },
  'middle left out, told': { verdicts: ['PARTIAL'], make: (random, draw) => cutMiddle(random, draw(), ' … ') },
  'middle left out, not told': { verdicts: ['PARTIAL'], make: (random, draw) => cutMiddle(random, draw(), ' ') },
  'one word changed': { verdicts: ['ALTERED'], make: (random, draw) => changeWord(random, draw(), draw()) },
  'a number changed': { verdicts: ['ALTERED'], make: (_random, draw) => changeNumber(draw()) },
  'a negation dropped': { verdicts: ['ALTERED'], make: (_random, draw) => dropNegation(draw()) },
  'two sentences spliced': { verdicts: ['ALTERED'], make: (random, draw) => splice(random, draw(), draw()) },
  'words in another order': {
    verdicts: ['NOT_FOUND'],
    make: (random, draw) => shuffle(random, draw().split(/\s+/)).join(' '),
  },
  'in another house style': { verdicts: ['NORMALIZED'], make: (_random, draw) => inHouseStyle(draw()) },
}

/** So many questions of each kind, the same each time. */
export function makeQuestions(news: readonly NewsText[], count: number): Question[] {
  const random = randomFrom(7)
  const draw = () => {
    for (;;) {
      const sentences = sentencesOf(pick(random, news))
      if (sentences.length > 0) return pick(random, sentences)
    }
  }
  const made = Object.entries(MAKERS).flatMap(([kind, { verdicts, make }]) => {
    const questions: Question[] = []
    while (questions.length < count) {
      const text = make(random, draw)
      if (text !== null) questions.push({ kind, text, verdicts })
    }
    return questions
  })
  return [
    ...made,
    ...COMMON.map((text) => ({ kind: 'common words', text, verdicts: ['EXACT', 'NORMALIZED', 'PARTIAL'] })),
  ]
}

const COMMON = [
  'it is what it is',
  'at the end of the day',
  'one of the',
  'as well as',
  'for the first time',
  'in the first half of the year',
  'the fact that it is',
  'in the last two years',
  'there is no doubt',
  'we have to be',
  'the rest of the world',
  'there is a lot of',
]

const upper = (text: string) => text.toUpperCase()
const unpunctuated = (text: string) => text.replace(/[,.;:]+(?=\s|$)/g, '').toLowerCase()
const spaced = (text: string) => `« ${text.replace(/ /g, '  ').replace(/\.$/, ',')} »`

const DIGITS = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
const STYLES: [RegExp, (...found: string[]) => string][] = [
  [/ (did|does|do|is|are|was|were|has|have|had|would|could|should) not(?= )/, (_all, verb) => ` ${verb}n’t`],
  [
    / (two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?= )/,
    (_all, word) => ` ${DIGITS.indexOf(word!) + 2}`,
  ],
  [/ ([2-9]|1[0-2])(?= [a-z])/, (_all, digits) => ` ${DIGITS[Number(digits) - 2]}`],
  [/ (lab|col|fav|hon|harb|neighb)our/, (_all, stem) => ` ${stem}or`],
  [/ (lab|col|fav|hon|harb|neighb)or(?!\w*at)/, (_all, stem) => ` ${stem}our`],
  [/([a-z]{3})ise(?=[ds]? )/, (_all, stem) => `${stem}ize`],
  [/([a-z]{3})ize(?=[ds]? )/, (_all, stem) => `${stem}ise`],
]

function inHouseStyle(sentence: string): string | null {
  const changed = STYLES.reduce((text, [from, to]) => text.replace(from, to), sentence)
  return changed === sentence ? null : changed
}

function cutEnds(random: Random, sentence: string): string | null {
  const words = sentence.split(' ')
  const from = random() < 0.6 ? 1 + Math.floor(random() * 3) : 0
  const to = from === 0 || random() < 0.5 ? words.length - 1 - Math.floor(random() * 3) : words.length
  return to - from >= 6 ? words.slice(from, to).join(' ') : null
}

function cutMiddle(random: Random, sentence: string, sign: string): string | null {
  const words = sentence.split(' ')
  const from = 4 + Math.floor(random() * (words.length - 8))
  const length = 1 + Math.floor(random() * 8)
  const omitted = words.slice(from, from + length)
  const edge = words.slice(from - 1, from + length + 1).join(' ')
  // What is left out must change neither sense nor number, and must be told from what stays.
  if (from + length > words.length - 4 || NEGATION.test(edge) || NUMBER.test(edge)) return null
  return omitted.includes(words[from + length]!)
    ? null
    : words.slice(0, from).join(' ') + sign + words.slice(from + length).join(' ')
}

function changeWord(random: Random, sentence: string, other: string): string | null {
  const words = sentence.split(' ')
  const at = Math.floor(random() * words.length)
  const word = pick(random, other.split(' ').slice(1)).replace(/[^\p{L}\p{N}]/gu, '')
  if (word === '' || sentence.toLowerCase().includes(word.toLowerCase())) return null
  return words
    .map((one, i) => (i === at ? one.replace(/[\p{L}\p{N}].*[\p{L}\p{N}]|[\p{L}\p{N}]/u, word) : one))
    .join(' ')
}

function changeNumber(sentence: string): string | null {
  const changed = sentence.replace(/\d/, (digit) => String((Number(digit) % 9) + 1))
  return changed === sentence ? null : changed
}

function dropNegation(sentence: string): string | null {
  const changed = sentence.replace(/ (not|never) /, ' ')
  return changed === sentence ? null : changed
}

function splice(random: Random, one: string, other: string): string | null {
  const [first, second] = [one.split(' '), other.split(' ')]
  const [head, tail] = [6 + Math.floor(random() * 4), 6 + Math.floor(random() * 4)]
  if (one === other || first.length < head || second.length < tail) return null
  return `${first.slice(0, head).join(' ')} ${second.slice(-tail).join(' ')}`
}

function shuffle<T>(random: Random, items: T[]): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[items[i], items[j]] = [items[j]!, items[i]!]
  }
  return items
}
