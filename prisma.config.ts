import { defineConfig } from 'prisma/config'

// Every Prisma command first looks for a native schema engine and downloads it if it is missing.
// `generate`, `validate` and `format` never run it, so any executable will do where there is no network.
process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= process.execPath

export default defineConfig({ schema: 'prisma/schema.prisma', migrations: { path: 'prisma/migrations' } })
