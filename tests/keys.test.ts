import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { runKey } from '../src/commands/key.ts'
import { createKey, findCaller, listKeys, revokeKey } from '../src/store/keys.ts'
import { type Archive, openArchive } from './support/archive.ts'
import { ask, openFrontDoor } from './support/front-door.ts'
import { numberedRecord } from './support/records.ts'

const CONFIRM =
  'mutation ($id: ID!) { reviewSet(id: $id, review: DISPUTED) { node { id } userErrors { code message path } } }'

describe('a key', () => {
  let archive: Archive
  beforeAll(async () => {
    archive = await openArchive([], [numberedRecord(1)])
  })
  afterAll(() => archive.close())

  test('is kept only as a hash, and tells who bears it', async () => {
    const key = await createKey(archive.store, { name: 'The desk', role: 'CURATOR' })
    expect(key).toMatch(/^verbatim_[\da-f]{12}_[\w-]{43}$/)
    const rows = await archive.store.reader.key.findMany()
    expect(JSON.stringify(rows)).not.toContain(key.slice(-43))
    expect(await findCaller(archive.store, key)).toEqual({ name: 'The desk', role: 'CURATOR' })
    expect(await findCaller(archive.store, `${key.slice(0, -1)}!`)).toBe(null)
    expect(await findCaller(archive.store, key.replace(/.{6}$/, 'AAAAAA'))).toBe(null)
  })

  test('notes its last use to the minute', async () => {
    const key = await createKey(archive.store, { name: 'Used', role: 'READER' })
    const used = async () => (await listKeys(archive.store)).find(({ name }) => name === 'Used')?.usedAt?.toISOString()
    expect(await used()).toBe(undefined)
    for (const time of ['2030-01-01T12:00:00.000Z', '2030-01-01T12:00:59.000Z', '2030-01-01T12:01:00.000Z'])
      await findCaller(archive.store, key, new Date(time))
    expect(await used()).toBe('2030-01-01T12:01:00.000Z')
  })

  test('ends when it is revoked, by its name or its id, and its name is not used again', async () => {
    const key = await createKey(archive.store, { name: 'Leaver', role: 'ADMIN' })
    expect(await revokeKey(archive.store, key.split('_')[1]!)).toBe('Leaver')
    expect(await findCaller(archive.store, key)).toBe(null)
    await expect(revokeKey(archive.store, 'Leaver')).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: 'there is no key "Leaver" in use; `key list` shows them.',
    })
    await expect(createKey(archive.store, { name: 'Leaver', role: 'ADMIN' })).rejects.toMatchObject({
      code: 'DUPLICATE',
      message: '--name: there is a key "Leaver" already, or was; names are not used twice.',
    })
  })

  test('is needed to change anything, and must have the role', async () => {
    const { data } = await archive.ask('{ quotes(first: 1) { nodes { id } } }')
    const [{ id }] = data.quotes.nodes
    expect(await archive.ask(CONFIRM, { id })).toMatchObject({
      data: null,
      errors: [
        {
          message: 'Mutation.reviewSet: expected a key with role CURATOR, as in "Authorization: Bearer verbatim_…".',
          path: ['reviewSet'],
          extensions: { code: 'UNAUTHENTICATED' },
        },
      ],
    })
    expect(await archive.askAs('READER', CONFIRM, { id })).toMatchObject({
      data: null,
      errors: [
        {
          message: 'Mutation.reviewSet: expected a key with role CURATOR, the role of this one is READER.',
          extensions: { code: 'FORBIDDEN' },
        },
      ],
    })
    const allowed = await archive.askAs('CURATOR', CONFIRM, { id })
    expect(allowed).toMatchObject({ data: { reviewSet: { node: { id }, userErrors: [] } } })
    expect((await archive.askAs('ADMIN', CONFIRM, { id })).errors).toBe(undefined)
  })
})

