import type { Span } from '../../model.ts'
import { kindOfId, makeId } from '../ids.ts'
import type { Transaction } from '../open.ts'
import type { State } from '../read/states.ts'
import { oneOf, raw, sql } from '../sql.ts'
import { type Context, findAgain, spansOf, textOf } from './context.ts'
import { type ArticleTexts, insertMention, insertQuote } from './findings.ts'
import { readArticle } from './mentions.ts'

// A quote or mention that was made or changed by hand stands as it was left; what was found in its place gives way.

/** A quote or mention whose words are gone from its article. */
export interface Lost {
  id: string
  articleId: string
  text: string
}

interface Edited {
  nodeId: string
  articleId: string
  before: string | null
  after: string | null
  context: string | null
}

interface Outcome {
  lost: Lost[]
  changed: string[]
  removed: string[]
  isChanged: boolean
}

export async function keepFindings(tx: Transaction, articles: readonly string[]): Promise<Outcome> {
  const outcome: Outcome = { lost: [], changed: [], removed: [], isChanged: false }
  const edits = await tx.$queryRaw<Edited[]>(sql`
    SELECT "nodeId", "articleId", "before", "after", context FROM "Edit" d WHERE ${oneOf(sql`"articleId"`, articles)}
      AND "nodeId" <> "articleId" AND number = (SELECT max(number) FROM "Edit" WHERE "nodeId" = d."nodeId") ORDER BY number`)
  const byHand = edits.filter(({ after }) => after !== null).map(({ nodeId }) => nodeId)
  for (const articleId of new Set(edits.map((edit) => edit.articleId))) {
    const article = await readArticle(tx, articleId, 'article')
    for (const edit of edits.filter((one) => one.articleId === articleId))
      await keep(tx, article, edit, byHand, outcome)
  }
  outcome.isChanged = edits.length > 0
  return outcome
}

async function keep(tx: Transaction, article: ArticleTexts, edit: Edited, byHand: string[], outcome: Outcome) {
  const { nodeId: id, before, after } = edit
  const state = JSON.parse((after ?? before)!) as State
  const placed = placeAgain(article, state, edit.context ? JSON.parse(edit.context) : {})
  if (!placed) {
    if (after !== null) outcome.lost.push({ id, articleId: article.id, text: wordsIn(state) })
    return
  }
  const table = kindOfId(id) === 'QUOTE' ? QUOTES : MENTIONS
  outcome.removed.push(...(await table.clear(tx, article, id, placed, byHand)))
  outcome.changed.push(...(await giveWay(tx, id)))
  if (after === null) return
  const restored = await withEntities(tx, placed)
  if (restored) await table.insert(tx, article, id, restored)
  else outcome.lost.push({ id, articleId: article.id, text: wordsIn(state) })
  if (restored) outcome.changed.push(id)
}

const wordsIn = ({ text, span }: State) => String(text ?? (span as Span).exact)

/** A state with its spans where they stand now; null if the words themselves are gone. */
function placeAgain({ texts }: ArticleTexts, state: State, context: Context): State | null {
  const placed: Record<string, (Span | null)[]> = {}
  for (const [property, spans] of Object.entries(spansOf(state)))
    placed[property] = spans.map((span, i) => findAgain(texts, span, context[property]?.[i]))
  if ([...(placed['segments'] ?? []), ...(placed['span'] ?? [])].includes(null)) return null
  const { span, ...lists } = placed
  // Where a source or a cue is gone, the words themselves still are a quote.
  const found = Object.entries(lists).map(([property, spans]) => [property, spans.filter((one) => one !== null)])
  return { ...state, ...Object.fromEntries(found), ...(span ? { span: span[0] } : {}) }
}

/** A state without references to entities that are gone; null if it is nothing without one. */
async function withEntities(tx: Transaction, state: State): Promise<State | null> {
  const { entity, speaker, event, addressees = [], about = [] } = state as Record<string, never>
  const ids = [entity, speaker, event, ...addressees, ...about].filter((id) => typeof id === 'string')
  const known = await tx.entity.findMany({ where: { id: { in: ids } }, select: { id: true } })
  const there = new Set<unknown>(known.map(({ id }) => id))
  if (entity !== undefined && !there.has(entity)) return null
  const only = (id: unknown) => (there.has(id) ? id : null)
  const all = (list: unknown[]) => list.filter((id) => there.has(id))
  if (entity !== undefined) return state
  return { ...state, speaker: only(speaker), event: only(event), addressees: all(addressees), about: all(about) }
}

interface Kind {
  /** Removes what was found in the place of a finding; returns the ids of quotes that are gone with it. */
  clear: (tx: Transaction, article: ArticleTexts, id: string, state: State, byHand: string[]) => Promise<string[]>
  insert: (tx: Transaction, article: ArticleTexts, id: string, state: State) => Promise<void>
}

const MENTIONS: Kind = {
  insert: insertMention,
  async clear(tx, { id: articleId, texts }, id, state, byHand) {
    const { span, entity } = state as { span: Span; entity: string }
    const textId = textOf(texts, span)!.id
    const overlaps = { textId, start: { lt: span.end }, end: { gt: span.start }, entityId: entity }
    const same = { textId, start: span.start, end: span.end }
    const others = byHand.filter((other) => other !== id)
    await tx.mention.deleteMany({ where: { articleId, OR: [overlaps, same], id: { notIn: others } } })
    return []
  },
}

const QUOTES: Kind = {
  insert: insertQuote,
  async clear(tx, { id: articleId, texts }, id, state, byHand) {
    const overlaps = (state['segments'] as Span[]).map((span) => ({
      role: 'SEGMENT',
      textId: textOf(texts, span)!.id,
      start: { lt: span.end },
      end: { gt: span.start },
    }))
    const others = byHand.filter((other) => other !== id)
    const where = { articleId, id: { notIn: others }, spans: { some: { OR: overlaps } } }
    const quotes = await tx.quote.findMany({ where, select: { id: true } })
    await tx.quote.deleteMany({ where })
    return quotes.map((quote) => quote.id).filter((gone) => gone !== id)
  },
}

/** The same words elsewhere in the changed article may have taken the id; they get another one. */
async function giveWay(tx: Transaction, id: string): Promise<string[]> {
  const kind = kindOfId(id) === 'QUOTE' ? 'QUOTE' : 'MENTION'
  const other = makeId(kind, id, 'elsewhere')
  const table = raw(kind === 'QUOTE' ? '"Quote"' : '"Mention"')
  const moved = await tx.$executeRaw(sql`UPDATE ${table} SET id = ${other} WHERE id = ${id}`)
  return moved > 0 && kind === 'QUOTE' ? [other] : []
}
