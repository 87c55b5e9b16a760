import type { Stretch } from '../src/extract/prose.ts'

// How far found stretches of a text are the annotated ones: by their letters and digits, paired one to one.

const LETTER = /[\p{L}\p{N}]/u

export function lettersOf(text: string, stretches: readonly Stretch[]): Set<number> {
  const letters = new Set<number>()
  for (const { start, end } of stretches) for (let i = start; i < end; i++) if (LETTER.test(text[i]!)) letters.add(i)
  return letters
}

export function countShared(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let shared = 0
  for (const letter of a) if (b.has(letter)) shared++
  return shared
}

/** Pairs the likeliest first; each is in one pair at most. Overlap is shared letters by all letters. */
export function pairUp(
  gold: readonly ReadonlySet<number>[],
  found: readonly ReadonlySet<number>[],
  threshold: number,
): [gold: number, found: number][] {
  const candidates: { g: number; f: number; overlap: number }[] = []
  for (const [g, a] of gold.entries())
    for (const [f, b] of found.entries()) {
      const shared = countShared(a, b)
      const overlap = shared / (a.size + b.size - shared)
      if (shared > 0 && overlap >= threshold) candidates.push({ g, f, overlap })
    }
  candidates.sort((a, b) => b.overlap - a.overlap)
  const pairs: [number, number][] = []
  for (const { g, f } of candidates) if (!pairs.some(([a, b]) => a === g || b === f)) pairs.push([g, f])
  return pairs
}
