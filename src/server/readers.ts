// Those who read subscriptions. What was sent and not taken waits here, as large as articles are: it is bounded for all
// of them together, and nobody waits for one who takes nothing.

export interface Reader {
  /** Bytes that wait for it. */
  waiting(): number
  /** Ends it; who listens connects again. */
  close(): void
}

/** Bytes for all. What one event takes can be as large as an answer. */
const MOST_WAITING = 48_000_000
/** Milliseconds in which a reader has to take all that waits for it, or an event of several. */
const PATIENCE = 20_000
const SWEEP = 1000

export class Readers {
  /** Since when something waits for each of them; null: nothing does. */
  readonly #since = new Map<Reader, number | null>()
  #sweep: NodeJS.Timeout | undefined

  /** Returns what ends the watch over it. */
  add(reader: Reader): () => void {
    this.#since.set(reader, null)
    this.#sweep ??= setInterval(() => this.check(), SWEEP).unref()
    return () => {
      this.#since.delete(reader)
      if (this.#since.size > 0) return
      clearInterval(this.#sweep)
      this.#sweep = undefined
    }
  }

  /** To be called when a reader has taken an event. */
  moved(reader: Reader): void {
    if (this.#since.has(reader)) this.#since.set(reader, null)
  }

  /** To be called when something was sent: closes those who take nothing, and while too much waits those who have waited longest. */
  check(now = performance.now()): void {
    let total = 0
    const slow: { reader: Reader; since: number; bytes: number }[] = []
    for (const [reader, before] of this.#since) {
      const bytes = reader.waiting()
      const since = bytes === 0 ? null : (before ?? now)
      this.#since.set(reader, since)
      total += bytes
      if (since !== null) slow.push({ reader, since, bytes })
    }
    slow.sort((a, b) => a.since - b.since)
    for (const { reader, since, bytes } of slow) {
      if (total <= MOST_WAITING && now - since <= PATIENCE) return
      total -= bytes
      this.#since.delete(reader)
      reader.close()
    }
  }
}
