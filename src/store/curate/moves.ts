import { fold } from '../../text/fold.ts'
import { makeId } from '../ids.ts'
import type { Transaction } from '../open.ts'
import { raw, type Sql, sql } from '../sql.ts'
import { REFERENCES, type Reference } from './references.ts'

// What a merge does to rows is written down, so that it can be undone row by row, whatever was saved since.

interface Pair {
  fromId: string
  intoId: string
}

const quoted = (name: string) => raw(`"${name}"`)
const columnsOf = async (tx: Transaction, table: string) => {
  const rows = await tx.$queryRaw<{ name: string }[]>(sql`SELECT name FROM pragma_table_info(${table})`)
  return rows.map(({ name }) => name)
}
const jsonOf = (columns: readonly string[]) => raw(`json_object(${columns.map((name) => `'${name}', r."${name}"`)})`)

/** Leads everything that refers to one entity to another. */
export async function moveReferences(tx: Transaction, pair: Pair) {
  for (const reference of REFERENCES) {
    if (reference.own) await breakSelfReference(tx, reference, pair)
    if (reference.alike) await takeAway(tx, reference, pair)
    await lead(tx, reference, pair)
  }
  await copyNames(tx, pair)
}

interface Note {
  key: Sql
  article: Sql
  was: Sql
  became: Sql
  taken: Sql
}

/** Notes the rows `r` that a change is about to be made to. */
const note = (tx: Transaction, fromId: string, { table, column }: Reference, to: Note, rows: Sql) =>
  tx.$executeRaw(sql`INSERT OR REPLACE INTO "Moved" ("fromId", "table", "column", key, "articleId", was, became, taken)
    SELECT ${fromId}, ${table}, ${column}, ${to.key}, ${to.article}, ${to.was}, ${to.became}, ${to.taken} ${rows}`)

const NOTHING = sql`NULL`
const articleOf = ({ article }: Reference) => (article ? raw(article) : NOTHING)

async function lead(tx: Transaction, reference: Reference, { fromId, intoId }: Pair) {
  const [table, column] = [quoted(reference.table), quoted(reference.column)]
  const own = reference.own ? sql`AND r.id <> ${fromId}` : sql``
  const rows = sql`FROM ${table} r WHERE r.${column} = ${fromId} ${own}`
  const to = { was: sql`${fromId}`, became: sql`${intoId}`, taken: NOTHING }
  await note(tx, fromId, reference, { key: jsonOf(reference.key), article: articleOf(reference), ...to }, rows)
  await tx.$executeRaw(sql`UPDATE ${table} AS r SET ${column} = ${intoId} WHERE r.${column} = ${fromId} ${own}`)
}

async function breakSelfReference(tx: Transaction, reference: Reference, { fromId, intoId }: Pair) {
  const [table, column] = [quoted(reference.table), quoted(reference.column)]
  const which = sql`r.id = ${intoId} AND r.${column} = ${fromId}`
  const to = { was: sql`${fromId}`, became: NOTHING, taken: NOTHING }
  const rows = sql`FROM ${table} r WHERE ${which}`
  await note(tx, fromId, reference, { key: jsonOf(reference.key), article: NOTHING, ...to }, rows)
  await tx.$executeRaw(sql`UPDATE ${table} AS r SET ${column} = NULL WHERE ${which}`)
}

/** Rows that would be alike once both refer to the same entity: the one of the merged entity gives way. */
async function takeAway(tx: Transaction, reference: Reference, { fromId, intoId }: Pair) {
  const [table, column] = [quoted(reference.table), quoted(reference.column)]
  const same = raw(reference.alike!.map((name) => `other."${name}" IS r."${name}"`).join(' AND '))
  const twins = sql`FROM ${table} r JOIN ${table} other ON other.${column} = ${intoId} AND ${same}
    WHERE r.${column} = ${fromId}`
  if (reference.evidence) await leadEvidence(tx, reference.evidence, fromId, twins)
  const taken = jsonOf(await columnsOf(tx, reference.table))
  const to = { was: sql`${fromId}`, became: NOTHING, taken }
  await note(tx, fromId, reference, { key: jsonOf(reference.key), article: articleOf(reference), ...to }, twins)
  await tx.$executeRaw(sql`DELETE FROM ${table} WHERE rowid IN (SELECT r.rowid ${twins})`)
}

