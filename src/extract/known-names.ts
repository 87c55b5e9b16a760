import type { Group } from './entities.ts'
import { SUFFIXES } from './lexicon/roles.ts'
import type { Prose } from './prose.ts'
import type { TextStretch } from './spellings.ts'

// Names that the article has settled elsewhere, where their capital alone says nothing.

const WORD_AHEAD = /^[\p{L}\p{N}\p{M}]/u
const FIRST_WORD = /^[^\s\-‐‑’']+/u

/** Adds to the groups every stretch of a text that is one of their names, or the surname of one of them, and no mention yet. */
export function findKnownNames({ text, tokens }: Prose, index: number, groups: readonly Group[]): void {
  const known = knownNames(groups)
  const taken = groups.flatMap(({ mentions }) => mentions.filter((mention) => mention.text === index))
  taken.sort((a, b) => a.start - b.start)
  let at = 0
  let end = 0
  for (const token of tokens) {
    if (token.start < end) continue
    while (at < taken.length && taken[at]!.end <= token.start) at++
    const next = taken[at]
    if (next && token.start >= next.start) continue
    const hit = known.get(token.text)?.find(({ name }) => startsWith(text, name, token.start))
    if (!hit || (next && token.start + hit.name.length > next.start)) continue
    end = token.start + hit.name.length
    addMention(hit.group, hit.name, { text: index, start: token.start, end })
  }
}

interface Known {
  name: string
  group: Group
}

/** Names by their first token, longest first. */
function knownNames(groups: readonly Group[]): Map<string, Known[]> {
  const known = new Map<string, Known[]>()
  const add = (name: string, group: Group) => {
    const first = FIRST_WORD.exec(name)?.[0] ?? name
    known.set(first, [...(known.get(first) ?? []), { name, group }])
  }
  for (const group of groups)
    for (const name of [group.name, ...group.names.map((other) => other.text)]) add(name, group)
  for (const [surname, group] of surnames(groups)) if (!known.has(surname)) add(surname, group)
  for (const list of known.values()) list.sort((a, b) => b.name.length - a.name.length)
  return known
}

/** Surnames that only one person of the article has. */
function surnames(groups: readonly Group[]): Map<string, Group> {
  const owners = new Map<string, Group | null>()
  for (const group of groups) {
    if (group.kind !== 'PERSON') continue
    const words = group.name.split(' ').filter((word) => !SUFFIXES.has(word.toLowerCase()))
    const surname = words.at(-1)!
    if (words.length < 2 || surname.length < 3 || /-\p{Ll}/u.test(surname)) continue
    owners.set(surname, owners.has(surname) ? null : group)
  }
  return new Map([...owners].filter((owner): owner is [string, Group] => owner[1] !== null))
}

const startsWith = (text: string, name: string, at: number) =>
  text.startsWith(name, at) && !WORD_AHEAD.test(text.slice(at + name.length, at + name.length + 1))

function addMention(group: Group, name: string, place: TextStretch): void {
  group.mentions.push({ ...place, confidence: 0.6 })
  if (group.name !== name && !group.names.some(({ text }) => text === name))
    group.names.push({ text: name, kind: 'ALIAS' })
}
