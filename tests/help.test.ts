import { execFile, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

// The program as it is started in a terminal.

const PROGRAM = ['--import', 'tsx', 'src/main.ts']
const { FORCE_COLOR: _, ...ENV } = process.env
const print = async (args: string[], env: Record<string, string> = {}) =>
  (await promisify(execFile)(process.execPath, [...PROGRAM, ...args], { env: { ...ENV, ...env } })).stdout
const help = (...args: string[]) => print(args)

test('verify --help tells how verify is written, and what each option means', async () => {
  expect(await help('verify', '--help')).toBe(`\
Say where some words stand in the archive, how they were altered, and who said them.

  verbatim verify "<words>" [--speaker "<name or id>"] [--min 0.7] [--first 5] [--json]

  --speaker  Who is said to have said them, by a name or an id on record.
  --min      Least likeness of a place that is told, from 0 to 1.
  --first    Most places that are told.
  --json     Prints JSON instead of text.

Which archive, and all other settings, come from the environment: verbatim --help lists them.
`)
})

test.each(['ingest', 'extract', 'export', 'key', 'verify'])(
  '%s --help tells the meaning of every option',
  async (name) => {
    const text = await help(name, '-h')
    const [, usage = '', meanings = ''] = text.split('\n\n')
    const written = new Set(usage.match(/--[a-z-]+/g))
    expect(new Set(meanings.match(/^ {2}--[a-z-]+/gm)?.map((option) => option.trim()))).toEqual(written)
  },
)

test('--help alone lists the commands and the settings', async () => {
  const text = await help('--help')
  expect(text).toMatch(/^verbatim \[command\] \| --version\n/)
  expect(text).toContain('DATABASE_URL')
})

test('--version prints that of the package', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect(await help('--version')).toBe(`${version}\n`)
})

test('a line that cannot be read is told in one sentence', () => {
  const { stderr, status } = spawnSync(process.execPath, [...PROGRAM, 'extract', '--jsonl'], {
    input: 'Not JSON.\n{"id": 1}\n',
    encoding: 'utf8',
  })
  expect(stderr.split('\n')).toEqual([
    expect.stringMatching(/^stdin:1: expected \{ id, text, title\?, date\? \}: expected JSON: .*[^.]\.$/),
    expect.stringMatching(/^stdin:2: expected \{ id, text, title\?, date\? \}: text: .*[^.]\.$/),
    '',
  ])
  expect(status).toBe(2)
})

test('what is printed is in colour where that is asked for, and plain in a pipe, that of a build too', async () => {
  const begin = '\u001b['
  expect(await print(['--help'], { FORCE_COLOR: '1' })).toContain(`${begin}1mPORT  `)
  for (const env of [{}, { CI: 'true' }, { NO_COLOR: '1' }]) expect(await print(['--help'], env)).not.toContain(begin)
})
