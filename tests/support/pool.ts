import type { Archive } from './archive.ts'

/** Values that arguments are drawn from. */
export interface Pool {
  ids: string[]
  slugs: string[]
  words: string[]
}

/** What is really in the archive, for arguments to be drawn from. */
export async function readPool({ store: { reader } }: Archive): Promise<Pool> {
  const entities = await reader.entity.findMany({ select: { id: true, slug: true } })
  const articles = await reader.article.findMany({ select: { id: true, slug: true } })
  const quotes = await reader.quote.findMany({ select: { id: true } })
  return {
    ids: [...entities, ...articles, ...quotes].map(({ id }) => id),
    slugs: [...entities, ...articles].map(({ slug }) => slug),
    words: ['Lavrov', 'kim', 'north', '', '%', '2023', 'en', 'RU'],
  }
}
