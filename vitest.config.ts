import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Vite would take graphql's ES modules for our files while Apollo takes CommonJS: two copies, and graphql-js refuses the other's types.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
