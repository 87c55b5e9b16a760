import { ExpectedError } from '../../errors.ts'
import type { Article } from '../../model.ts'
import { articleId, slugEnd } from '../ids.ts'
import { each, type Reader, sql } from '../sql.ts'

interface KnownArticle {
  id: string
  slug: string
  url: string | null
  recordHash: string
  intake: string | null
  createdAt: Date
}

/** Articles on record that a save may meet: the same ones, and those that have their slugs or addresses. */
export class KnownArticles {
  readonly #byId: Map<string, KnownArticle>
  readonly #bySlug: Map<string, string>
  readonly #byUrl: Map<string, string>

  constructor(articles: readonly KnownArticle[]) {
    this.#byId = new Map(articles.map((article) => [article.id, article]))
    this.#bySlug = new Map(articles.map(({ slug, id }) => [slug, id]))
    this.#byUrl = new Map(articles.flatMap(({ url, id }) => (url === null ? [] : [[url, id]])))
  }

  get(id: string): KnownArticle | undefined {
    return this.#byId.get(id)
  }

  /** The slug it is given, with a part of its id if another article has that; made the same way every time. */
  slugFor(id: string, { slug }: Article): string {
    const owner = this.#bySlug.get(slug)
    return owner === undefined || owner === id ? slug : `${slug}-${slugEnd(id)}`
  }

  refuseTakenUrl(id: string, { url }: Article): void {
    const owner = url === undefined ? undefined : this.#byUrl.get(url)
    if (owner !== undefined && owner !== id)
      throw new ExpectedError(
        'BAD_RECORD',
        `url: ${url} is the address of another article, ${owner}. Expected the same source and external id, or another address.`,
      )
  }

  /** What is about to be written, for those that come after. */
  claim({ id, slug, url }: { id: string; slug: string; url?: string | null }): void {
    this.#bySlug.set(slug, id)
    if (url) this.#byUrl.set(url, id)
  }
}

export async function readKnownArticles(db: Reader, articles: readonly Article[]): Promise<KnownArticles> {
  const by = (values: (string | undefined)[]) => each(values.filter((value) => value !== undefined))
  const rows = await db.$queryRaw<KnownArticle[]>(sql`
    SELECT id, slug, url, "recordHash", intake, "createdAt" FROM "Article" WHERE id IN (
      SELECT value FROM ${by(articles.map(articleId))}
      UNION SELECT a.id FROM ${by(articles.map(({ slug }) => slug))} v JOIN "Article" a ON a.slug = v.value
      UNION SELECT a.id FROM ${by(articles.map(({ url }) => url))} v JOIN "Article" a ON a.url = v.value)`)
  return new KnownArticles(rows)
}
