import type { Stretch } from './prose.ts'

// Finding stretches by their place, in lists that are in order: a long text has ten thousands of them.

/** Index of the last that begins at or before an offset; -1 if none does. */
export function lastUpTo(stretches: readonly Stretch[], offset: number): number {
  let low = 0
  let high = stretches.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (stretches[middle]!.start <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** The one that an offset stands in, if they do not overlap. */
export function stretchAt<T extends Stretch>(stretches: readonly T[], offset: number): T | undefined {
  const last = stretches[lastUpTo(stretches, offset)]
  return last && offset < last.end ? last : undefined
}

/** Those that begin from one offset (with) to another (without). */
export function startingWithin<T extends Stretch>(stretches: readonly T[], from: number, to: number): T[] {
  return stretches.slice(lastUpTo(stretches, from - 1) + 1, lastUpTo(stretches, to - 1) + 1)
}
