import type { Group } from './entities.ts'
import type { Prose } from './prose.ts'

// Names that the article has settled elsewhere, where their capital alone says nothing.

const WORD_AHEAD = /^[\p{L}\p{N}\p{M}]/u
const FIRST_WORD = /^[^\s\-‐‑’']+/u

/** Adds to the groups every stretch of a text that is one of their names and no mention yet. */
export function findKnownNames({ text, tokens }: Prose, index: number, groups: readonly Group[]): void {
  const known = new Map<string, { name: string; group: Group }[]>()
  for (const group of groups)
    for (const name of [group.name, ...group.names.map((other) => other.text)]) {
      const first = FIRST_WORD.exec(name)?.[0] ?? name
      const list = known.get(first)
      if (list) list.push({ name, group })
      else known.set(first, [{ name, group }])
    }
  for (const list of known.values()) list.sort((a, b) => b.name.length - a.name.length)
  const taken = groups
    .flatMap(({ mentions }) => mentions.filter((mention) => mention.text === index))
    .sort((a, b) => a.start - b.start)
  let at = 0
  let end = 0
  for (const token of tokens) {
    if (token.start < end) continue
    while (at < taken.length && taken[at]!.end <= token.start) at++
    const next = taken[at]
    if (next && token.start >= next.start) continue
    const hit = known
      .get(token.text)
      ?.find(
        ({ name }) =>
          text.startsWith(name, token.start) &&
          !WORD_AHEAD.test(text.slice(token.start + name.length, token.start + name.length + 1)),
      )
    if (!hit || (next && token.start + hit.name.length > next.start)) continue
    end = token.start + hit.name.length
    hit.group.mentions.push({ text: index, start: token.start, end, confidence: 0.6 })
  }
}
