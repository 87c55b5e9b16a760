import { Worker } from 'node:worker_threads'
import type { Job as WorkerJob } from './worker.ts'

// Threads that work on lists of items. One that dies or hangs is replaced, and it is found out over which item.

type Job = WorkerJob | { task: 'FIND' }

export interface Threads<In, Out> {
  /** What becomes of each item, in order. */
  run(items: readonly In[]): Promise<Out[]>
  close(): Promise<void>
}

interface Options<In, Out> {
  count: number
  job: Job
  /** What becomes of an item that ends its thread; `reason` completes a sentence. */
  failed: (item: In, reason: string) => Out
  /** Longest time for an item, in milliseconds. */
  patience?: number
}

const PATIENCE = 60_000
/** Megabytes of heap for a thread; articles leave 150 in it, the largest pages that are read take 400, the languages 130. */
const MOST_MEMORY = 640

/** Opens threads, each when it is needed first; each works on one list at a time. */
export function openThreads<In, Out>({ count, job, failed, patience = PATIENCE }: Options<In, Out>): Threads<In, Out> {
  const free = Array.from({ length: count }, () => new Thread<In, Out>(job))
  const waiting: ((thread: Thread<In, Out>) => void)[] = []
  const take = () => free.pop() ?? new Promise<Thread<In, Out>>((resolve) => waiting.push(resolve))
  const give = (thread: Thread<In, Out>) => {
    const next = waiting.shift()
    if (next) next(thread)
    else free.push(thread)
  }
  const runOn = async (thread: Thread<In, Out>, items: readonly In[]): Promise<Out[]> => {
    try {
      return await thread.run(items, patience * Math.max(1, items.length))
    } catch (error) {
      if (items.length === 1) return [failed(items[0]!, (error as Error).message)]
      const all: Out[] = []
      for (const item of items) all.push(...(await runOn(thread, [item])))
      return all
    }
  }
  return {
    async run(items) {
      const thread = await take()
      try {
        return await runOn(thread, items)
      } finally {
        give(thread)
      }
    },
    close: async () => {
      await Promise.all(free.map((thread) => thread.stop()))
    },
  }
}

/** The built thread, or from the sources one that lets tsx read TypeScript first: a thread does not inherit that. */
function findScript({ task }: Job): URL {
  const name = task === 'FIND' ? 'find-worker' : 'worker'
  if (!import.meta.url.endsWith('.ts')) return new URL(`./${name}.js`, import.meta.url)
  const source = new URL(`./${name}.ts`, import.meta.url).href
  const code = `import { register } from '${import.meta.resolve('tsx/esm/api')}'; register(); await import('${source}')`
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`)
}

class Thread<In, Out> {
  readonly #job: Job
  #worker: Worker | null = null

  constructor(job: Job) {
    this.#job = job
  }

  run(items: readonly In[], patience: number): Promise<Out[]> {
    const worker = this.#worker ?? this.#start()
    return new Promise((resolve, reject) => {
      const fail = (reason: string) => {
        finish()
        void this.stop()
        reject(new Error(reason))
      }
      const timer = setTimeout(() => fail(`it took longer than ${patience / 1000} s`), patience)
      const onMessage = (done: Out[]) => {
        finish()
        resolve(done)
      }
      const onError = (error: Error & { code?: string }) =>
        fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'it takes too much memory' : error.message)
      const finish = () => {
        clearTimeout(timer)
        worker.off('message', onMessage).off('error', onError)
      }
      worker.on('message', onMessage).on('error', onError)
      worker.postMessage(items)
    })
  }

  async stop(): Promise<void> {
    const worker = this.#worker
    this.#worker = null
    await worker?.terminate()
  }

  #start(): Worker {
    const resourceLimits = { maxOldGenerationSizeMb: MOST_MEMORY }
    const worker = new Worker(findScript(this.#job), { workerData: this.#job, resourceLimits })
    worker.on('error', () => {
      if (this.#worker === worker) this.#worker = null
    })
    // Whoever waits for it holds the process; an idle one does not.
    worker.unref()
    this.#worker = worker
    return worker
  }
}
