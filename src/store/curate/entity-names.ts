import type { NameKind } from '../../model.ts'
import { fold } from '../../text/fold.ts'
import { parsePartialDate } from '../../text/partial-date.ts'
import { makeId } from '../ids.ts'
import type { Transaction } from '../open.ts'
import { dateColumns } from '../save/dates.ts'
import { sql } from '../sql.ts'

/** A name as the state of an entity has it. */
export interface NameState {
  text: string
  kind: NameKind
  language: string | null
  /** EDTF. */
  validity: string | null
}

/** Writes the names of an entity: the preferred one and all others; those not given are removed. */
export async function writeNames(tx: Transaction, entityId: string, preferred: string, others: readonly NameState[]) {
  const first: NameState = { text: preferred, kind: 'PREFERRED', language: null, validity: null }
  const wanted = [first, ...distinct(others).filter(({ text }) => text !== preferred)]
  const known = await tx.name.findMany({ where: { entityId } })
  const ids = new Map(known.map(({ text, id }) => [text, id]))
  const texts = new Set(wanted.map(({ text }) => text))
  await tx.name.deleteMany({ where: { id: { in: known.filter(({ text }) => !texts.has(text)).map(({ id }) => id) } } })
  // Only one name may be preferred at any moment.
  await tx.name.updateMany({
    where: { entityId, kind: 'PREFERRED', text: { not: preferred } },
    data: { kind: 'ALIAS' },
  })
  for (const [ordinal, { text, kind, language, validity }] of wanted.entries()) {
    const columns = {
      kind,
      language,
      ordinal,
      ...dateColumns('validity', validity ? parsePartialDate(validity) : undefined),
    }
    const id = ids.get(text)
    // What is on record of the preferred name stays.
    const kept = kind === 'PREFERRED' ? { kind, ordinal } : columns
    if (id) await tx.name.update({ where: { id }, data: kept })
    else {
      const key = { id: makeId('NAME', entityId, text), entityId, text, textSort: fold(text) }
      await tx.name.create({ data: { ...key, ...columns } })
    }
  }
  await linkMentions(tx, entityId)
}

const distinct = (names: readonly NameState[]) => [...new Map(names.map((name) => [name.text, name])).values()]

/** Mentions written letter for letter as a name on record tell so. */
const linkMentions = (tx: Transaction, entityId: string) =>
  tx.$executeRaw(sql`UPDATE "Mention" SET "nameId" =
    (SELECT id FROM "Name" n WHERE n."entityId" = "Mention"."entityId" AND n.text = "Mention".exact)
    WHERE "entityId" = ${entityId} AND "nameId" IS NULL`)
