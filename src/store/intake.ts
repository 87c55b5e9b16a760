import type { Transaction } from './open.ts'
import { oneOf, type Reader, sql } from './sql.ts'

// What was taken in from where: a hash of the input, so that the same again costs nothing.

export interface Intake {
  /** Where it came from, such as `curated:` and the name of a folder. */
  origin: string
  hash: string
}

type Intakes = Pick<Transaction, 'intake'>

export async function isTakenIn(db: Intakes, { origin, hash }: Intake): Promise<boolean> {
  const known = await db.intake.findUnique({ where: { origin } })
  return known?.hash === hash
}

export async function rememberIntake(tx: Transaction, { origin, hash }: Intake): Promise<void> {
  await tx.intake.upsert({ where: { origin }, create: { origin, hash }, update: { hash } })
}

/** Which of these hashes are of inputs that an article was last taken in from. */
export async function findTakenIn(db: Reader, hashes: readonly string[]): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ intake: string }[]>(
    sql`SELECT DISTINCT intake FROM "Article" WHERE ${oneOf(sql`intake`, hashes)}`,
  )
  return new Set(rows.map(({ intake }) => intake))
}
