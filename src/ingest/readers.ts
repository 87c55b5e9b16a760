import { ExpectedError } from '../errors.ts'
import type { Input, Reading } from './input.ts'
import type { Taken } from './read.ts'
import { openThreads } from './threads.ts'
import type { Sent } from './worker.ts'

/** Threads that read inputs. */
export interface Readers {
  /** Articles of each input, in order. */
  read(inputs: readonly Input[]): Promise<Taken[][]>
  close(): Promise<void>
}

export function openReaders(count: number, reading: Reading): Readers {
  const threads = openThreads<Input, Sent[]>({
    count,
    job: { task: 'READ', reading },
    failed: ({ where }, reason) => [{ where, error: { message: `it could not be read: ${reason}.`, details: {} } }],
  })
  return {
    read: async (inputs) => (await threads.run(inputs)).map((articles) => articles.map(toTaken)),
    close: threads.close,
  }
}

const toTaken = (sent: Sent): Taken =>
  'record' in sent
    ? sent
    : {
        where: sent.where,
        error: new ExpectedError(codeOf(sent.error.details), sent.error.message, sent.error.details),
      }

const codeOf = ({ code }: Record<string, unknown>) => (code === 'SPAN_MISMATCH' ? code : 'BAD_RECORD')
