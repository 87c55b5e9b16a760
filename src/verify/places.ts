import type { SearchIndex } from '../search/port.ts'
import { Slices } from '../slices.ts'
import { alignTokens, costOfAlignment } from './align.ts'
import type { Checked } from './checked.ts'
import { judgePlace, type Place } from './judge.ts'
import { type ArticleText, type Printed, readPrinted } from './printed.ts'
import { indexWords, type Token } from './tokens.ts'

export interface Question {
  text: string
  /** Id of who is said to have said it. */
  speakerId?: string
  /** Only articles with these ids. */
  among?: ReadonlySet<string>
  /** Articles that quote the speaker, within `among`: they are looked at whatever else is found. */
  bySpeaker?: ReadonlySet<string>
  /** 0 to 1. */
  minSimilarity: number
  first: number
}

export interface Library {
  index: SearchIndex
  /** Those of the articles that may be looked at, if not all may. */
  choose?(articleIds: readonly string[]): Promise<readonly string[]>
  /** All texts of these articles, with the quotes in them. */
  readTexts(articleIds: readonly string[]): Promise<ArticleText[]>
}

/** Articles whose texts are read, beyond those that are asked for. */
const MORE_CANDIDATES = 7
/** Of so many candidates those are kept that meet a condition which many articles meet. */
const MOST_CHOSEN = 200
/** Cells of alignment for one question, and for one text: about 20 ms. The best candidates come first. */
const MOST_CELLS = 6_000_000
/** Characters that are read for one question, about 1 s: more than ordinary articles have, and a few books. */
const MOST_CHARACTERS = 5_000_000
const MOST_PLACES_IN_TEXT = 3

/** Texts of the articles in which the words are likeliest to stand. */
export async function readCandidates(checked: Checked, question: Question, { index, choose, readTexts }: Library) {
  const words = indexWords(checked.text)
  const { among, bySpeaker } = question
  const ask = { words, kind: 'ARTICLE' as const }
  const most = question.first + MORE_CANDIDATES
  const first = choose ? MOST_CHOSEN : most
  const { hits, occurrences } = await index.findPassages({ ...ask, first, ...(among ? { among } : {}) })
  const own = bySpeaker ? await index.findPassages({ ...ask, first: most, among: bySpeaker }) : { hits: [] }
  const ids = hits.map(({ id }) => id)
  const chosen = choose ? await choose(ids) : ids
  const all = new Set([...own.hits.map(({ id }) => id), ...chosen.slice(0, most)])
  return { texts: await readAll(await readTexts([...all])), occurrences }
}

/** Texts made ready, with a turn for others between two. */
async function readAll(texts: readonly ArticleText[]): Promise<Printed[]> {
  const slices = new Slices()
  const read: Printed[] = []
  let left = MOST_CHARACTERS
  for (const text of texts) {
    if (left < 0) break
    left -= text.text.length
    read.push(readPrinted(text))
    if (slices.isOver) await slices.next()
  }
  return read
}

/** The best places in each text. */
export async function findPlaces(checked: Checked, texts: readonly Printed[]): Promise<Place[]> {
  const slices = new Slices()
  const places: Place[] = []
  const known = new Set(checked.tokens.map((token) => token.key))
  let left = MOST_CELLS
  for (const text of texts) {
    if (left < 0) break
    if (!text.tokens.some((token) => known.has(token.key))) continue
    const tokens = likeliestPart(checked, text.tokens)
    left -= costOfAlignment(checked.tokens, tokens)
    places.push(...(await findPlacesIn(checked, text, tokens, MOST_PLACES_IN_TEXT, slices)))
  }
  return places
}

/** All tokens of a text, or of one that is too long for so many words the part that holds most of them, each the more the rarer. */
function likeliestPart(checked: Checked, tokens: readonly Token[]): readonly Token[] {
  const length = Math.floor(MOST_CELLS / (checked.tokens.length + 1))
  if (tokens.length <= length) return tokens
  const counts = new Map(checked.tokens.map(({ key }) => [key, 0]))
  for (const { key } of tokens) if (counts.has(key)) counts.set(key, counts.get(key)! + 1)
  const worthOf = ({ key }: Token) => 1 / (counts.get(key) ?? Number.POSITIVE_INFINITY)
  let worth = 0
  let best = { worth: -1, to: length }
  tokens.forEach((token, at) => {
    worth += worthOf(token)
    if (at >= length) worth -= worthOf(tokens[at - length]!)
    if (at >= length - 1 && worth > best.worth) best = { worth, to: at + 1 }
  })
  return tokens.slice(best.to - length, best.to)
}

async function findPlacesIn(
  checked: Checked,
  printed: Printed,
  tokens: readonly Token[],
  most: number,
  slices: Slices,
): Promise<Place[]> {
  const pairs = alignTokens(checked.tokens, tokens)
  if (slices.isOver) await slices.next()
  if (pairs.length === 0) return []
  const offset = printed.tokens.indexOf(tokens[0]!)
  const place = judgePlace(
    checked,
    printed,
    pairs.map(([i, j]) => [i, j + offset]),
  )
  // Only what is found nearly whole is worth looking for again.
  if (most === 1 || place.likeness < 0.8) return [place]
  const places = [place]
  for (const part of [tokens.slice(0, pairs[0]![1]), tokens.slice(pairs.at(-1)![1] + 1)])
    if (part.length >= checked.tokens.length)
      places.push(...(await findPlacesIn(checked, printed, part, most - 1, slices)))
  return places
}
