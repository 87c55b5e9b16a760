import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { CriticalityLevel, diff } from '@graphql-inspector/core'
import { ESLint } from 'eslint'
import { buildSchema } from 'graphql'
import { expect, test } from 'vitest'

// What clients rely on stays: a change that breaks them raises the version, the minor while it is 0.x.

const git = (...args) => {
  try {
    return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return undefined
  }
}

/** The commit to compare with: where this branch left main, on main itself the commit before; none in a shallow clone. */
function lastCommit() {
  const head = git('rev-parse', 'HEAD')
  const left = ['origin/main', 'main']
    .map((main) => git('merge-base', 'HEAD', main))
    .find((commit) => commit && commit !== head)
  return left ?? git('rev-parse', '--verify', '--quiet', 'HEAD~1')
}

const base = lastCommit()
const before = base && git('show', `${base}:schema.graphql`)
const name = before ? `since ${base.slice(0, 7)}` : '(skipped: no earlier schema in this clone)'

test.skipIf(!before)(`the schema breaks no client ${name}`, async () => {
  const now = buildSchema(readFileSync('schema.graphql', 'utf8'))
  const changes = await diff(buildSchema(before), now)
  const breaking = changes.filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
  const versionOf = (text) => JSON.parse(text).version.split('.').slice(0, 2).join('.')
  const isRaised = versionOf(git('show', `${base}:package.json`)) !== versionOf(readFileSync('package.json', 'utf8'))
  expect(isRaised ? [] : breaking.map(({ message }) => message)).toEqual([])
})

test('the schema and the documents of the client keep the rules of graphql-eslint', async () => {
  const eslint = new ESLint({ overrideConfigFile: 'tests/conformance/eslint.config.mjs' })
  const results = await eslint.lintFiles(['schema.graphql', 'src/sdk/operations/*.graphql'])
  const format = await eslint.loadFormatter('stylish')
  expect(await format.format(results)).toBe('')
})
