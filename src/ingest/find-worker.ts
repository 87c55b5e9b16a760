import { parentPort } from 'node:worker_threads'
import { extractFindings } from '../extract/extract.ts'
import { isExtractable } from '../extract/language.ts'
import type { Article, Findings } from '../model.ts'

// A thread that finds names and quotes in articles that need no reading: it starts without the readers of worker.ts, and is built beside it.

/** What was found in an article, null if it is in a language that nothing is found in, or why there is nothing. */
export type Found = { findings: Findings | null } | { reason: string }

function find(article: Article): Found {
  try {
    return { findings: isExtractable(article.language) ? extractFindings(article) : null }
  } catch (error) {
    return { reason: (error as Error).message }
  }
}

parentPort!.on('message', (articles: Article[]) => parentPort!.postMessage(articles.map(find)))
