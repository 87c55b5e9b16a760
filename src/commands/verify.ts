import { parseArgs } from 'node:util'
import { execute, parse } from 'graphql'
import pc from 'picocolors'
import { readConfig } from '../config.ts'
import { ExpectedError } from '../errors.ts'
import { createContext } from '../graphql/context.ts'
import { createSchema } from '../graphql/schema.ts'
import { refreshIndex } from '../ingest.ts'
import { createMiniSearchIndex } from '../search/minisearch.ts'
import { readSdl } from '../serve.ts'
import { openStore } from '../store/open.ts'
import { describeFinding, type Finding } from './verify-text.ts'

const USAGE = 'expected verify "<words>" [--speaker "<name or id>"] [--min 0.7] [--first 5] [--json]'

const SPEAKER = parse(`query ($name: String!) {
  resolveName(name: $name, types: [PERSON, ORGANIZATION], first: 1) { entity { id } }
}`)

const VERIFY = parse(`query ($text: String!, $speaker: ID, $min: Float!, $first: Int!) {
  verifyQuote(text: $text, speaker: $speaker, minSimilarity: $min, first: $first) {
    text verdict occurrences isCommon
    matches {
      verdict similarity
      article { title publishedAt url source { name } }
      quote { speaker { ... on Searchable { displayTitle } } }
      span { field start end exact }
      diff { op text }
    }
  }
}`)

/**
 * `verbatim verify "…"`: what the archive says about some words.
 * Returns 0 if they were found as they are or shortened, 1 if not, 2 if they could not be looked for.
 */
export async function runVerify(args: string[], print: (text: string) => void, env = process.env): Promise<number> {
  try {
    const { text, speaker, min, first, json } = readArguments(args)
    const finding = await ask(env, text, speaker, min, first)
    print(json ? JSON.stringify(finding, null, 2) : describeFinding(finding))
    return ['EXACT', 'NORMALIZED', 'PARTIAL'].includes(finding.verdict) ? 0 : 1
  } catch (error) {
    const { code, message } = readError(error)
    if (code === undefined) throw error
    process.stderr.write(`${pc.red('verbatim:')} ${message}\n`)
    return 2
  }
}

function readArguments(args: string[]) {
  const { positionals, values } = parseFlags(args)
  const [text, ...rest] = positionals
  if (text === undefined || rest.length > 0) throw new ExpectedError('BAD_CONFIG', `${USAGE}.`)
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
    throw new ExpectedError('BAD_CONFIG', `${USAGE}: ${(error as Error).message.split('. ')[0]}.`)
  }
}

async function ask(env: NodeJS.ProcessEnv, text: string, speaker: string | undefined, min: number, first: number) {
  const config = readConfig(env)
  const store = await openStore({ url: config.databaseUrl })
  const index = await createMiniSearchIndex({ path: config.indexPath })
  try {
    await refreshIndex(store, index)
    const schema = createSchema(readSdl())
    const service = {
      version: '',
      schemaHash: '',
      maxPageSize: 100,
      maxDepth: config.maxDepth,
      maxCost: config.maxCost,
    }
    const contextValue = createContext({ db: store.reader, index, service, caller: null, write: store.write })
    const run = async (document: typeof VERIFY, variableValues: object) => {
      const { data, errors } = await execute({ schema, document, variableValues: { ...variableValues }, contextValue })
      if (errors) throw errors[0]!
      return data!
    }
    const id = speaker && (await speakerId(speaker, (variables) => run(SPEAKER, variables)))
    const data = await run(VERIFY, { text, min, first, ...(id ? { speaker: id } : {}) })
    return data['verifyQuote'] as Finding
  } finally {
    await Promise.all([index.close(), store.close()])
  }
}

async function speakerId(
  speaker: string,
  run: (variables: object) => Promise<Record<string, unknown>>,
): Promise<string> {
  if (/^(per|org)_[\w-]{16}$/.test(speaker)) return speaker
  const { resolveName } = (await run({ name: speaker })) as { resolveName: { entity: { id: string } }[] }
  const [best] = resolveName
  if (!best) throw new ExpectedError('BAD_USER_INPUT', `--speaker: expected a name on record, got "${speaker}".`)
  return best.entity.id
}

function readError(error: unknown): { code?: string; message: string } {
  const { extensions, message } = error as { extensions?: { code?: string }; message: string }
  const code = extensions?.code
  return code === undefined ? { message } : { code, message }
}
