import type { QueryResolvers, TimelineInterval } from '../generated/resolvers.ts'
import { countDays, type TimelineRow, timelineList } from '../store/read/timeline.ts'
import { batch } from './batch.ts'
import type { Context } from './context.ts'
import { loadNodes } from './load.ts'
import { type Connection, connectionResolvers, type Edge, edgeResolvers, pageOf } from './page.ts'

export type Timeline = Connection<TimelineRow>
export type DatedItem = Edge<TimelineRow>

export const timelineQueries: QueryResolvers = {
  timeline: (_root, args, context) => pageOf(timelineList(args.where, args.direction), args, context),
}

export const TimelineConnectionFields = {
  ...connectionResolvers,
  nodes: batch(async (timelines: readonly Timeline[], _args: object, context: Context) => {
    const nodes = await loadNodes(idsOf(timelines), context)
    let next = 0
    return timelines.map(({ page }) => page.items.map(() => nodes[next++]))
  }),
  buckets: batch(
    async (timelines: readonly Timeline[], { interval }: { interval: TimelineInterval }, { db }: Context) =>
      Promise.all(timelines.map(async ({ list }) => inBuckets(await countDays(db, list), interval))),
  ),
}

const idsOf = (timelines: readonly Timeline[]) => timelines.flatMap(({ page }) => page.items.map(({ row }) => row.id))

export const TimelineEdgeFields = {
  ...edgeResolvers,
  node: batch((edges: readonly DatedItem[], _args: object, context: Context) =>
    loadNodes(
      edges.map(({ row }) => row.id),
      context,
    ),
  ),
  date: ({ row: { edtf, earliest, latest } }: DatedItem) => ({ edtf, earliest, latest }),
}

/** Adds the days of a timeline up to stretches of time, empty ones left out. */
function inBuckets(days: { day: string; count: number }[], interval: TimelineInterval) {
  const buckets = new Map<string, { start: string; end: string; count: number }>()
  for (const { day, count } of days) {
    const { start, end } = stretchOf(day, interval)
    const bucket = buckets.get(start) ?? { start, end, count: 0 }
    bucket.count += count
    buckets.set(start, bucket)
  }
  return [...buckets.values()]
}

// Months a stretch lasts and is counted from; days and weeks are their own thing.
const MONTHS = { MONTH: 1, QUARTER: 3, YEAR: 12, DECADE: 120 }

function stretchOf(day: string, interval: TimelineInterval): { start: string; end: string } {
  const date = new Date(`${day}T00:00:00Z`)
  if (interval === 'DAY') return { start: day, end: day }
  if (interval === 'WEEK') {
    const sinceMonday = (date.getUTCDay() + 6) % 7
    return { start: shift(date, -sinceMonday), end: shift(date, 6 - sinceMonday) }
  }
  const length = MONTHS[interval]
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth()
  const first = month - (month % length)
  return { start: monthStart(first), end: shift(new Date(`${monthStart(first + length)}T00:00:00Z`), -1) }
}

const shift = (date: Date, days: number) => new Date(date.getTime() + days * 86_400_000).toISOString().slice(0, 10)

const monthStart = (month: number) =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`
