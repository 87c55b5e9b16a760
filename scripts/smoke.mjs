// Starts the built service as a user would, in an empty folder, and uses it over HTTP. `node scripts/smoke.mjs`.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = await mkdtemp(join(tmpdir(), 'verbatim-smoke-'))
const env = {
  ...process.env,
  PORT: '0',
  HOST: '127.0.0.1',
  DATABASE_URL: `file:${join(folder, 'archive.db')}`,
  INDEX_PATH: join(folder, 'archive.index'),
}

/** Starts the service and waits until it says that it is ready. */
function start() {
  const started = performance.now()
  const child = spawn(process.execPath, ['dist/main.js'], { env, stdio: ['ignore', 'pipe', 'ignore'] })
  let output = ''
  return new Promise((resolve, reject) => {
    child.on('exit', (code) => reject(new Error(`the service ended with ${code} before it was ready:\n${output}`)))
    child.stdout.on('data', (chunk) => {
      output += chunk
      const url = /http:\/\/[\d.a-z]+:\d+/.exec(output)?.[0]
      if (url) resolve({ child, url, output, seconds: (performance.now() - started) / 1000 })
    })
  })
}

async function stop(child) {
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  const [code] = await exited
  expect('SIGTERM ends it with 0', code, 0)
}

function expect(what, actual, expected) {
  const [got, wanted] = [JSON.stringify(actual), JSON.stringify(expected)]
  if (got !== wanted) throw new Error(`${what}: expected ${wanted}, got ${got}`)
  console.log(`ok  ${what}`)
}

async function ask(url, query) {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
  return (await response.json()).data
}

try {
  const first = await start()
  console.log(first.output)
  expect('it is ready', (await fetch(`${first.url}/health/ready`)).status, 200)
  const query = '{ search(query: "Lavov") { nodes { displayTitle } } service { counts { type count } } }'
  const before = await ask(first.url, query)
  const titles = before.search.nodes.map((node) => node.displayTitle)
  expect('a misspelt name is found', titles.includes('Sergey Lavrov'), true)
  expect('the schema is served', (await fetch(`${first.url}/schema.graphql`)).status, 200)
  expect('the playground is served', (await (await fetch(`${first.url}/`)).text()).includes('<script'), true)
  await stop(first.child)
  const second = await start()
  const after = await ask(second.url, query)
  expect('a second start seeds nothing twice', after.service.counts, before.service.counts)
  await stop(second.child)
  console.log(`first start ${first.seconds.toFixed(2)} s, second ${second.seconds.toFixed(2)} s`)
} finally {
  await rm(folder, { recursive: true })
}
