import { FIELDS, fieldEnd, fieldStart, type Words } from './documents.ts'
import type { Holdings } from './holdings.ts'
import { standsAt } from './phrase.ts'
import type { Plan } from './plan.ts'
import type { MatchReason, SearchQuery, WordMatch } from './port.ts'

/** From the best reason to the weakest: a word that matches in two ways is told the better one. */
export const REASONS: readonly MatchReason[] = ['EXACT', 'STEM', 'ALIAS', 'PREFIX', 'FUZZY']

export const isBetter = (a: MatchReason, b: MatchReason) => REASONS.indexOf(a) < REASONS.indexOf(b)

/** Says which words of a document answer which word of the query, and why. */
export function explainer(plan: Plan, query: SearchQuery, holdings: Holdings): (slot: number) => WordMatch[] {
  const single = singleWords(plan, holdings)
  const runs = wordRuns(plan, holdings)
  const fields = FIELDS.map((field) => field !== 'CAPTION' && (query.fields?.includes(field) ?? true))
  return (slot) => {
    const words = holdings.documents.words.of(slot)
    const found = new Map<string, WordMatch>()
    fields.forEach((isAsked, field) => {
      for (let at = fieldStart(words, field); isAsked && at < fieldEnd(words, field); at++) {
        const match = single.get(words[at]!)
        if (match) found.set(match.words[0]!, match)
        for (const run of runs.get(words[at]!) ?? []) if (fits(run.numbers, words, at, field)) addRun(found, run)
      }
    })
    return [...found.values()].sort((a, b) => REASONS.indexOf(a.reason) - REASONS.indexOf(b.reason))
  }
}

interface Run extends WordMatch {
  numbers: readonly number[]
}

const fits = (run: readonly number[], words: Words, at: number, field: number) =>
  at + run.length <= fieldEnd(words, field) && standsAt(words, at, run)

function addRun(found: Map<string, WordMatch>, { words, term, reason }: Run): void {
  const key = words.join(' ')
  const known = found.get(key)
  if (!known || isBetter(reason, known.reason)) found.set(key, { words, term, reason })
}

function singleWords({ terms, expansions }: Plan, { dictionary }: Holdings): Map<number, WordMatch> {
  const matches = new Map<number, WordMatch>()
  expansions.forEach((words, at) => {
    for (const { word, reason } of words) {
      const known = matches.get(word)
      if (!known || isBetter(reason, known.reason))
        matches.set(word, { words: [dictionary.wordOf(word)], term: terms[at]!.typed, reason })
    }
  })
  return matches
}

/** Runs of several words, by the number of their first: phrases, other names, and "Son-hui" for "sonhui". */
function wordRuns(plan: Plan, { dictionary }: Holdings): Map<number, Run[]> {
  const runs = new Map<number, Run[]>()
  const add = (numbers: readonly number[], term: string, reason: MatchReason) => {
    const run = { numbers, words: numbers.map((number) => dictionary.wordOf(number)), term, reason }
    runs.set(numbers[0]!, [...(runs.get(numbers[0]!) ?? []), run])
  }
  plan.phrases.forEach((phrase, at) => {
    if (phrase?.every((word) => word > 0)) add(phrase, plan.terms[at]!.typed, 'EXACT')
  })
  for (const { from, to, words, reason } of plan.substitutes)
    add(
      words,
      plan.terms
        .slice(from, to)
        .map((term) => term.typed)
        .join(' '),
      reason,
    )
  plan.expansions.forEach((expansions, at) => {
    for (const { word, reason } of expansions) {
      const parts = dictionary.partsOf(word)?.map((part) => dictionary.idOf(part)!)
      if (parts) add(parts, plan.terms[at]!.typed, reason)
    }
  })
  return runs
}
