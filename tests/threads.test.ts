import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { check } from '../src/commands/check.ts'
import { ingest } from '../src/commands/ingest.ts'
import { openThreads } from '../src/ingest/threads.ts'
import type { Line } from '../src/ingest/worker.ts'
import { openTerminal, type Terminal } from './support/terminal.ts'

let terminal: Terminal
beforeEach(async () => {
  terminal = await openTerminal()
})
afterEach(() => terminal.close())

const line = (id: string) =>
  JSON.stringify({
    id,
    title: 'Bridge opens',
    text: 'Ada Quill opened the bridge.',
    date: '2024-05-01',
    source: 'Daily',
  })

/** Within the limit of a line, 20 MB, and 500 MB of lists and objects when it is read. */
const bomb = () => `{"text": "All is well.", "more": [${'[{}],'.repeat(4_000_000)}0]}`

test('an input that would take all memory is told as failed, and the rest goes in', async () => {
  const path = join(terminal.folder, 'a.jsonl')
  await writeFile(path, [line('a'), bomb(), line('b'), line('c')].join('\n'))
  const { code, printed } = await terminal.run(ingest, path)
  expect([code, printed.replace(path, 'a.jsonl')]).toEqual([
    1,
    `created    3
updated    0
unchanged  0
failed     1

  a.jsonl:2: expected at most 1,000,000 values, got more.`,
  ])
  expect(await terminal.run(check)).toMatchObject({ code: 0 })
})

// No text is known that an extractor is at for a minute; the start of a thread is longer than this patience.
test('one that is at an input for too long is ended, and so is the next', async () => {
  const threads = openThreads<string, Line>({
    count: 1,
    job: { task: 'EXTRACT' },
    failed: (_line, reason) => ({ reason }),
    patience: 1,
  })
  const late = { reason: 'it took longer than 0.001 s' }
  expect(await threads.run([line('a'), line('b')])).toEqual([late, late])
  expect(await threads.run([line('c')])).toEqual([late])
  await threads.close()
})
