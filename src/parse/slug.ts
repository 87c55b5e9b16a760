import { createHash } from 'node:crypto'
import { fold } from '../text/fold.ts'

const SLUG = 60

/** Plain words for an address: a-z and 0-9, joined by single hyphens; empty if there are none. */
export function slugify(text: string, length = SLUG): string {
  const words = fold(text).match(/[a-z0-9]+/g) ?? []
  const slug = words.join('-')
  return slug.length <= length
    ? slug
    : slug
        .slice(0, length + 1)
        .replace(/-[^-]*$/, '')
        .slice(0, length)
}

/** Part of a SHA-256, hexadecimal. */
export const digest = (parts: string[], length: number) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, length)
