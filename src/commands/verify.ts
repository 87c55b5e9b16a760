import { parseArgs, styleText } from 'node:util'
import { ExpectedError } from '../errors.ts'
import type { Command } from './archive.ts'
import { describeFinding, isProven } from './verify-text.ts'

const USAGE = 'verify "<words>" [--speaker "<name or id>"] [--min 0.7] [--first 5] [--json]'

export const verify: Command = {
  meaning: 'Say where some words stand in the archive, how they were altered, and who said them.',
  usage: [USAGE],
  options: {
    '--speaker': 'Who is said to have said them, by a name or an id on record.',
    '--min': 'Least likeness of a place that is told, from 0 to 1.',
    '--first': 'Most places that are told.',
    '--json': 'Prints JSON instead of text.',
  },
  run: (args, _open, print) => runVerify(args, print),
}

/**
 * `verbatim verify "…"`: what the archive says about some words.
 * Returns 0 if they were found as they are or shortened, and as said by who was asked for; 1 if not, or if they are denied
 * there or the article is retracted; 2 if they could not be looked for.
 */
export async function runVerify(args: string[], print: (text: string) => void, env = process.env): Promise<number> {
  try {
    const { json, ...question } = readArguments(args)
    // What is asked is loaded only here, with GraphQL: the other commands do without.
    const { askArchive } = await import('./verify-ask.ts')
    const finding = await askArchive(env, question)
    print(json ? JSON.stringify(finding, null, 2) : describeFinding(finding))
    return isProven(finding) ? 0 : 1
  } catch (error) {
    const { code, message } = readError(error)
    if (code === undefined) throw error
    process.stderr.write(`${styleText('red', 'verbatim:', { stream: process.stderr })} ${message}\n`)
    return 2
  }
}

function readArguments(args: string[]) {
  const { positionals, values } = parseFlags(args)
  const [text, ...rest] = positionals
  if (text === undefined || rest.length > 0) throw new ExpectedError('BAD_CONFIG', `expected ${USAGE}.`)
  const { speaker, min = '0.7', first = '5', json = false } = values
  return { text, speaker, min: readNumber('--min', min), first: readNumber('--first', first), json }
}

function readNumber(flag: string, text: string): number {
  const number = Number(text.trim() || Number.NaN)
  if (!Number.isFinite(number)) throw new ExpectedError('BAD_CONFIG', `${flag}: expected a number, got "${text}".`)
  return number
}

function parseFlags(args: string[]) {
  const text = { type: 'string' } as const
  try {
    const options = { speaker: text, min: text, first: text, json: { type: 'boolean' } } as const
    return parseArgs({ args, allowPositionals: true, options })
  } catch (error) {
    throw new ExpectedError('BAD_CONFIG', `expected ${USAGE}: ${(error as Error).message.split('. ')[0]}.`)
  }
}

function readError(error: unknown): { code?: string; message: string } {
  const { extensions, message } = error as { extensions?: { code?: string }; message: string }
  const code = extensions?.code
  return code === undefined ? { message } : { code, message }
}
