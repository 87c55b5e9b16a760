import { randomBytes, timingSafeEqual } from 'node:crypto'
import { ExpectedError } from '../errors.ts'
import type { Caller, Role } from '../model.ts'
import { sha256 } from './ids.ts'
import type { Connection } from './open.ts'

// A key is `verbatim_`, a part that may be seen in lists, and 256 random bits.

const SHAPE = /^verbatim_([\da-f]{12})_[\w-]{43}$/
const MINUTE = 60_000

export interface Key {
  id: string
  name: string
  role: Role
  createdAt: Date
  usedAt: Date | null
  revokedAt: Date | null
}

/**
 * Makes a key; it is returned this once and cannot be read again.
 * @throws ExpectedError DUPLICATE if there is or was a key of that name
 */
export async function createKey(store: Connection, { name, role }: Caller, now = new Date()): Promise<string> {
  const id = randomBytes(6).toString('hex')
  const key = `verbatim_${id}_${randomBytes(32).toString('base64url')}`
  await store.write(async (tx) => {
    if (await tx.key.findUnique({ where: { name } }))
      throw new ExpectedError(
        'DUPLICATE',
        `--name: there is a key "${name}" already, or was; names are not used twice.`,
      )
    await tx.key.create({ data: { id, name, role, hash: sha256(key), createdAt: now } })
  })
  return key
}

const seen = { id: true, name: true, role: true, createdAt: true, usedAt: true, revokedAt: true }

/** All keys ever made, oldest first. */
export async function listKeys({ reader }: Connection): Promise<Key[]> {
  const keys = await reader.key.findMany({ select: seen, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
  return keys as Key[]
}

/** Whether anybody has a key that lets them write. */
export async function hasWriters({ reader }: Connection): Promise<boolean> {
  return (await reader.key.count({ where: { role: { in: ['CURATOR', 'ADMIN'] }, revokedAt: null } })) > 0
}

/**
 * Ends a key, by its name or the part of it that may be seen.
 * @throws ExpectedError NOT_FOUND
 */
export async function revokeKey(store: Connection, nameOrId: string, now = new Date()): Promise<string> {
  return store.write(async (tx) => {
    const key = await tx.key.findFirst({ where: { OR: [{ name: nameOrId }, { id: nameOrId }], revokedAt: null } })
    if (!key) throw new ExpectedError('NOT_FOUND', `there is no key "${nameOrId}" in use; \`key list\` shows them.`)
    await tx.key.update({ where: { id: key.id }, data: { revokedAt: now } })
    return key.name
  })
}

/** Who bears a key, or null if it is not one of ours or was revoked. Notes the use, at most once a minute. */
export async function findCaller(store: Connection, key: string, now = new Date()): Promise<Caller | null> {
  const [, id = ''] = SHAPE.exec(key) ?? []
  const known = await store.reader.key.findUnique({ where: { id } })
  if (!known || known.revokedAt || !isSame(known.hash, sha256(key))) return null
  if (now.getTime() - (known.usedAt?.getTime() ?? 0) >= MINUTE)
    await store.write((tx) => tx.key.update({ where: { id }, data: { usedAt: now } }))
  return { name: known.name, role: known.role as Role }
}

const isSame = (a: string, b: string) => timingSafeEqual(Buffer.from(a), Buffer.from(b))
