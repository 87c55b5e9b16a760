import type { TextFile } from '../parse/curated.ts'
import type { Defaults } from '../parse/parsed.ts'

/** One thing to take in: a file, a line of a file with an article a line, or a folder of the curated format. */
export type Input =
  | { kind: 'FILE'; where: string; bytes: Uint8Array }
  | { kind: 'LINE'; where: string; line: string }
  | { kind: 'FOLDER'; where: string; files: TextFile[] }
  | { kind: 'UNREADABLE'; where: string; reason: string }

/** How inputs are read. */
export interface Reading {
  /** What holds for articles that do not say otherwise. */
  defaults: Defaults
  /** What becomes of articles without findings, and of those that bring their own. */
  extract: 'MISSING' | 'BESIDE' | 'NEVER'
}
