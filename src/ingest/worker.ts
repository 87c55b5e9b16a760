import { parentPort, workerData } from 'node:worker_threads'
import { extractLine } from './extract-lines.ts'
import type { Input, Reading } from './input.ts'
import { readInput, type Taken } from './read.ts'

// A thread that reads inputs, or extracts from lines: nearly all the work there is, and the model of English that it
// needs stays out of the service.

/** What a thread does with the items it is sent. */
export type Job = { task: 'READ'; reading: Reading } | { task: 'EXTRACT' }

/** An article that was read, with an error as it can cross to another thread. */
export type Sent =
  | Extract<Taken, { record: unknown }>
  | { where: string; error: { message: string; details: Record<string, unknown> } }

/** A line of JSON, or why there is none. */
export type Line = { line: string } | { reason: string }

const toSent = (where: string, error: Error & { extensions?: Record<string, unknown> }): Sent => ({
  where,
  error: { message: reasonOf(error), details: error.extensions ?? {} },
})

const reasonOf = (error: Error & { extensions?: unknown }) =>
  error.extensions ? error.message : `it could not be read, which is a bug: ${error.message}`

async function read(input: Input, reading: Reading): Promise<Sent[]> {
  try {
    return (await readInput(input, reading)).map((taken) =>
      'error' in taken ? toSent(taken.where, taken.error) : taken,
    )
  } catch (error) {
    return [toSent(input.where, error as Error)]
  }
}

function extract(line: string): Line {
  try {
    return { line: JSON.stringify(extractLine(line)) }
  } catch (error) {
    return { reason: reasonOf(error as Error) }
  }
}

const job = workerData as Job

parentPort!.on('message', async (items: never[]) =>
  parentPort!.postMessage(
    job.task === 'READ' ? await Promise.all(items.map((input) => read(input, job.reading))) : items.map(extract),
  ),
)
