import type { Connection } from '../../src/store/open.ts'

// Columns that tell when a row was written, not what it says.
const TIMES = new Set(['createdAt', 'updatedAt'])

/** Every row of every table, without the times of writing. */
export async function tableRows(store: Connection): Promise<Record<string, object[]>> {
  const tables = await store.reader.$queryRawUnsafe<{ name: string }[]>(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '_prisma%'`,
  )
  const all: Record<string, object[]> = {}
  for (const { name } of tables) {
    const rows = await store.reader.$queryRawUnsafe<object[]>(`SELECT * FROM "${name}"`)
    const stable = rows.map((row) => Object.fromEntries(Object.entries(row).filter(([column]) => !TIMES.has(column))))
    all[name] = stable.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  }
  return all
}
