import { clearLine, cursorTo } from 'node:readline'
import type { WriteStream } from 'node:tty'
import type { Tally } from '../ingest/run.ts'

/** Milliseconds between two looks: on a terminal one line is drawn anew, elsewhere a line is added. */
const REDRAW = 100
const LINE_EVERY = 5_000
/** A rate says nothing before this. */
const SETTLED = 1_000

interface Progress {
  onBytes(count: number): void
  onTally(tally: Readonly<Tally>): void
  /** Leaves no unfinished line behind. */
  end(): void
}

/** Shows how many articles are in, how fast, and how long the rest will take if the size of the inputs is known. */
export function showProgress(to: WriteStream, totalBytes: number | null): Progress {
  const started = performance.now()
  let shown = started
  let bytes = 0
  const draw = (text: string) => {
    if (!to.isTTY) return to.write(`${text}\n`)
    clearLine(to, 0)
    cursorTo(to, 0)
    return to.write(text.slice(0, to.columns - 1))
  }
  return {
    onBytes(count) {
      bytes += count
    },
    onTally(tally) {
      const now = performance.now()
      if (now - shown < (to.isTTY ? REDRAW : LINE_EVERY)) return
      shown = now
      draw(describeProgress(tally, now - started, totalBytes === null ? null : bytes / Math.max(1, totalBytes)))
    },
    end() {
      if (!to.isTTY) return
      clearLine(to, 0)
      cursorTo(to, 0)
    },
  }
}

/** One line; `share` is how much of the inputs was read, from 0 to 1. */
export function describeProgress(tally: Readonly<Tally>, milliseconds: number, share: number | null): string {
  const { created, updated, unchanged, failed } = tally
  const count = created + updated + unchanged + failed
  const parts = [`${count.toLocaleString('en')} articles`]
  if (failed > 0) parts.push(`${failed.toLocaleString('en')} failed`)
  if (milliseconds >= SETTLED) {
    parts.push(`${Math.round(count / (milliseconds / 1000)).toLocaleString('en')}/s`)
    if (share !== null && share > 0) parts.push(`${clock((milliseconds / share) * Math.max(0, 1 - share))} left`)
  }
  return parts.join(' · ')
}

function clock(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000)
  const two = (count: number) => String(count).padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}
