import type { ArticleRecord } from '../model.ts'

/** One record a line, as `ingest` reads it. */
export const jsonLine = (record: ArticleRecord): string[] => [JSON.stringify(record)]
