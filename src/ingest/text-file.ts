import { readFile } from 'node:fs/promises'
import { ExpectedError } from '../errors.ts'
import type { TextFile } from '../parse/curated.ts'

/** Text of a file. A byte that is not UTF-8 is an error: replaced, it would not be what was printed. */
export async function readText(path: string): Promise<TextFile> {
  const bytes = await readFile(path)
  try {
    return { path, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch {
    throw new ExpectedError('BAD_RECORD', `${path}: expected UTF-8, got bytes that are not.`)
  }
}
