import { isNumber, type Token } from './tokens.ts'

// Numbers as they are written: "two million", "2m" and "2,000,000" are one; "24" and "2.4" are not.

const numbered = (words: string, from: number, step: number) =>
  words.split(' ').map((word, i): [string, number] => [word, from + step * i])

const CARDINALS = new Map([
  ...numbered('zero one two three four five six seven eight nine ten eleven twelve thirteen', 0, 1),
  ...numbered('fourteen fifteen sixteen seventeen eighteen nineteen', 14, 1),
  ...numbered('twenty thirty forty fifty sixty seventy eighty ninety hundred', 20, 10),
])
const ORDINALS = new Map([
  ...numbered('first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth', 1, 1),
  ...numbered('fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth', 14, 1),
  ...numbered('twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth', 20, 10),
])
const SCALES = new Map(
  Object.entries({
    thousand: 1e3,
    k: 1e3,
    million: 1e6,
    m: 1e6,
    mn: 1e6,
    billion: 1e9,
    bn: 1e9,
    trillion: 1e12,
    tn: 1e12,
  }),
)

const DIGITS = /^(\d{1,15}(?:\.\d+)*)(k|mn?|bn|tn|st|nd|rd|th)?$/
const IS_ORDINAL = /^(?:st|nd|rd|th)$/

/** A number, and the token after it. */
interface Numeral {
  value: string
  next: number
}

/** The number that begins at a token, written in one way; null if none does. */
export function readNumeral(tokens: readonly Token[], at: number): Numeral | null {
  return readDigits(tokens, at) ?? readWords(tokens, at)
}

const TIGHT = /^[.,:/\u2013-]?$/
const CURRENCY = /\p{Sc}/u
const PERCENT = /^(?:percent|%)$/
const MOST_WORDS = 6

/** Whether a number goes on from the token before to this one: "10-|15", "five| percent", "two hundred| thousand". */
export function isWithinNumber(tokens: readonly Token[], at: number, text: string): boolean {
  const [left, right] = [tokens[at - 1], tokens[at]]
  if (!left || !right || !isNumber(left) || !isNumber(right) || CURRENCY.test(left.key + right.key)) return false
  if (TIGHT.test(text.slice(left.end, right.start)) || PERCENT.test(right.key)) return true
  for (let from = at - 1; from >= Math.max(0, at - MOST_WORDS); from--)
    if ((readNumeral(tokens, from)?.next ?? 0) > at) return true
  return false
}

/** "1,500", "2.4", "2.4 million", "800m", "21st". */
function readDigits(tokens: readonly Token[], at: number): Numeral | null {
  const [, digits, suffix] = DIGITS.exec(tokens[at]!.key) ?? []
  if (digits === undefined) return null
  if (suffix && IS_ORDINAL.test(suffix)) return { value: `${digits}th`, next: at + 1 }
  const isSpaced = suffix === undefined
  const scale = SCALES.get(isSpaced ? (tokens[at + 1]?.key ?? '') : suffix)
  return scale ? { value: scaled(digits, scale), next: at + (isSpaced ? 2 : 1) } : { value: digits, next: at + 1 }
}

const scaled = (digits: string, scale: number) => String(Number((Number(digits) * scale).toPrecision(15)))

/** "three", "twenty-one", "two hundred and five thousand", "twenty-first". */
function readWords(tokens: readonly Token[], at: number): Numeral | null {
  let [total, part, next] = [0, Number.NaN, at]
  for (; next < tokens.length; next++) {
    const { key } = tokens[next]!
    const scale = SCALES.get(key)
    const added = addWord(part, CARDINALS.get(key))
    const last = addWord(part, ORDINALS.get(key))
    if (last !== null) return { value: `${total + last}th`, next: next + 1 }
    if (added !== null) part = added
    else if (scale && part > 0) [total, part] = [total + part * scale, 0]
    else if (key !== 'and' || !(part >= 100) || addWord(part, CARDINALS.get(tokens[next + 1]?.key ?? '')) === null)
      break
  }
  return next === at ? null : { value: String(total + (part || 0)), next }
}

/** What was counted and one word more; null if the word does not go on from there. */
function addWord(part: number, word: number | undefined): number | null {
  if (word === undefined) return null
  if (Number.isNaN(part)) return word
  if (word === 100) return part > 0 && part < 100 ? part * 100 : null
  const rest = part % 100
  return rest === 0 || (rest >= 20 && rest % 10 === 0 && word > 0 && word < 10) ? part + word : null
}
