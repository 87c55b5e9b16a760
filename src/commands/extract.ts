import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { linesOf } from '../ingest/chunks.ts'
import { ahead, inChunks } from '../ingest/flow.ts'
import { openThreads } from '../ingest/threads.ts'
import type { Line } from '../ingest/worker.ts'
import type { Command } from './archive.ts'
import { badUsage, readArguments } from './arguments.ts'

const USAGE = 'extract --jsonl < texts.jsonl > quotes.jsonl'
const CHUNK = { count: 16, size: 256 * 1024 }

export const extract: Command = {
  meaning: 'Find the quotes in texts: { id, text } a line in, { id, quotes } a line out. Nothing is kept.',
  usage: [USAGE],
  options: {
    '--jsonl': 'Lines of { id, text, title?, date? } come in on the standard input; offsets are UTF-16 code units.',
  },
  async run(args) {
    const { positionals, values } = readArguments(args, { jsonl: { type: 'boolean' } }, USAGE)
    if (!values.jsonl || positionals.length > 0) throw badUsage(USAGE, `got extract ${args.join(' ')}`.trim())
    const count = Math.max(1, Math.min(8, availableParallelism()))
    const threads = openThreads<string, Line>({
      count,
      job: { task: 'EXTRACT' },
      failed: (_line, reason) => ({ reason }),
    })
    const chunks = inChunks(linesOf('stdin', process.stdin), CHUNK, ({ where }) => where.length)
    const done = ahead(
      chunks,
      async (inputs) => {
        const lines = await threads.run(inputs.map((input) => (input.kind === 'LINE' ? input.line : '')))
        return inputs.map((input, i) => ({
          ...(input.kind === 'UNREADABLE' ? { reason: input.reason } : lines[i]!),
          where: input.where,
        }))
      },
      count * 2,
    )
    const tally = { done: 0, failed: 0 }
    for await (const lines of done)
      for (const line of lines) {
        if ('reason' in line) {
          tally.failed++
          process.stderr.write(`${line.where}: ${line.reason}\n`)
          continue
        }
        tally.done++
        if (!process.stdout.write(`${line.line}\n`)) await once(process.stdout, 'drain')
      }
    await threads.close()
    if (tally.failed === 0) return 0
    return tally.done > 0 ? 1 : 2
  },
}
