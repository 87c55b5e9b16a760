import { fork } from 'node:child_process'
import { once } from 'node:events'
import { bundle } from '../scripts/bundle.ts'

// Every contender is a process of its own that serves HTTP, and tells what it spent when asked.

/** What a contender has spent since it started. */
export interface Usage {
  /** Milliseconds of CPU, with those of its database server. */
  cpu: number
  statements: number
  /** Bytes. */
  rss: number
}

export interface Server {
  url: string
  usage(): Promise<Usage>
  stop(): void
}

const PREFIX = 'bench-'

/** Builds programs of this folder, as the service is built: what tsx adds to a program counts in time and memory. */
export const build = (...names: string[]) =>
  bundle(
    names.map((name) => `bench/${name}.ts`),
    PREFIX,
  )
const builtFrom = (name: string) => `dist/${PREFIX}${name}.js`

const start = (path: string, args: string[], node?: string) =>
  fork(path, args, { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'], ...(node && { execPath: node }) })

/** Starts a program that was built, and calls `answerUsage`. */
export const startBuilt = (name: string, args: string[]): Promise<Server> => startServer(builtFrom(name), args)

/** Starts a program that calls `answerUsage`. */
export async function startServer(path: string, args: string[], node?: string): Promise<Server> {
  const child = start(path, args, node)
  const ended = once(child, 'exit').then(() => Promise.reject(new Error(`${[path, ...args].join(' ')} ended`)))
  // Only who waits for an answer needs to know.
  ended.catch(() => {})
  const reply = async (): Promise<unknown> => ((await Promise.race([once(child, 'message'), ended])) as [unknown])[0]
  const url = (await reply()) as string
  return {
    url,
    usage: () => {
      child.send('usage')
      return reply() as Promise<Usage>
    },
    stop: () => child.kill(),
  }
}

/** Runs a program that was built, and returns the one message it sends. */
export async function runBuilt(name: string, args: string[]): Promise<unknown> {
  const child = start(builtFrom(name), args)
  const told = once(child, 'message')
  const ended = once(child, 'exit')
  const [message] = (await Promise.race([told, ended.then(() => Promise.reject(new Error(`${name} ended`)))])) as [
    unknown,
  ]
  await ended
  return message
}

/** In the child: says where it listens, and answers what it has spent. */
export function answerUsage(url: string, statements: () => number, otherCpu: () => number = () => 0): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    const usage: Usage = {
      cpu: (user + system) / 1000 + otherCpu(),
      statements: statements(),
      rss: process.memoryUsage.rss(),
    }
    process.send!(usage)
  })
  process.send!(url)
}
