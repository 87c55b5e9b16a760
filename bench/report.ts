import { styleText } from 'node:util'
import type { Indexing } from './indexing.ts'
import type { Sample } from './load.ts'

// Tables for people: aligned, in colour on a terminal, plain elsewhere.

export type Row = Record<string, string>

/** A table whose first column is text and whose others are numbers. */
export function table(rows: readonly Row[]): string {
  const columns = Object.keys(rows[0] ?? {})
  const widths = columns.map((column) => Math.max(column.length, ...rows.map((row) => row[column]!.length)))
  const line = (cells: string[]) =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ')
  const body = rows.map((row) => line(columns.map((column) => row[column]!)))
  return [styleText('dim', line(columns)), ...body].map((text) => `  ${text}`).join('\n')
}

const sorted = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)
export const quantile = (numbers: readonly number[], share: number) =>
  sorted(numbers)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))]!
export const median = (numbers: readonly number[]) => quantile(numbers, 0.5)

export const cpuOf = (samples: readonly Sample[]) => median(samples.map((sample) => sample.cpu))

/** What the rounds of one contender come to. */
export function rowOf(name: string, samples: readonly Sample[], baseline: readonly Sample[] | undefined): Row {
  const latencies = samples.flatMap((sample) => sample.latencies)
  const cpu = cpuOf(samples)
  return {
    contender: name,
    'requests/s': median(samples.map(({ requests, seconds }) => requests / seconds)).toFixed(0),
    'p50 ms': quantile(latencies, 0.5).toFixed(1),
    'p99 ms': quantile(latencies, 0.99).toFixed(1),
    'CPU ms': cpu.toFixed(2),
    'CPU, baseline 1': baseline ? (cpu / cpuOf(baseline)).toFixed(2) : '',
    SQL: median(samples.map((sample) => sample.statements)).toFixed(0),
    bytes: samples[0]!.bytes.toLocaleString('en'),
  }
}

/** What one start of the whole service came to. */
export const indexRow = ({ outcome, seconds, stall, rss, searches }: Indexing): Row => ({
  index: outcome === 'rebuilt' ? 'built' : 'loaded',
  seconds: seconds.toFixed(1),
  'longest stall ms': stall.clock.toFixed(0),
  'of it CPU': stall.cpu.toFixed(0),
  'memory MB': (rss.end / 1e6).toFixed(0),
  'at most': (rss.most / 1e6).toFixed(0),
  'search p50 ms': median(searches).toFixed(1),
  'p99 ms': quantile(searches, 0.99).toFixed(1),
})

/** Whether a target is met, in a line. */
export const verdict = (met: boolean, sentence: string) =>
  `  ${met ? styleText('green', 'met   ') : styleText('red', 'missed')}  ${sentence}`
