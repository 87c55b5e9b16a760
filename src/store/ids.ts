import { hash } from 'node:crypto'
import type { Article, EntityKind } from '../model.ts'

// Ids are made from what a thing is, so that the same article and entity have the same ids in every database.
// The prefix tells the kind; the rest is 96 bits of SHA-256. To clients an id is opaque.

const PREFIXES = {
  ARTICLE: 'art',
  SOURCE: 'src',
  TOPIC: 'top',
  PHOTO: 'pho',
  PERSON: 'per',
  ORGANIZATION: 'org',
  PLACE: 'pla',
  EVENT: 'eve',
  NAME: 'nam',
  MENTION: 'men',
  QUOTE: 'quo',
  TEXT: 'txt',
  EDIT: 'edi',
  OTHER: 'oth',
} as const

export type IdKind = keyof typeof PREFIXES

const KINDS = new Map(Object.entries(PREFIXES).map(([kind, prefix]) => [prefix as string, kind as IdKind]))

/** SHA-256, hexadecimal. */
export const sha256 = (content: string | Uint8Array) => hash('sha256', content, 'hex')

/** Makes the id of a thing from the parts that tell it from all others of its kind. */
export function makeId(kind: IdKind, ...key: (string | number)[]): string {
  const digest = hash('sha256', JSON.stringify([kind, ...key]), 'base64url')
  return `${PREFIXES[kind]}_${digest.slice(0, 16)}`
}

export const articleId = ({ source, externalId }: Article) => makeId('ARTICLE', source.slug, externalId)

export const entityId = (kind: EntityKind, slug: string) => makeId(kind, slug)

/** A part of an id that can stand at the end of a slug. */
export const slugEnd = (id: string) => id.slice(-6).toLowerCase().replace(/[-_]/g, '0')

/** What kind of thing an id stands for, or null if it is not one of ours. */
export function kindOfId(id: string): IdKind | null {
  return /^[a-z]{3}_[\w-]{16}$/.test(id) ? (KINDS.get(id.slice(0, 3)) ?? null) : null
}