describe('the front door', () => {
  const callers: Record<string, { name: string; role: 'READER' }> = { right: { name: 'Reader', role: 'READER' } }
  const findCaller = async (key: string) => callers[key] ?? null
  const bearing = (authorization: string) => ({ authorization })

  test('refuses a key that is none of ours, even for reading, and what is no key at all', async () => {
    const { app } = await openFrontDoor({ findCaller })
    expect((await ask(app, '{ people { totalCount } }', {}, bearing('Bearer right'))).status).toBe(200)
    const wrong = await ask(app, '{ people { totalCount } }', {}, bearing('Bearer wrong'))
    expect([wrong.status, wrong.headers['www-authenticate'], wrong.body]).toEqual([
      401,
      'Bearer realm="verbatim"',
      {
        errors: [
          {
            message: 'Authorization: the key is not one of ours, or was revoked.',
            extensions: { code: 'UNAUTHENTICATED' },
          },
        ],
      },
    ])
    const basic = await ask(app, '{ people { totalCount } }', {}, bearing('Basic YTpi'))
    expect([basic.status, basic.body.errors[0].message]).toEqual([
      401,
      'Authorization: expected "Bearer" and a key, got something else.',
    ])
  })

  test('looks at no more keys of an address after ten wrong ones, and says how long', async () => {
    const { app } = await openFrontDoor({ findCaller })
    for (let i = 0; i < 10; i++)
      expect((await ask(app, '{ people { totalCount } }', {}, bearing(`Bearer wrong${i}`))).status).toBe(401)
    const { status, headers, body } = await ask(app, '{ people { totalCount } }', {}, bearing('Bearer right'))
    expect(status).toBe(429)
    expect(Number(headers['retry-after'])).toBeGreaterThan(50)
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60)
    expect(body.errors[0].extensions.code).toBe('UNAUTHENTICATED')
    // Reading without a key goes on.
    expect((await ask(app, '{ people { totalCount } }')).status).toBe(200)
  })

  test('lets only bearers of a key read where reads are closed', async () => {
    const { app } = await openFrontDoor({ findCaller }, { READS: 'closed' })
    const closed = await ask(app, '{ people { totalCount } }')
    expect([closed.status, closed.body.errors]).toEqual([
      401,
      [
        {
          message: 'Expected a key, as in "Authorization: Bearer verbatim_…": reads are closed here.',
          extensions: { code: 'UNAUTHENTICATED' },
        },
      ],
    ])
    expect((await ask(app, '{ people { totalCount } }', {}, bearing('Bearer right'))).body.data).toEqual({
      people: { totalCount: 2 },
    })
    expect((await app.inject('/health/live')).statusCode).toBe(200)
  })
})

describe('verbatim key', () => {
  async function run(folder: string, ...args: string[]) {
    let output = ''
    const print = (text: string) => (output += text)
    await runKey(args, print, { DATABASE_URL: `file:${join(folder, 'archive.db')}` })
    return output
  }

  test('creates, lists and revokes', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'verbatim-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const key = await run(folder, 'create', '--role', 'curator', '--name', 'The desk')
    expect(key).toMatch(/^verbatim_[\da-f]{12}_[\w-]{43}$/)
    expect(await run(folder, 'revoke', 'The desk')).toBe('"The desk" is revoked.')
    const list = await run(folder, 'list')
    expect(list.replaceAll(/[\da-f]{12}|\d{4}-\d\d-\d\d \d\d:\d\d/g, '…')).toBe(
      'id            name      role     created           last used\n…  The desk  curator  …  never      revoked …',
    )
  })

  test.each([
    [['create', '--role', 'boss', '--name', 'x'], '--role: expected reader, curator or admin, got "boss".'],
    [['create', '--role', 'admin'], '--name: expected 1 to 100 characters that say who uses the key.'],
    [['revoke'], 'expected key create --role reader|curator|admin --name "…", key list, or key revoke <name or id>.'],
  ])('%j is refused', async (args, message) => {
    const folder = await mkdtemp(join(tmpdir(), 'verbatim-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    await expect(run(folder, ...args)).rejects.toMatchObject({ code: 'BAD_CONFIG', message })
  })
})
