import { parentPort, workerData } from 'node:worker_threads'
import type { Input, Reading } from './input.ts'
import { readInput, type Taken } from './read.ts'

// A thread that reads inputs: parsing pages and finding quotes is nearly all the work there is, and the model of
// English that it needs stays out of the service.

/** An article that was read; an error as it can cross to another thread. */
export type Sent =
  | Extract<Taken, { record: unknown }>
  | { where: string; error: { message: string; details: Record<string, unknown> } }

const reading = workerData as Reading

function read(input: Input): Sent[] {
  try {
    return readInput(input, reading).map((taken) => ('error' in taken ? toSent(taken.where, taken.error) : taken))
  } catch (error) {
    return [toSent(input.where, error as Error)]
  }
}

const toSent = (where: string, error: Error & { extensions?: Record<string, unknown> }): Sent => ({
  where,
  error: {
    message: error.extensions ? error.message : `it could not be read, which is a bug: ${error.message}`,
    details: error.extensions ?? {},
  },
})

parentPort!.on('message', (inputs: Input[]) => parentPort!.postMessage(inputs.map(read)))
