import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { styleText } from 'node:util'

// How fast the built service takes articles in, with extraction, and whether its memory stays flat:
//   npm run bench:ingest -- <file.jsonl or .jsonl.gz> [options of ingest, such as --date 2005-01-01]

const args = process.argv.slice(2)
if (args.length === 0) {
  console.error('usage: npm run bench:ingest -- <file.jsonl or .jsonl.gz> [--date <day>] [--source <name>]')
  process.exit(1)
}

interface Sample {
  /** Bytes. */
  rss: number
}
interface End {
  /** Microseconds. */
  user: number
  system: number
  /** Kilobytes. */
  maxRSS: number
}

// Runs inside the command: a sample a second, and what it took at the end.
const PROBE = `
  import { isMainThread } from 'node:worker_threads'
  if (isMainThread) {
    setInterval(() => process.send({ rss: process.memoryUsage.rss() }), 1000).unref()
    process.on('exit', () => {
      const { userCPUTime: user, systemCPUTime: system, maxRSS } = process.resourceUsage()
      process.send({ user, system, maxRSS })
    })
    process.channel.unref()
  }`

const folder = mkdtempSync(join(tmpdir(), 'verbatim-bench-'))
const started = performance.now()
const child = fork('dist/main.js', ['ingest', ...args], {
  execArgv: ['--import', `data:text/javascript,${encodeURIComponent(PROBE)}`],
  env: { ...process.env, DATABASE_URL: `file:${join(folder, 'archive.db')}`, INDEX_PATH: join(folder, 'index') },
  stdio: ['inherit', 'pipe', 'inherit', 'ipc'],
})
const samples: number[] = []
let end: End | undefined
let printed = ''
child.stdout!.on('data', (chunk) => {
  printed += String(chunk)
})
child.on('message', (message: Sample | End) => {
  if ('rss' in message) samples.push(message.rss)
  else end = message
})
await once(child, 'close')
const seconds = (performance.now() - started) / 1000
rmSync(folder, { recursive: true })

const created = Number(/created\s+([\d,]+)/.exec(printed)?.[1]?.replaceAll(',', '') ?? 0)
const failed = Number(/failed\s+([\d,]+)/.exec(printed)?.[1]?.replaceAll(',', '') ?? 0)
const megabytes = (bytes: number | undefined) => (bytes === undefined ? '–' : `${Math.round(bytes / 1e6)} MB`)
const at = (share: number) => samples[Math.floor((samples.length - 1) * share)]
const rows: [string, string][] = [
  ['articles', `${created} (${failed} failed)`],
  ['articles a second, start included', (created / seconds).toFixed(0)],
  ['CPU an article', end ? `${((end.user + end.system) / 1000 / created).toFixed(1)} ms` : '–'],
  ['memory at a third, at two thirds, at the end', [1 / 3, 2 / 3, 1].map((share) => megabytes(at(share))).join(', ')],
  ['most memory', megabytes(end && end.maxRSS * 1024)],
]
for (const [what, value] of rows) console.log(`${what.padEnd(46)} ${styleText('bold', value)}`)
