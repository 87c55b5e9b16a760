import { Agent, request } from 'node:http'
import type { Server } from './server.ts'

export interface Sample {
  requests: number
  seconds: number
  /** Milliseconds of CPU of the server for one request. */
  cpu: number
  statements: number
  /** Of each request, in milliseconds. */
  latencies: number[]
  /** Of one answer. */
  bytes: number
}

const CLIENTS = 8

/** Asks one thing for so long, and so often, eight at a time, each over its own connection. */
export async function measure(server: Server, query: string, seconds: number, requests = 0): Promise<Sample> {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS })
  const before = await server.usage()
  const start = performance.now()
  const latencies: number[] = []
  let bytes = 0
  const client = async () => {
    while (performance.now() - start < seconds * 1000 || latencies.length < requests) {
      const asked = performance.now()
      bytes = (await ask(server.url, query, agent)).length
      latencies.push(performance.now() - asked)
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  const elapsed = (performance.now() - start) / 1000
  const after = await server.usage()
  agent.destroy()
  const count = latencies.length
  return {
    requests: count,
    seconds: elapsed,
    cpu: (after.cpu - before.cpu) / count,
    statements: (after.statements - before.statements) / count,
    latencies,
    bytes,
  }
}

/** The answer's bytes, which must be an answer. */
export async function ask(url: string, query: string, agent?: Agent): Promise<Buffer> {
  const body = JSON.stringify({ query })
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
  return new Promise((resolve, reject) => {
    const call = request(url, { method: 'POST', headers, ...(agent && { agent }) }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const answer = Buffer.concat(chunks)
        const isAnswer = response.statusCode === 200 && answer.subarray(0, 8).toString() === '{"data":'
        if (isAnswer) resolve(answer)
        else reject(new Error(`${url} answered ${response.statusCode}: ${answer.subarray(0, 500)}`))
      })
    })
    call.on('error', reject)
    call.end(body)
  })
}
