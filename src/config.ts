import { styleText } from 'node:util'
import { z } from 'zod'
import { ExpectedError } from './errors.ts'

// Every setting, once: this table is what is parsed, what --help prints, and what the README's table is tested against.

interface Setting<T> {
  /** Environment variable. */
  name: string
  /** Value when the variable is unset or empty. */
  default: string
  /** One sentence for people. */
  meaning: string
  /** What a value looks like, to complete "expected …". */
  expected: string
  schema: z.ZodType<T, string>
  /** Its value may hold a password and is never printed. */
  secret?: true
}

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

const text = z.string().min(1)
const integer = (min: number, max: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(min).max(max))
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
)
const origins = list.pipe(z.array(z.string().refine(isOrigin)))
const proxies = z.union([
  z.enum(['true', 'false']).transform((value) => value === 'true'),
  list.pipe(
    z
      .array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6(), z.enum(['loopback', 'linklocal', 'uniquelocal'])]))
      .min(1),
  ),
])

const setting = <T>(definition: Setting<T>) => definition

export const settings = {
  port: setting({
    name: 'PORT',
    default: '4000',
    meaning: 'Port to listen on; 0 takes a free one.',
    expected: 'a whole number from 0 to 65535',
    schema: integer(0, 65_535),
  }),
  // Reads need no key, so only this machine is let in unless someone says otherwise.
  host: setting({
    name: 'HOST',
    default: 'localhost',
    meaning: 'Address to listen on; 0.0.0.0 lets other machines in, as a container needs.',
    expected: 'a host name or address',
    schema: text.regex(/^[\w.:-]+$/),
  }),
  databaseUrl: setting({
    name: 'DATABASE_URL',
    default: 'file:data/verbatim.db',
    meaning: 'SQLite file of the archive, relative to the working folder.',
    expected: 'a URL such as file:data/verbatim.db',
    schema: text.regex(/^[a-z]+:.+/i),
    secret: true,
  }),
  indexPath: setting({
    name: 'INDEX_PATH',
    default: 'data/verbatim.index',
    meaning: 'File that keeps the search index between starts; it can be deleted at any time.',
    expected: 'a path',
    schema: text,
  }),
  seedDir: setting({
    name: 'SEED_DIR',
    default: '',
    meaning: 'Folder of curated articles to load at start, or none; the one that comes with Verbatim if unset.',
    expected: 'a path, or none',
    schema: z.string(),
  }),
  reads: setting({
    name: 'READS',
    default: 'open',
    meaning: 'Who may read: open for everyone, closed for those with a key.',
    expected: 'open or closed',
    schema: z.enum(['open', 'closed']),
  }),
  logLevel: setting({
    name: 'LOG_LEVEL',
    default: 'info',
    meaning: `Least level to log: ${LEVELS.join(', ')}.`,
    expected: `one of ${LEVELS.join(', ')}`,
    schema: z.enum(LEVELS),
  }),
  corsOrigins: setting({
    name: 'CORS_ORIGINS',
    default: '',
    meaning: 'Origins whose pages may query from a browser, separated by commas; * for all, none if unset.',
    expected: 'origins such as https://example.org, separated by commas, or *',
    schema: origins,
  }),
  trustProxy: setting({
    name: 'TRUST_PROXY',
    default: 'false',
    meaning: 'Addresses of proxies whose X-Forwarded headers are believed: true, false, or a list with CIDR ranges.',
    expected: 'true, false, or addresses and CIDR ranges separated by commas',
    schema: proxies,
  }),
  maxCost: setting({
    name: 'MAX_COST',
    default: '5000',
    meaning: 'Highest cost of an operation, about the number of objects it may return.',
    expected: 'a whole number from 1 to 1000000',
    schema: integer(1, 1_000_000),
  }),
  maxDepth: setting({
    name: 'MAX_DEPTH',
    default: '16',
    meaning: 'Most levels of fields in an operation.',
    expected: 'a whole number from 1 to 100',
    schema: integer(1, 100),
  }),
  maxConcurrent: setting({
    name: 'MAX_CONCURRENT',
    default: '64',
    meaning: 'Operations that run at once; the next is answered 503 with Retry-After.',
    expected: 'a whole number from 1 to 10000',
    schema: integer(1, 10_000),
  }),
  requestTimeout: setting({
    name: 'REQUEST_TIMEOUT',
    default: '5000',
    meaning:
      'Longest time an operation may take, in milliseconds; a mutation begins nothing more then, and tells what it did.',
    expected: 'a whole number from 1 to 600000',
    schema: integer(1, 600_000),
  }),
}

type Settings = typeof settings
export type Config = { [Key in keyof Settings]: z.output<Settings[Key]['schema']> }

/**
 * Reads the configuration from the environment.
 * @throws ExpectedError BAD_CONFIG naming the first variable with a bad value
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const values = Object.entries(settings).map(([key, setting]) => [
    key,
    readSetting(setting, environment[setting.name]),
  ])
  return Object.fromEntries(values)
}

function readSetting(setting: Setting<unknown>, given: string | undefined): unknown {
  const value = given?.trim() || setting.default
  const read = setting.schema.safeParse(value)
  if (read.success) return read.data
  const came = setting.secret ? 'another value' : JSON.stringify(value)
  throw new ExpectedError('BAD_CONFIG', `${setting.name}: expected ${setting.expected}, got ${came}.`)
}

/** The settings for --help. */
export function describeSettings(): string {
  const width = Math.max(...Object.values(settings).map(({ name }) => name.length))
  return Object.values(settings)
    .map(
      ({ name, default: value, meaning }) =>
        `  ${styleText('bold', name.padEnd(width))}  ${meaning} ${styleText('dim', `[${value || 'unset'}]`)}`,
    )
    .join('\n')
}

function isOrigin(value: string): boolean {
  return value === '*' || (URL.canParse(value) && new URL(value).origin === value)
}
