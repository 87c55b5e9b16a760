import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Vite would take graphql's ES modules for our files while Apollo takes CommonJS: two copies, and graphql-js refuses the other's types.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['tests/**/*.test.ts'],
    // No test leaves anything behind, so modules are loaded once for all: half the time.
    isolate: false,
    // What is printed is plain, whatever the terminal is.
    env: { FORCE_COLOR: '0' },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
