import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { ExpectedError } from '../errors.ts'
import type { Role } from '../model.ts'
import { createKey, type Key, listKeys, revokeKey } from '../store/keys.ts'
import { type Connection, openStore } from '../store/open.ts'
import type { Command } from './archive.ts'

const ROLES: Record<string, Role> = { reader: 'READER', curator: 'CURATOR', admin: 'ADMIN' }
const USAGES = ['key create --role reader|curator|admin --name "…"', 'key list', 'key revoke <name or id>']
const USAGE = `expected ${USAGES[0]}, ${USAGES[1]}, or ${USAGES[2]}`

export const key: Command = {
  meaning: 'Create, list and revoke the keys that writing needs.',
  usage: USAGES,
  options: {
    '--role': 'What it lets do: a reader reads, a curator corrects and hands articles in, an admin also merges.',
    '--name': 'Who uses it, up to 100 characters.',
  },
  run: (args, _open, print) => runKey(args, print),
}

/** `verbatim key …`: makes, lists and revokes the keys of the API. */
export async function runKey(
  args: string[],
  print: (text: string) => void,
  environment = process.env,
): Promise<number> {
  const { positionals, values } = readArguments(args)
  const [action, which, ...rest] = positionals
  const store = await openStore({ url: readConfig(environment).databaseUrl })
  try {
    if (action === 'create' && which === undefined) print(await create(store, values))
    else if (action === 'list' && which === undefined) print(describeKeys(await listKeys(store)))
    else if (action === 'revoke' && which !== undefined && rest.length === 0)
      print(`"${await revokeKey(store, which)}" is revoked.`)
    else throw new ExpectedError('BAD_CONFIG', `${USAGE}.`)
  } finally {
    await store.close()
  }
  return 0
}

function readArguments(args: string[]) {
  try {
    const options = { role: { type: 'string' }, name: { type: 'string' } } as const
    return parseArgs({ args, allowPositionals: true, options })
  } catch (error) {
    throw new ExpectedError('BAD_CONFIG', `${USAGE}: ${(error as Error).message.split('. ')[0]}.`)
  }
}

const LONGEST_NAME = 100

async function create(store: Connection, { role = '', name = '' }: { role?: string; name?: string }): Promise<string> {
  const known = ROLES[role.toLowerCase()]
  if (!known) throw new ExpectedError('BAD_CONFIG', `--role: expected reader, curator or admin, got "${role}".`)
  const trimmed = name.trim()
  if (trimmed === '' || trimmed.length > LONGEST_NAME)
    throw new ExpectedError('BAD_CONFIG', `--name: expected 1 to ${LONGEST_NAME} characters that say who uses the key.`)
  return createKey(store, { role: known, name: trimmed })
}

const HEAD = ['id', 'name', 'role', 'created', 'last used', '']

/** A table, one line for each key. */
function describeKeys(keys: readonly Key[]): string {
  const day = (time: Date | null) => time?.toISOString().slice(0, 16).replace('T', ' ') ?? 'never'
  const rows = keys.map(({ id, name, role, createdAt, usedAt, revokedAt }) => {
    const state = revokedAt ? `revoked ${day(revokedAt)}` : ''
    return [id, name, role.toLowerCase(), day(createdAt), day(usedAt), state]
  })
  const widths = HEAD.map((_, i) => Math.max(...[HEAD, ...rows].map((row) => row[i]!.length)))
  return [HEAD, ...rows]
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
