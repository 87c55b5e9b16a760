import { aborted, addressOf, type CallOptions, type ClientOptions, headersOf, sleep } from './call.ts'
import type { Asked } from './document.ts'
import { VerbatimError } from './errors.ts'
import { type Body, dataOf, factsOf, readAnswer, reasonOf, send } from './exchange.ts'

// Subscriptions as server-sent events, which are plain HTTP: https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md

/** What can be different for one subscription. */
export interface SubscribeOptions extends Pick<CallOptions, 'key' | 'headers' | 'signal'> {
  /** Longest silence before a stream counts as broken, in milliseconds; 30,000 if left out. The service is heard every 12 s. */
  timeout?: number
  /** How often in a row a stream that does not open, or breaks, is opened again, after 1 s, 2 s, 4 s …; 5 if left out. */
  retries?: number
  /** Called when a stream that broke is open again. What happened in between is not told later: ask for it now. */
  onReconnect?: () => void
}

const PAUSE = 1000
const LONGEST_PAUSE = 30_000

/**
 * What a subscription tells, from the first look on; `return` ends it at once.
 * @throws VerbatimError
 */
export function subscribe<Told>(
  asked: Asked,
  variables: object,
  client: ClientOptions,
  options: SubscribeOptions,
  pick: (data: never) => Told,
): AsyncGenerator<Told, void, undefined> {
  const end = new AbortController()
  const told = listen(asked, variables, { ...client, ...options }, options, end.signal, pick)
  const stop = told.return.bind(told)
  // A generator that waits would hear of it with the next event only.
  told.return = () => {
    end.abort()
    return stop()
  }
  return told
}

async function* listen<Told>(
  asked: Asked,
  variables: object,
  client: ClientOptions,
  { retries = 5, timeout = 30_000, signal, onReconnect }: SubscribeOptions,
  end: AbortSignal,
  pick: (data: never) => Told,
): AsyncGenerator<Told, void, undefined> {
  const over = signal ? AbortSignal.any([signal, end]) : end
  for (let tries = 0, isBack = false; ; tries++) {
    const stream = new Stream(timeout, over)
    const opened = performance.now()
    let pause: number | undefined
    try {
      const response = await stream.open(asked, variables, client)
      if (isBack) onReconnect?.()
      isBack = true
      for await (const data of stream.read(response)) {
        tries = 0
        yield pick(data as never)
      }
      return
    } catch (error) {
      if (performance.now() - opened > LONGEST_PAUSE) tries = 0
      const isFinal = tries >= retries || !(error instanceof VerbatimError) || !error.retryable
      if (isFinal && !over.aborted) throw error
      pause = (error as VerbatimError).retryAfter
    } finally {
      stream.close()
    }
    // Half of it by chance, so that many clients do not come back at once.
    pause ??= Math.min(PAUSE * 2 ** tries, LONGEST_PAUSE) * (0.5 + Math.random() / 2)
    await sleep(pause, over).catch(() => {})
    if (signal?.aborted) throw aborted(signal)
    if (end.aborted) return
  }
}

function bodyOf(data: string, facts: ReturnType<typeof factsOf>): Body {
  try {
    return JSON.parse(data) as Body
  } catch (cause) {
    throw new VerbatimError('Expected an event in JSON.', { ...facts, code: 'BAD_RESPONSE', cause })
  }
}

/** One connection. */
class Stream {
  readonly #end = new AbortController()
  readonly #timeout: number
  readonly #signal: AbortSignal

  constructor(timeout: number, signal: AbortSignal) {
    this.#timeout = timeout
    this.#signal = AbortSignal.any([signal, this.#end.signal])
  }

  close() {
    this.#end.abort()
  }

  async open(asked: Asked, variables: object, options: ClientOptions): Promise<Response> {
    const url = addressOf(options.url)
    url.pathname += '/stream'
    const headers = {
      accept: 'text/event-stream',
      'content-type': 'application/json',
      ...(await headersOf(options)),
    }
    const body = JSON.stringify({ query: asked.text, variables, ...(asked.name && { operationName: asked.name }) })
    const init = { method: 'POST', headers, body, signal: this.#signal }
    const response = await this.#hear(send(options.fetch ?? globalThis.fetch, url, init))
    if (response.headers.get('content-type')?.startsWith('text/event-stream')) return response
    await readAnswer(response)
    throw new VerbatimError(`Expected events from ${url}, got one answer.`, {
      ...factsOf(response),
      code: 'BAD_RESPONSE',
    })
  }

  async *read(response: Response): AsyncGenerator<unknown, void, undefined> {
    const facts = factsOf(response)
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
    for (let text = ''; ; ) {
      const { done, value } = await this.#hear(reader.read())
      if (done) throw new VerbatimError('The stream broke off.', { ...facts, code: 'NETWORK_ERROR' })
      const events = (text + value).split(/\r?\n\r?\n/)
      text = events.pop()!
      for (const event of events) {
        if (/^event: ?complete$/m.test(event)) return
        const [, data] = /^data: ?(.+)$/m.exec(event) ?? []
        if (data) yield dataOf(bodyOf(data, facts), facts)
      }
    }
  }

  /** Waits for the service, but not for ever. */
  async #hear<T>(work: Promise<T>): Promise<T> {
    const timer = setTimeout(() => this.#end.abort(), this.#timeout)
    try {
      return await work
    } catch (cause) {
      if (cause instanceof VerbatimError) throw cause
      const reason = this.#end.signal.aborted ? `nothing was heard for ${this.#timeout} ms` : reasonOf(cause)
      throw new VerbatimError(`The stream broke: ${reason}.`, { code: 'NETWORK_ERROR', cause })
    } finally {
      clearTimeout(timer)
    }
  }
}
