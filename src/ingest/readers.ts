import { Worker } from 'node:worker_threads'
import { ExpectedError } from '../errors.ts'
import type { Input, Reading } from './input.ts'
import type { Taken } from './read.ts'
import type { Sent } from './reading-worker.ts'

// Threads that read inputs. One that dies or hangs over an input is replaced, and the input is told as failed.

export interface Readers {
  /** Articles of each input, in order. */
  read(inputs: readonly Input[]): Promise<Taken[][]>
  close(): Promise<void>
}

interface Options {
  threads: number
  reading: Reading
  /** Longest time for an input, in milliseconds. */
  patience?: number
}

const PATIENCE = 60_000

/** Opens threads; each reads one list of inputs at a time. */
export function openReaders({ threads, reading, patience = PATIENCE }: Options): Readers {
  const free = Array.from({ length: threads }, () => new Reader(reading))
  const waiting: ((reader: Reader) => void)[] = []
  const take = () => {
    const reader = free.pop()
    return reader ?? new Promise<Reader>((resolve) => waiting.push(resolve))
  }
  const give = (reader: Reader) => {
    const next = waiting.shift()
    if (next) next(reader)
    else free.push(reader)
  }
  return {
    async read(inputs) {
      const reader = await take()
      try {
        return await readAll(reader, inputs, patience)
      } finally {
        give(reader)
      }
    },
    close: async () => {
      await Promise.all(free.map((reader) => reader.stop()))
    },
  }
}

/** When a list cannot be read, it is found out over which input. */
async function readAll(reader: Reader, inputs: readonly Input[], patience: number): Promise<Taken[][]> {
  try {
    return await reader.read(inputs, patience * inputs.length)
  } catch (error) {
    if (inputs.length === 1) {
      const message = `it could not be read: ${(error as Error).message}.`
      return [[{ where: inputs[0]!.where, error: new ExpectedError('BAD_RECORD', message) }]]
    }
    const all: Taken[][] = []
    for (const input of inputs) all.push(...(await readAll(reader, [input], patience)))
    return all
  }
}

// From the sources, tsx reads TypeScript in the thread too.
const isSource = import.meta.url.endsWith('.ts')
const script = new URL(isSource ? './reading-worker.ts' : './reading-worker.js', import.meta.url)
const execArgv = isSource && !process.execArgv.some((arg) => arg.includes('tsx')) ? ['--import', 'tsx'] : []

class Reader {
  readonly #reading: Reading
  #worker: Worker | null = null

  constructor(reading: Reading) {
    this.#reading = reading
  }

  read(inputs: readonly Input[], patience: number): Promise<Taken[][]> {
    const worker = this.#worker ?? this.#start()
    return new Promise((resolve, reject) => {
      const fail = (reason: string) => {
        finish()
        void this.stop()
        reject(new Error(reason))
      }
      const timer = setTimeout(() => fail(`it took longer than ${patience / 1000} s`), patience)
      const onMessage = (sent: Sent[][]) => {
        finish()
        resolve(sent.map((articles) => articles.map(toTaken)))
      }
      const onError = (error: Error & { code?: string }) =>
        fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'it takes too much memory' : error.message)
      const finish = () => {
        clearTimeout(timer)
        worker.off('message', onMessage).off('error', onError)
      }
      worker.on('message', onMessage).on('error', onError)
      worker.postMessage(inputs)
    })
  }

  async stop(): Promise<void> {
    const worker = this.#worker
    this.#worker = null
    await worker?.terminate()
  }

  #start(): Worker {
    const resourceLimits = { maxOldGenerationSizeMb: 1024 }
    const options = { workerData: this.#reading, resourceLimits, execArgv: [...process.execArgv, ...execArgv] }
    const worker = new Worker(script, options)
    worker.on('error', () => {
      if (this.#worker === worker) this.#worker = null
    })
    // Whoever waits for it holds the process; an idle one does not.
    worker.unref()
    this.#worker = worker
    return worker
  }
}

const toTaken = (sent: Sent): Taken =>
  'record' in sent
    ? sent
    : { where: sent.where, error: new ExpectedError(codeOf(sent.error.details), sent.error.message, sent.error.details) }

const codeOf = ({ code }: Record<string, unknown>) => (code === 'SPAN_MISMATCH' ? code : 'BAD_RECORD')
