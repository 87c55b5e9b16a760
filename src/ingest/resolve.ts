import { slugOf } from '../extract/slugs.ts'
import type { ArticleRecord, Entity } from '../model.ts'
import { articleId } from '../store/ids.ts'
import { readHolders, readNamedBefore, readNamesakes } from '../store/read/namesakes.ts'
import type { Reader } from '../store/sql.ts'
import { fold } from '../text/fold.ts'
import { matchEntity, type OnRecord, tellingNames } from './match.ts'
import { renameSlugs } from './rename.ts'

/** Gives what extraction found the slugs that it has on record, or new ones that nothing else has. */
export async function resolveRecords(db: Reader, records: readonly ArticleRecord[]): Promise<ArticleRecord[]> {
  const found = records.map(({ entities }) => entities.filter(({ method }) => method === 'EXTRACTED'))
  if (found.every((entities) => entities.length === 0)) return [...records]
  const ids = records.map(({ article }) => articleId(article))
  const recorded = new Recorded()
  const names = new Set(found.flat().flatMap(tellingNames))
  for (const { folded, ...entity } of await readNamesakes(db, [...names])) recorded.name(folded, entity)
  const slugs = found.flatMap((entities, i) => entities.flatMap((entity) => slugsFor(entity, ids[i]!)))
  for (const holder of await readHolders(db, [...new Set(slugs)])) recorded.holders.set(holder.slug, holder)
  const before = await readNamedBefore(db, ids)
  return records.map((record, i) => {
    const own = before.filter(({ article }) => article === ids[i])
    const chosen = new Map(found[i]!.map((entity) => [entity.slug, chooseSlug(entity, ids[i]!, own, recorded)]))
    return chosen.size === 0 ? record : renameSlugs(record, (slug) => chosen.get(slug) ?? slug)
  })
}

/** Entities by their names and by their slugs: those on record, and those of the records before. */
class Recorded {
  readonly #byName = new Map<string, OnRecord[]>()
  readonly holders = new Map<string, OnRecord>()

  readonly named = (folded: string): readonly OnRecord[] => this.#byName.get(folded) ?? []

  name(folded: string, entity: OnRecord): void {
    const known = this.#byName.get(folded) ?? []
    if (!known.some(({ slug }) => slug === entity.slug)) this.#byName.set(folded, [...known, entity])
  }

  add(entity: Entity, slug: string): string {
    const state = this.holders.get(slug) ?? { slug, kind: entity.kind, name: entity.name }
    this.holders.set(slug, state)
    for (const folded of tellingNames(entity)) this.name(folded, state)
    return slug
  }
}

function chooseSlug(entity: Entity, article: string, own: readonly OnRecord[], recorded: Recorded): string {
  const match = own.find((one) => isNamedAs(one, entity)) ?? matchEntity(entity, recorded.named)
  if (match) return recorded.add(entity, match.slug)
  const slugs = slugsFor(entity, article)
  const holder = recorded.holders.get(slugs[0]!)
  if (!holder) return recorded.add(entity, slugs[0]!)
  const isNamesake = holder.kind === entity.kind
  const free = isNamesake ? undefined : slugs.find((slug) => !recorded.holders.has(slug))
  return recorded.add(entity, free ?? slugs.at(-1)!)
}

const isNamedAs = (one: OnRecord, { kind, name }: Entity) => one.kind === kind && fold(one.name) === fold(name)

/**
 * Slugs for an entity that is new, best first: of its name, with its kind, and with a part of the article's id. One
 * that cannot be told from its namesakes, a person with one name or an event, has that from the start.
 */
function slugsFor(entity: Entity, article: string): string[] {
  const slug = slugOf(entity.name) || entity.kind.toLowerCase()
  const withKind = `${slug}-${entity.kind.toLowerCase()}`
  const ownName = `${withKind}-${article.slice(-6).toLowerCase().replaceAll('_', '-')}`
  return entity.kind === 'EVENT' || tellingNames(entity).length === 0 ? [ownName] : [slug, withKind, ownName]
}
