import { isLight, spellingKeys } from './name-words.ts'

// How alike two names are, 0 to 1. Words are paired whichever order they come in; a word may be an initial, a short form,
// be spelled another way, be written together with its neighbour, or be missing.

/** A word that stands against another counts this much more than one that agrees; one that is only left out, less. */
const CONTRADICTION = 2
const OMISSION = 0.3
/** Particles and titles hardly count. */
const LIGHT = 0.25
const INITIAL = 0.8
const OTHER_SPELLING = 0.96
const SAME_LETTERS = 0.99

/** Likeness of two names given as folded words, as `wordsOf` makes them. 1 only for the same letters in the same order. */
export function compareWords(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0
  const [wholeA, wholeB] = [a.join(''), b.join('')]
  if (wholeA === wholeB) return 1
  return Math.min(SAME_LETTERS, Math.max(pairWords(a, b), compareWhole(wholeA, wholeB)))
}

/** Names written without their spaces, or with them elsewhere. */
function compareWhole(a: string, b: string): number {
  const longest = Math.max(a.length, b.length)
  const distance = longest < 6 ? longest : editDistance(a, b)
  return distance > longest / 8 ? 0 : (1 - distance / longest) ** 2
}

interface Pair {
  i: number
  j: number
  score: number
}

/** Pairs the words that are most alike first; words of the shorter name that find no partner contradict the longer one. */
function pairWords(a: readonly string[], b: readonly string[]): number {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a]
  const pairs: Pair[] = few.flatMap((word, i) => many.map((other, j) => ({ i, j, score: compareWord(word, other) })))
  const freeFew = new Set(few.keys())
  const freeMany = new Set(many.keys())
  let sum = 0
  let weight = 0
  for (const { i, j, score } of pairs.sort((x, y) => y.score - x.score || Math.abs(x.i - x.j) - Math.abs(y.i - y.j))) {
    if (score === 0 || !freeFew.has(i) || !freeMany.has(j)) continue
    freeFew.delete(i)
    freeMany.delete(j)
    const counts = Math.min(weightOf(few[i]!), weightOf(many[j]!))
    sum += counts * score
    weight += counts
  }
  for (const i of freeFew) weight += CONTRADICTION * weightOf(few[i]!)
  for (const j of freeMany) weight += OMISSION * weightOf(many[j]!)
  return weight === 0 ? 0 : sum / weight
}

const weightOf = (word: string) => (isLight(word) ? LIGHT : 1) * Math.min(8, Math.max(2, word.length))

/** Likeness of two words of names; 0 if they are different words. */
function compareWord(a: string, b: string): number {
  if (a === b) return 1
  if (a.length === 1 || b.length === 1) return a[0] === b[0] ? INITIAL : 0
  const keysA = spellingKeys(a)
  const keysB = spellingKeys(b)
  if (keysA.some((key) => keysB.includes(key))) return OTHER_SPELLING
  return Math.max(spelledAlike(a, b), 0.97 * spelledAlike(keysA[0]!, keysB[0]!))
}

function spelledAlike(a: string, b: string): number {
  const longest = Math.max(a.length, b.length)
  if (Math.abs(a.length - b.length) > longest / 3) return 0
  const distance = editDistance(a, b)
  return distance > Math.max(1, longest / 3.5) ? 0 : 1 - distance / longest
}

/** Letters to add, drop, change or swap with their neighbour. */
export function editDistance(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        next[j] = Math.min(next[j]!, before[j - 2]! + 1)
    }
    before = row
    row = next
  }
  return row[b.length]!
}
