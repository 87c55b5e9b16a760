import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

test('Apollo’s own integration suite passes before our door', async () => {
  const jest = join(import.meta.dirname, 'node_modules/.bin/jest')
  const config = join(import.meta.dirname, 'apollo/jest.config.json')
  const { stdout } = await promisify(execFile)(jest, ['--config', config, '--json']).catch((failed) => failed)
  const { testResults, numPassedTests, numPendingTests } = JSON.parse(stdout)
  expect(testResults.map(({ message }: { message: string }) => message).join('')).toBe('')
  // Those for @defer and @stream, which graphql-js has from version 17 on.
  expect([numPassedTests, numPendingTests]).toEqual([246, 24])
})
