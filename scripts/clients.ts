import { execFileSync } from 'node:child_process'

// Installs what only the tests of clients and conformance need, and runs them. `npm run test:clients`.

const run = (program: string, ...args: string[]) => execFileSync(program, args, { stdio: 'inherit' })
const quietly = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline']

for (const folder of ['examples', 'tests/conformance']) run('npm', 'ci', '--prefix', folder, ...quietly)
run('npx', 'vitest', 'run', '--config', 'tests/conformance/vitest.config.ts')
