// PostGraphile as it comes, with the names of its version 4, on a database of bench/postgres.ts:
//   server.mjs <socket folder> <database> <pid of PostgreSQL>
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import pg from 'pg'
import { postgraphile } from 'postgraphile'
import { makePgService } from 'postgraphile/adaptors/pg'
import { grafserv } from 'postgraphile/grafserv/node'
import { makeV4Preset } from 'postgraphile/presets/v4'
import { answerUsage } from '../server.ts'

const [host, database, postmaster] = process.argv.slice(2)

let statements = 0
class Client extends pg.Client {
  query(...args) {
    statements++
    return super.query(...args)
  }
}

const pool = new pg.Pool({ Client, host, database, user: 'bench', max: 10 })
const server = createServer()
const instance = postgraphile({
  extends: [makeV4Preset({ simpleCollections: 'omit', disableDefaultMutations: true })],
  pgServices: [makePgService({ pool, schemas: ['public'] })],
  grafserv: { graphiql: false, watch: false },
  grafast: { explain: false },
})
await instance.createServ(grafserv).addTo(server)
await new Promise((resolve) => server.listen(0, resolve))

const TICK_MS = 10

/** CPU of PostgreSQL and its processes, which serve no one else. */
function postgresCpu() {
  let ticks = 0
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const fields = statOf(pid)
    // After the name: state, parent, …, user and system time.
    if (fields && (pid === postmaster || fields[1] === postmaster)) ticks += Number(fields[11]) + Number(fields[12])
  }
  return ticks * TICK_MS
}

function statOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    // It has ended.
    return null
  }
}

answerUsage(`http://localhost:${server.address().port}/graphql`, () => statements, postgresCpu)
