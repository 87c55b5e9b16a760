import type { Documents } from './documents.ts'
import type { HitKey, PageOfHits, SearchOrder } from './port.ts'

// A cursor travels as JSON, which has no infinity.
const UNDATED: Record<'NEWEST' | 'OLDEST', number> = {
  NEWEST: Number.MIN_SAFE_INTEGER,
  OLDEST: Number.MAX_SAFE_INTEGER,
}

export interface Page {
  slots: number[]
  hasNext: boolean
  hasPrevious: boolean
}

/** What hits are sorted by; those without a date stand last in both orders of time. */
export function keysOf(order: SearchOrder, scores: Float64Array, { times }: Documents): (slot: number) => number {
  if (order === 'RELEVANCE') return (slot) => scores[slot]!
  return (slot) => (Number.isNaN(times[slot]!) ? UNDATED[order] : times[slot]!)
}

/** Cuts a page out of hits in any order, in one pass over them and a sort of the page. */
export function cutPage(
  slots: readonly number[],
  order: SearchOrder,
  keyOf: (slot: number) => number,
  { ids }: Documents,
  page: PageOfHits,
): Page {
  const sign = order === 'OLDEST' ? 1 : -1
  const compareKeys = (a: HitKey, b: HitKey) => sign * (a.key - b.key) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  const placeOf = (slot: number): HitKey => ({ key: keyOf(slot), id: ids[slot]! })
  const compare = (a: number, b: number) => sign * (keyOf(a) - keyOf(b)) || (ids[a]! < ids[b]! ? -1 : 1)
  const { after, before, take } = page
  const rest = slots.filter(
    (slot) => (!after || compareKeys(placeOf(slot), after) > 0) && (!before || compareKeys(placeOf(slot), before) < 0),
  )
  const forward = 'first' in take
  const cut = forward
    ? smallest(rest, take.first, compare)
    : smallest(rest, take.last, (a, b) => compare(b, a)).reverse()
  const isCut = cut.length < rest.length
  const reachesBack = after !== undefined && slots.some((slot) => compareKeys(placeOf(slot), after) <= 0)
  const reachesOn = before !== undefined && slots.some((slot) => compareKeys(placeOf(slot), before) >= 0)
  return { slots: cut, hasNext: reachesOn || (forward && isCut), hasPrevious: reachesBack || (!forward && isCut) }
}

/** The first so many in order, by a heap whose root is the worst of those kept. */
export function smallest(items: readonly number[], most: number, compare: (a: number, b: number) => number): number[] {
  const heap: number[] = []
  for (const item of items) {
    if (heap.length < most) rise(heap, heap.push(item) - 1, compare)
    else if (most > 0 && compare(item, heap[0]!) < 0) {
      heap[0] = item
      sink(heap, compare)
    }
  }
  return heap.sort(compare)
}

function rise(heap: number[], from: number, compare: (a: number, b: number) => number): void {
  for (let at = from; at > 0; ) {
    const parent = (at - 1) >> 1
    if (compare(heap[at]!, heap[parent]!) <= 0) return
    swap(heap, at, parent)
    at = parent
  }
}

function sink(heap: number[], compare: (a: number, b: number) => number): void {
  for (let at = 0; ; ) {
    let worst = at
    for (const child of [2 * at + 1, 2 * at + 2])
      if (child < heap.length && compare(heap[child]!, heap[worst]!) > 0) worst = child
    if (worst === at) return
    swap(heap, at, worst)
    at = worst
  }
}

function swap(heap: number[], a: number, b: number): void {
  const kept = heap[a]!
  heap[a] = heap[b]!
  heap[b] = kept
}
