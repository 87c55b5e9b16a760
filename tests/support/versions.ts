import type { ArticleRecord } from '../../src/model.ts'
import { numberedRecord } from './records.ts'

const ARTICLES = 60

/** The n-th save: of one of 60 articles a version that tells its number, with more quotes and mentions in every other. */
export function versionOf(n: number): ArticleRecord {
  const record = numberedRecord(n % ARTICLES)
  record.article.body += ` Version ${n}.`
  if (Math.floor(n / ARTICLES) % 2 === 0) {
    record.quotes.pop()
    record.mentions.pop()
  }
  return record
}

/** Which save a text is of. */
export const versionIn = (body: string): number => Number(/Version (\d+)\.$/.exec(body)?.[1])