async function leadEvidence(tx: Transaction, name: string, fromId: string, twins: Sql) {
  const evidence: Reference = { table: 'Evidence', column: name, key: ['id'] }
  const column = quoted(name)
  const pairs = sql`(SELECT r.id AS was, other.id AS became ${twins})`
  const to = { was: sql`pair.was`, became: sql`pair.became`, taken: NOTHING }
  const article = sql`(SELECT "articleId" FROM "ArticleText" WHERE id = r."textId")`
  const rows = sql`FROM "Evidence" r JOIN ${pairs} pair ON pair.was = r.${column}`
  await note(tx, fromId, evidence, { key: jsonOf(['id']), article, ...to }, rows)
  await tx.$executeRaw(
    sql`UPDATE "Evidence" AS r SET ${column} = pair.became FROM ${pairs} pair WHERE pair.was = r.${column}`,
  )
}

/** The remaining entity is found by the names of the other one. */
export async function copyNames(tx: Transaction, { fromId, intoId }: Pair) {
  const known = await tx.name.findMany({ where: { entityId: intoId } })
  const texts = new Set(known.map(({ text }) => text))
  let ordinal = Math.max(-1, ...known.map((name) => name.ordinal))
  for (const name of await tx.name.findMany({ where: { entityId: fromId }, orderBy: { ordinal: 'asc' } })) {
    if (texts.has(name.text)) continue
    const id = makeId('NAME', intoId, name.text)
    const kind = name.kind === 'PREFERRED' ? 'ALIAS' : name.kind
    const data = { ...name, id, entityId: intoId, kind, ordinal: ++ordinal, textSort: fold(name.text) }
    await tx.name.create({ data })
    const added = { table: 'Name', column: 'entityId', key: JSON.stringify({ id }), became: intoId }
    const where = { fromId_table_column_key: { fromId, table: added.table, column: added.column, key: added.key } }
    await tx.moved.upsert({ where, create: { fromId, ...added }, update: added })
  }
}

interface Noted {
  table: string
  column: string
  key: string
  was: string | null
  became: string | null
  taken: string | null
}

/** Undoes what was noted of a merge, as far as the rows are still as it left them. */
export async function moveBack(tx: Transaction, fromId: string, chain: readonly string[]) {
  const noted: Noted[] = await tx.moved.findMany({ where: { fromId } })
  for (const row of noted.filter(({ taken }) => taken !== null)) await putBack(tx, row)
  for (const row of noted.filter(({ taken }) => taken === null)) {
    if (row.was === null) await tx.name.deleteMany({ where: { ...JSON.parse(row.key), entityId: { in: [...chain] } } })
    else await leadBack(tx, row, chain)
  }
  await tx.moved.deleteMany({ where: { fromId } })
}

const whereKey = (key: string) =>
  Object.entries(JSON.parse(key) as Record<string, unknown>)
    .map(([name, value]) => sql`${quoted(name)} IS ${value}`)
    .reduce((all, one) => sql`${all} AND ${one}`)

/** The row may have been led further by a merge of the entity it was led to. */
async function leadBack(tx: Transaction, { table, column, key, was, became }: Noted, chain: readonly string[]) {
  const now = [became, ...(became !== null && chain.includes(became) ? chain : [])]
  for (const value of new Set(now))
    await tx.$executeRaw(sql`UPDATE OR IGNORE ${quoted(table)} SET ${quoted(column)} = ${was}
      WHERE ${whereKey(key)} AND ${quoted(column)} IS ${value}`)
}

async function putBack(tx: Transaction, { table, column, taken }: Noted) {
  const row = JSON.parse(taken!) as Record<string, unknown>
  const { belongsTo = {} } = REFERENCES.find((one) => one.table === table && one.column === column) ?? {}
  for (const [name, parent] of Object.entries(belongsTo)) {
    const found = await tx.$queryRaw<unknown[]>(sql`SELECT 1 FROM ${quoted(parent)} WHERE id IS ${row[name]}`)
    if (found.length === 0) return
  }
  const names = Object.keys(row)
  const values = raw(names.map((name) => `row ->> '$.${name}'`).join(', '))
  await tx.$executeRaw(sql`INSERT OR IGNORE INTO ${quoted(table)} (${raw(names.map((name) => `"${name}"`).join(', '))})
    SELECT ${values} FROM (SELECT ${taken} AS row)`)
}
