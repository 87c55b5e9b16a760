// Words, names and chances for the synthetic archive: the same seed gives the same ones.

export type Random = () => number

/** Numbers from 0 to 1 from a seed (xorshift32). */
export function randomFrom(seed: number): Random {
  let state = seed | 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

export const pick = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)]!

/** Draws from 0 to size - 1, the n-th in proportion to 1 / n ** skew: 0 is uniform, 1 is Zipf's law. */
export function drawer(random: Random, size: number, skew: number): () => number {
  const sums = new Float64Array(size)
  let sum = 0
  for (let i = 0; i < size; i++) sums[i] = sum += 1 / (i + 1) ** skew
  return () => {
    const wanted = random() * sum
    let low = 0
    let high = size - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (sums[middle]! < wanted) low = middle + 1
      else high = middle
    }
    return low
  }
}

const COMMON =
  `the of and to in a is that for on was with as by at from it has have be were are this said will not an its they
  their which would had been who more after he she but new over one year two also about other people when out last than
  first could government up into minister country president while there state under before against between police company
  percent million years during week city where party since most some court group three public many economic made against
  officials international security foreign national told according meeting talks law month war plan election trade day
  leaders agreement visit report budget workers health energy water school border summit vote bank market power`.split(
    /\s+/,
  )

const ONSETS = 'b br c ch cl d dr f fl g gr h j k l m n p pl pr qu r s sh sp st t th tr v w'.split(' ')
const VOWELS = 'a e i o u ai ea ee io ou'.split(' ')
const CODAS = ' n r l s t nd nt st rd m ck'.split(' ')

const syllable = (random: Random) => pick(random, ONSETS) + pick(random, VOWELS) + pick(random, CODAS)

function word(random: Random, syllables: number): string {
  return Array.from({ length: syllables }, () => syllable(random)).join('')
}

/** A vocabulary: common English words first, then made-up ones that could be. */
export function vocabulary(random: Random, size: number): string[] {
  const words = new Set(COMMON)
  while (words.size < size) words.add(word(random, 1 + Math.floor(random() * 3)))
  return [...words]
}

export const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1)

/** Different names made by a function that may repeat itself. */
export function distinct(size: number, make: () => string): string[] {
  const names = new Set<string>()
  while (names.size < size) names.add(make())
  return [...names]
}

const GIVEN = `Ada Amir Anna Boris Carla Chen Clara Daniel Elena Emil Fatima Frida Georg Hana Hugo Ines Ivan Jana Jonas
  Karim Lena Lin Luca Maria Marta Mehmet Milan Nadia Nils Olga Omar Paul Petra Rosa Samuel Sara Sofia Tomas Vera Yusuf`.split(
  /\s+/,
)

export const personName = (random: Random) => `${pick(random, GIVEN)} ${capital(word(random, 2))}`
export const placeName = (random: Random) => capital(word(random, 2))

/** Sentences of Zipfian words. */
export function writer(random: Random) {
  const words = vocabulary(random, 20_000)
  const draw = drawer(random, words.length, 1)
  return (length: number) => Array.from({ length }, () => words[draw()]!).join(' ')
}
