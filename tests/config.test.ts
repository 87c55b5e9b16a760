import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { describeSettings, readConfig, settings } from '../src/config.ts'

test('an empty environment gives the defaults', () => {
  expect(readConfig({})).toEqual({
    port: 4000,
    host: 'localhost',
    databaseUrl: 'file:data/verbatim.db',
    indexPath: 'data/verbatim.index',
    seedDir: '',
    reads: 'open',
    logLevel: 'info',
    corsOrigins: [],
    trustProxy: false,
    maxCost: 5000,
    maxDepth: 16,
    maxConcurrent: 64,
    requestTimeout: 5000,
  })
})

test('an empty variable counts as unset, and spaces around a value do not matter', () => {
  expect(readConfig({ PORT: '', HOST: ' 0.0.0.0 ' })).toMatchObject({ port: 4000, host: '0.0.0.0' })
})

test('lists are separated by commas', () => {
  const config = readConfig({ CORS_ORIGINS: 'https://a.example, http://localhost:3000', TRUST_PROXY: '10.0.0.0/8,::1' })
  expect(config).toMatchObject({
    corsOrigins: ['https://a.example', 'http://localhost:3000'],
    trustProxy: ['10.0.0.0/8', '::1'],
  })
})

test.each([
  ['PORT', '70000', 'PORT: expected a whole number from 0 to 65535, got "70000".'],
  ['PORT', '4e3', 'PORT: expected a whole number from 0 to 65535, got "4e3".'],
  ['PORT', '-1', 'PORT: expected a whole number from 0 to 65535, got "-1".'],
  ['HOST', 'a b', 'HOST: expected a host name or address, got "a b".'],
  ['LOG_LEVEL', 'loud', 'LOG_LEVEL: expected one of trace, debug, info, warn, error, fatal, silent, got "loud".'],
  [
    'CORS_ORIGINS',
    'https://a.example/path',
    'CORS_ORIGINS: expected origins such as https://example.org, separated by commas, or *, got "https://a.example/path".',
  ],
  [
    'TRUST_PROXY',
    'yes',
    'TRUST_PROXY: expected true, false, or addresses and CIDR ranges separated by commas, got "yes".',
  ],
  ['MAX_COST', '0', 'MAX_COST: expected a whole number from 1 to 1000000, got "0".'],
  ['REQUEST_TIMEOUT', '5s', 'REQUEST_TIMEOUT: expected a whole number from 1 to 600000, got "5s".'],
])('%s=%s is refused in one line that says what was expected', (name, value, message) => {
  expect(() => readConfig({ [name]: value })).toThrow(expect.objectContaining({ code: 'BAD_CONFIG', message }))
})

test('a bad value that may hold a password is not printed', () => {
  expect(() => readConfig({ DATABASE_URL: 'secret@host' })).toThrow(
    'DATABASE_URL: expected a URL such as file:data/verbatim.db, got another value.',
  )
})

test('the help names every setting with its default, plain where it goes to no terminal', () => {
  expect(describeSettings().split('\n')).toHaveLength(Object.keys(settings).length)
  expect(describeSettings()).toContain('  PORT             Port to listen on; 0 takes a free one. [4000]\n')
})

test('every setting stands in the README with its meaning and default', () => {
  const readme = readFileSync('README.md', 'utf8')
  for (const { name, meaning, default: value } of Object.values(settings))
    expect(readme).toContain(`| \`${name}\` | ${meaning} | ${value ? `\`${value}\`` : 'unset'} |`)
})
