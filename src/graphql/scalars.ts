import { GraphQLError, type GraphQLScalarTypeConfig, Kind, print, type ValueNode } from 'graphql'
import { parsePartialDate } from '../text/partial-date.ts'

// Resolvers of the scalars in schema.graphql. Names, descriptions and @specifiedBy stay those of the file:
// a ready-made GraphQLScalarType would replace them.

type Scalar = Required<Pick<GraphQLScalarTypeConfig<string, string>, 'serialize' | 'parseValue' | 'parseLiteral'>>

// Longer than any value of these kinds; parsers of dates get slow on long text.
const LONGEST = 2048

/** A scalar that is text in JSON. `read` gives the text as we keep it, or null if it is none of this kind. */
function textScalar(
  expected: string,
  read: (text: string) => string | null,
  write = (value: unknown) => String(value),
): Scalar {
  const parse = (value: unknown, shown: string, node?: ValueNode) => {
    const text = typeof value === 'string' && value.length <= LONGEST ? read(value) : null
    if (text === null) throw new GraphQLError(`Expected ${expected}, got ${shorten(shown)}.`, { nodes: node ?? null })
    return text
  }
  return {
    serialize: write,
    parseValue: (value) => parse(value, JSON.stringify(value) ?? String(value)),
    parseLiteral: (node: ValueNode) => parse(node.kind === Kind.STRING ? node.value : undefined, print(node), node),
  }
}

const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

const INSTANT = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/i

function readInstant(text: string): string | null {
  const [, day] = INSTANT.exec(text) ?? []
  const time = Date.parse(text)
  return day && readDay(day) && !Number.isNaN(time) ? new Date(time).toISOString() : null
}

/** As the database keeps it, or anything that `Date` reads. */
function writeInstant(value: unknown): string {
  const isStored = typeof value === 'string' && value.length === 29 && value.endsWith('+00:00')
  return isStored ? `${value.slice(0, 23)}Z` : new Date(value as string | Date).toISOString()
}

function readDay(text: string): string | null {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  // 30 February would be read as 2 March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? text : null
}

function readPartialDate(text: string): string | null {
  try {
    return parsePartialDate(text).edtf
  } catch {
    return null
  }
}

function readLanguage(text: string): string | null {
  try {
    return Intl.getCanonicalLocales(text)[0] ?? null
  } catch {
    return null
  }
}

export const scalars = {
  DateTime: textScalar('an instant with offset such as 2025-03-01T12:00:00Z', readInstant, writeInstant),
  Date: textScalar('a calendar day such as 2025-03-01', readDay),
  EDTF: textScalar('a date in EDTF level 1 such as 2023-10-18, 2023-10, 196X, 1963~ or 1939/1945', readPartialDate),
  URL: textScalar('an absolute URL such as https://example.org/', (text) => (URL.canParse(text) ? text : null)),
  LanguageTag: textScalar('a BCP 47 language tag such as en or zh-Hant', readLanguage),
}
