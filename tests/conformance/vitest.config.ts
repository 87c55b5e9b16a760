import { defineConfig } from 'vitest/config'

// What needs packages of its own to be judged: `npm run test:clients` installs them first.
export default defineConfig({
  test: { include: ['examples/*.test.ts', 'tests/conformance/*.spec.ts'], testTimeout: 300_000, hookTimeout: 120_000 },
})
