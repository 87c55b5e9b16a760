import type { Group } from './entities.ts'
import { PARTICLES, SUFFIXES } from './lexicon/roles.ts'
import type { Prose, Token } from './prose.ts'
import type { TextStretch } from './spellings.ts'

// Names that the article has settled elsewhere, where their capital alone says nothing.

/** "al-Fahd" */
const ARTICLE = /^\p{Ll}+-(?=\p{Lu})/u
const WORD_AHEAD = /^[\p{L}\p{N}\p{M}]/u
const PLAIN = /^([a-z]+|\W+)$/
const FIRST_WORD = /[\p{L}\p{N}\p{M}]+/uy

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
    const hit = knownFrom(known, text, token)?.find(({ name }) => startsWith(text, name, token.start))
    if (!hit || (next && token.start + hit.name.length > next.start)) continue
    end = token.start + hit.name.length
    addMention(hit.group, hit.name, { text: index, start: token.start, end })
  }
}

interface Known {
  name: string
  group: Group
}

/** The tokenizer cuts some words, and leaves others whole: "O'Neill". */
function firstWord(text: string, at: number): string {
  FIRST_WORD.lastIndex = at
  return FIRST_WORD.exec(text)?.[0] ?? ''
}

/** Most tokens are words in small letters, which the tokenizer leaves as they are. */
const knownFrom = (known: ReadonlyMap<string, Known[]>, text: string, { text: word, start }: Token) =>
  known.get(word) ?? (PLAIN.test(word) ? undefined : known.get(firstWord(text, start)))

/** Names by their first word, longest first. */
function knownNames(groups: readonly Group[]): Map<string, Known[]> {
  const known = new Map<string, Known[]>()
  const add = (name: string, group: Group) => {
    const first = firstWord(name, 0)
    const same = known.get(first)
    if (same) same.push({ name, group })
    else known.set(first, [{ name, group }])
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
    for (const surname of surnamesOf(group.name)) owners.set(surname, owners.has(surname) ? null : group)
  }
  return new Map([...owners].filter((owner): owner is [string, Group] => owner[1] !== null))
}

/** Of "Pieter de Vries": "Vries", "de Vries", and "De Vries" where a sentence begins. */
function surnamesOf(name: string): string[] {
  const words = name.split(' ').filter((word) => !SUFFIXES.has(word.toLowerCase()))
  const last = words.at(-1)!
  if (words.length < 2 || last.length < 3 || /\p{Lu}.*-\p{Ll}/u.test(last)) return []
  let first = words.length - 1
  while (first > 1 && PARTICLES.has(words[first - 1]!)) first--
  const whole = words.slice(first).join(' ')
  const bare = last.replace(ARTICLE, '')
  return [...new Set([bare, whole, whole[0]!.toUpperCase() + whole.slice(1)])]
}

const startsWith = (text: string, name: string, at: number) =>
  text.startsWith(name, at) && !WORD_AHEAD.test(text.slice(at + name.length, at + name.length + 1))

function addMention(group: Group, name: string, place: TextStretch): void {
  group.mentions.push({ ...place, confidence: 0.6 })
  if (group.name !== name && !group.names.some(({ text }) => text === name))
    group.names.push({ text: name, kind: 'ALIAS' })
}
