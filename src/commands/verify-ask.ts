import { execute, parse } from 'graphql'
import { readConfig } from '../config.ts'
import { ExpectedError } from '../errors.ts'
import { createContext } from '../graphql/context.ts'
import { createSchema } from '../graphql/schema.ts'
import { refreshIndex } from '../ingest.ts'
import { createMiniSearchIndex } from '../search/minisearch.ts'
import { readSdl } from '../serve.ts'
import { openStore } from '../store/open.ts'
import type { Finding, Speaker } from './verify-text.ts'

// Asks the archive as over GraphQL, without a service.

const SPEAKER = parse(`query ($name: String!) {
  resolveName(name: $name, types: [PERSON, ORGANIZATION], first: 1) { entity { id name } }
}`)

const VERIFY = parse(`query ($text: String!, $speaker: ID, $min: Float!, $first: Int!) {
  verifyQuote(text: $text, speaker: $speaker, minSimilarity: $min, first: $first) {
    text verdict occurrences isCommon
    matches {
      verdict similarity isDenied isBySpeaker
      article { title publishedAt status url source { name } }
      quote { text speaker { ... on Searchable { displayTitle } } attribution { source { exact } } }
      span { field start end exact }
      diff { op text }
    }
  }
}`)

export interface Question {
  text: string
  speaker: string | undefined
  min: number
  first: number
}

export async function askArchive(env: NodeJS.ProcessEnv, { text, speaker, min, first }: Question): Promise<Finding> {
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
    const asked = speaker ? await findSpeaker(speaker, (variables) => run(SPEAKER, variables)) : null
    const data = await run(VERIFY, { text, min, first, ...(asked ? { speaker: asked.id } : {}) })
    return { ...(data['verifyQuote'] as Finding), ...(asked ? { speaker: asked } : {}) }
  } finally {
    await Promise.all([index.close(), store.close()])
  }
}

async function findSpeaker(
  speaker: string,
  run: (variables: object) => Promise<Record<string, unknown>>,
): Promise<Speaker> {
  if (/^(per|org)_[\w-]{16}$/.test(speaker)) return { id: speaker, name: speaker }
  const { resolveName } = (await run({ name: speaker })) as { resolveName: { entity: Speaker }[] }
  const [best] = resolveName
  if (!best) throw new ExpectedError('BAD_USER_INPUT', `--speaker: expected a name on record, got "${speaker}".`)
  return best.entity
}
