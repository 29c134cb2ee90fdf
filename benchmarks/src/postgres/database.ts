import { Client } from 'pg'
import { loadSubject } from './subject.ts'

/** The server that all contenders use, each in a database of its own. */
function serverUrl(): string {
  const url = process.env['BENCH_POSTGRES']
  if (url === undefined) throw new Error('BENCH_POSTGRES is the address of the server to measure on.')
  return url
}

/** Runs statements in a session of their own. */
export async function onDatabase<Value>(
  url: string,
  run: (client: Client) => Promise<Value>,
): Promise<Value> {
  const client = new Client({ connectionString: url, application_name: 'measurement' })
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}

/** A new, empty database. */
export async function createDatabase(name: string): Promise<string> {
  await onDatabase(serverUrl(), async (client) => {
    await client.query(`drop database if exists ${name} with (force)`)
    await client.query(`create database ${name}`)
  })
  return addressOf(name)
}

function addressOf(database: string): string {
  const url = new URL(serverUrl())
  url.pathname = `/${database}`
  return url.href
}

/** A database with the tables of a contender. It goes with the server, or when one of its name is made. */
export async function makeTables(subjectName: string, purpose: string): Promise<string> {
  const url = await createDatabase(`bench_${purpose}_${subjectName}`.replaceAll('-', '_'))
  const subject = await loadSubject(subjectName)
  await subject.tables(url)
  return url
}

export interface ServerCounts {
  /** Statements that clients sent, of whatever kind. */
  readonly statements: number
  readonly commits: number
}

/** What the server has done so far in one database. */
export function countsOf(url: string): Promise<ServerCounts> {
  const database = new URL(url).pathname.slice(1)
  return onDatabase(serverUrl(), async (client) => {
    const { rows } = await client.query<{ statements: string; commits: string }>(
      `select xact_commit as commits, (
         select coalesce(sum(calls), 0) from pg_stat_statements where dbid = datid and toplevel
       ) as statements from pg_stat_database where datname = $1`,
      [database],
    )
    const [row] = rows
    if (row === undefined) throw new Error(`There is no database "${database}".`)
    return { statements: Number(row.statements), commits: Number(row.commits) }
  })
}
