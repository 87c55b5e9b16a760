import { createHash } from 'node:crypto'
import type { SearchDocument } from './port.ts'

/** Hash of a document as it is indexed, to tell whether the index still holds what the archive does. */
export function hashDocument(document: SearchDocument): string {
  const { id, kind, title, aliases, summary, body, captions, language, publishedAt, source, topics, entities } =
    document
  const parts = [
    id,
    kind,
    title,
    aliases,
    summary,
    body,
    captions ?? [],
    language,
    publishedAt,
    source,
    topics,
    entities.map((e) => e.id),
  ]
  return createHash('sha256').update(JSON.stringify(parts)).digest().subarray(0, 16).toString('base64url')
}
