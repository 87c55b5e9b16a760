import { fork } from 'node:child_process'
import { once } from 'node:events'

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

/** Starts a module that calls `answerUsage`. */
export async function startServer(module: string, args: string[], node = process.execPath): Promise<Server> {
  const path = new URL(module, import.meta.url).pathname
  // Node 24 reads TypeScript by itself.
  const execArgv = node === process.execPath ? process.execArgv : []
  const child = fork(path, args, { execPath: node, execArgv, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const ended = once(child, 'exit').then(() => Promise.reject(new Error(`${[module, ...args].join(' ')} ended`)))
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

/** Runs a program in JavaScript that sends one message, and returns that. */
export async function runOnce(path: string, args: string[]): Promise<unknown> {
  const child = fork(path, args, { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const told = once(child, 'message')
  const ended = once(child, 'exit')
  const [message] = (await Promise.race([told, ended.then(() => Promise.reject(new Error(`${path} ended`)))])) as [
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
