import { defineConfig } from 'vitest/config'

// What needs packages of its own to be judged: `npm run test:clients` installs them first.
export default defineConfig({
  // One copy of graphql, as in vitest.config.ts.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['examples/*.test.ts', 'tests/conformance/*.spec.{ts,mjs}'],
    // Most of the work is done by the processes they start: both cores have some, from the longest file on.
    maxWorkers: 2,
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
})
