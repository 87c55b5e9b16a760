import { execFile } from 'node:child_process'
import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Service, startService } from '../tests/support/service.ts'

// Every example as it stands, run against the built service. `npm run test:clients`.

const run = promisify(execFile)
const here = import.meta.dirname
const tool = (name: string) => join(here, 'node_modules/.bin', name)
const everybody = 'Choe Son-hui, Joe Biden, Kim Jong Un, KJ Noh, Sergei Shoigu, Sergey Lavrov, Vladimir Putin'
const refused = 'BAD_USER_INPUT first: expected a page size from 1 to 100, got 1000.'

let service: Service
let key: string
beforeAll(async () => {
  // What `npm install verbatim` gives, without a copy of it.
  const link = join(here, 'node_modules/verbatim')
  if (!existsSync(link)) symlinkSync('../..', link)
  service = await startService()
  key = await service.command('key', 'create', '--role', 'curator', '--name', 'the examples')
})
afterAll(() => service?.stop())

async function linesOf(program: string, args: string[], folder = ''): Promise<string[]> {
  const env = { ...process.env, VERBATIM_URL: `${service.url}/graphql`, VERBATIM_KEY: key, FORCE_COLOR: '0' }
  const { stdout, stderr } = await run(program, args, { env, cwd: join(here, folder) })
  expect(stderr).toBe('')
  return stdout.trim().split('\n')
}
const example = (name: string) => linesOf(tool('tsx'), ['main.ts'], name)

test('the SDK', async () => {
  expect(await example('sdk')).toEqual([
    'Sergey Lavrov',
    'no date | a very good opportunity … consider in de | BODY 769',
    'no date | an upcoming meeting of the intergovernme | BODY 1656',
    '19 October 2023 | As for the anger and panic … in the West | BODY 2804',
    '19 October 2023 | You know, I don’t comment on rumors. The | BODY 2642',
    '19 October 2023 | rumors … of a secret Russian-North Korea | BODY 2514',
    '19 October 2023 | We are not friends with anyone against a | BODY 2932',
    '18 October 2023 | The Russian Federation expresses its sol | BODY 424',
    'Sergey Lavrov',
    'Sergey Lavrov',
    refused,
  ])
})

test('the bot of the guide, which has its code', async () => {
  const code = readFileSync(join(here, 'bot/answer.ts'), 'utf8')
  expect(readFileSync(join(here, '../docs/guide.md'), 'utf8')).toContain(`\`\`\`ts\n${code}\`\`\``)
  expect(await example('bot')).toEqual([
    'ALTERED: Sergey Lavrov: “The fact that [-Europeans-]{+Americans+} constantly blame everyone for everything is not news.” (Lavrov’s North Korea Trip Designed to ‘Counterbalance’ US Belligerence in Asian Theater)',
    'Not found in this archive. That does not show that it was never said.',
  ])
})

test('Apollo Client: pages in its cache, queries by hash over GET, errors', async () => {
  expect(await example('apollo-client')).toEqual([everybody, '2 quotes', refused])
})

test('urql with its normalized cache', async () => {
  expect(await example('urql')).toEqual([
    everybody,
    "Reception in Sergey Lavrov's honor in Pyongyang",
    'Sergey Lavrov, Choe Son-hui',
    refused,
  ])
})

test('graphql-request', async () => {
  expect(await example('graphql-request')).toEqual([
    'Kim Jong Un Kim Jong Un | Kim Jong-un | Kim',
    '12 events',
    refused,
  ])
})

test('graphql-ws', async () => {
  expect(await example('graphql-ws')).toEqual(['Joana Prates: The harbour belongs to the town (Harbour opened)'])
})

test('graphql-sse', async () => {
  expect(await example('graphql-sse')).toEqual(['CREATED Lighthouse sold'])
})

test('fetch', async () => {
  expect(await example('fetch')).toEqual(['Choe Son-hui 10', '200 public, max-age=300', '304 0', refused])
})

test('Relay: its compiler takes the schema, its store the pages, the list anew and what a mutation changed', async () => {
  const lines = await linesOf('npm', ['run', '--silent', 'relay'])
  expect(lines.slice(lines.indexOf('Sergey Lavrov 3'))).toEqual([
    'Sergey Lavrov 3',
    'Sergey Lavrov 6',
    'Sergey Lavrov 7',
    'fetched anew 2',
    'DISPUTED',
    'CONFIRMED',
  ])
})

test('gql.tada: its check is clean, and our client sends its documents', async () => {
  await linesOf(tool('gql.tada'), ['generate-output'], 'gql-tada')
  expect((await linesOf(tool('gql.tada'), ['check'], 'gql-tada')).join()).toContain('No problems found')
  const events = await example('gql-tada')
  expect([events.length, events[1]]).toEqual([7, "18–19 October 2023: Sergey Lavrov's visit to North Korea"])
})

const python = await run('python3', ['--version']).then(
  () => true,
  () => false,
)
test.skipIf(!python)(
  `Python, with its standard library${python ? '' : ' (skipped: there is no python3)'}`,
  async () => {
    expect(await linesOf('python3', ['main.py'], 'python')).toEqual(['7 quotes, each where it says', refused])
  },
)

test.each(['graphql-ws', 'graphql-sse'])('%s without a key says in a line that it needs one', async (name) => {
  const env = { ...process.env, VERBATIM_KEY: '' }
  await expect(run(tool('tsx'), ['main.ts'], { env, cwd: join(here, name) })).rejects.toMatchObject({
    code: 2,
    stderr: 'VERBATIM_KEY is unset: this example writes, and needs the key of a curator (examples/README.md).\n',
  })
})

test('all of them are of the right types', async () => {
  await run(tool('tsc'), ['-p', '.'], { cwd: here })
})
