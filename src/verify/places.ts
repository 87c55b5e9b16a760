import type { SearchIndex } from '../search/port.ts'
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
/** Cells of alignment for one question: about 20 ms. The best candidates come first. */
const MOST_CELLS = 6_000_000
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
  return { texts: (await readTexts([...all])).map(readPrinted), occurrences }
}

/** The best places in each text. */
export function findPlaces(checked: Checked, texts: readonly Printed[]): Place[] {
  const places: Place[] = []
  const known = new Set(checked.tokens.map((token) => token.key))
  let left = MOST_CELLS
  for (const text of texts) {
    if (left < 0) break
    if (!text.tokens.some((token) => known.has(token.key))) continue
    left -= costOfAlignment(checked.tokens, text.tokens)
    places.push(...findPlacesIn(checked, text, text.tokens, MOST_PLACES_IN_TEXT))
  }
  return places
}

function findPlacesIn(checked: Checked, printed: Printed, tokens: readonly Token[], most: number): Place[] {
  const pairs = alignTokens(checked.tokens, tokens)
  if (pairs.length === 0) return []
  const offset = printed.tokens.indexOf(tokens[0]!)
  const place = judgePlace(
    checked,
    printed,
    pairs.map(([i, j]) => [i, j + offset]),
  )
  // Only what is found nearly whole is worth looking for again.
  if (most === 1 || place.likeness < 0.8) return [place]
  const [before, after] = [tokens.slice(0, pairs[0]![1]), tokens.slice(pairs.at(-1)![1] + 1)]
  const rest = [before, after].filter((part) => part.length >= checked.tokens.length)
  return [place, ...rest.flatMap((part) => findPlacesIn(checked, printed, part, most - 1))]
}
