import { matchEntity, tellingNames } from '../extract/match-entity.ts'
import { slugOf } from '../extract/slugs.ts'
import type { ArticleRecord, Entity } from '../model.ts'
import { articleId, slugEnd } from '../store/ids.ts'
import { type Holder, type Namesake, readHolders, readNamedBefore, readNamesakes } from '../store/read/namesakes.ts'
import type { Reader } from '../store/sql.ts'
import { fold } from '../text/fold.ts'
import { renameSlugs } from './rename.ts'

/** Gives what extraction found the slugs that it has on record, or new ones that nothing else has. */
export async function resolveRecords(db: Reader, records: readonly ArticleRecord[]): Promise<ArticleRecord[]> {
  // What is given has the slugs it is to have.
  const found = records.map(({ entities, extraction, isDraft = false }) =>
    extraction === 'GIVEN' || !isDraft ? [] : entities.filter(({ method }) => method === 'EXTRACTED'),
  )
  if (found.every((entities) => entities.length === 0)) return [...records]
  const ids = records.map(({ article }) => articleId(article))
  const slugs = found.flatMap((entities, i) => entities.flatMap((entity) => slugsFor(entity, ids[i]!)))
  const record = new OnRecord(
    await readNamesakes(db, [...new Set(found.flat().flatMap(foldedNames))]),
    await readHolders(db, [...new Set(slugs)]),
  )
  const before = await readNamedBefore(db, ids)
  return records.map((one, i) => {
    const own = before.filter(({ article }) => article === ids[i])
    const chosen = new Map(found[i]!.map((entity) => [entity.slug, chooseSlug(entity, ids[i]!, own, record)]))
    return chosen.size === 0 ? one : renameSlugs(one, (slug) => chosen.get(slug) ?? slug)
  })
}

const foldedNames = (entity: Entity) => tellingNames(entity).map(fold)

/** Entities by their names and by their slugs: those of the archive, and those of the articles before. */
class OnRecord {
  readonly #bySlug: Map<string, Namesake>
  readonly #byName = new Map<string, Set<string>>()
  readonly #holders: Map<string, Holder>

  constructor(namesakes: readonly Namesake[], holders: readonly Holder[]) {
    this.#bySlug = new Map(namesakes.map((one) => [one.slug, one]))
    this.#holders = new Map(holders.map((one) => [one.slug, one]))
    for (const { slug, names } of namesakes) for (const name of names) this.#name(fold(name), slug)
  }

  /** Slug of the one entity that it is beyond doubt. */
  match(entity: Entity): string | undefined {
    const slugs = new Set(foldedNames(entity).flatMap((name) => [...(this.#byName.get(name) ?? [])]))
    const known = [...slugs].map((slug) => ({ ...this.#bySlug.get(slug)!, id: slug }))
    return entity.kind === 'EVENT' ? undefined : matchEntity(entity, known)?.id
  }

  holder(slug: string): Holder | undefined {
    return this.#holders.get(slug)
  }

  /** Keeps an entity for the articles that come after. */
  add(entity: Entity, slug: string): string {
    const { kind, name } = entity
    const known = this.#bySlug.get(slug) ?? { slug, kind, names: [name] }
    this.#bySlug.set(slug, { ...known, names: [...known.names, ...tellingNames(entity)] })
    if (!this.#holders.has(slug)) this.#holders.set(slug, { slug, kind, name })
    for (const folded of foldedNames(entity)) this.#name(folded, slug)
    return slug
  }

  #name(folded: string, slug: string): void {
    const slugs = this.#byName.get(folded)
    if (slugs) slugs.add(slug)
    else this.#byName.set(folded, new Set([slug]))
  }
}

/** What the article named before is the same now; then what is on record; else it is new. */
function chooseSlug(entity: Entity, article: string, own: readonly Holder[], record: OnRecord): string {
  const known = own.find((one) => isNamedAs(one, entity))?.slug ?? record.match(entity)
  if (known !== undefined) return record.add(entity, known)
  const slugs = slugsFor(entity, article)
  const holder = record.holder(slugs[0]!)
  if (!holder) return record.add(entity, slugs[0]!)
  const isNamesake = holder.kind === entity.kind
  const free = isNamesake ? undefined : slugs.find((slug) => !record.holder(slug))
  return record.add(entity, free ?? slugs.at(-1)!)
}

const isNamedAs = (one: Holder, { kind, name }: Entity) => one.kind === kind && fold(one.name) === fold(name)

/**
 * Slugs for an entity that is new, best first: of its name, with its kind, and with a part of the article's id. One
 * that cannot be told from its namesakes, a person with one name or an event, has that from the start.
 */
function slugsFor(entity: Entity, article: string): string[] {
  const slug = slugOf(entity.name) || entity.kind.toLowerCase()
  const withKind = `${slug}-${entity.kind.toLowerCase()}`
  const ownName = `${withKind}-${slugEnd(article)}`
  return entity.kind === 'EVENT' || tellingNames(entity).length === 0 ? [ownName] : [slug, withKind, ownName]
}
