import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { postgres } from '@repurpose/adapter-postgres'
import type { Backend, Claim } from '@repurpose/core'
import { onDatabase } from './postgres/database.ts'
import { makeHistory } from './postgres/measurements/history.ts'
import { type Explained, explainingPool } from './postgres/plans/explained.ts'
import { questions, success, workOf } from './postgres/plans/operations.ts'
import { startServer } from './postgres/server.ts'
import { pause } from './postgres/subject.ts'
import { machine, writeResults } from './readme.ts'

/**
 * `node src/postgres-plans.ts`: fills the tables of the Postgres backend with a million ended jobs and 100,000 that
 * wait, asks the backend for everything it can do, and prints what the server did for each: time, pages looked at,
 * indexes, and tables that were read whole. `--finished`, `--waiting` for other sizes.
 */
const { values } = parseArgs({
  options: {
    finished: { type: 'string', default: '1000000' },
    waiting: { type: 'string', default: '100000' },
    pieces: { type: 'string', default: '200000' },
    children: { type: 'string', default: '1600' },
    /** Prints the statements of operations whose name has this in it. */
    show: { type: 'string' },
    /** Writes the table into README.md. */
    write: { type: 'boolean', default: false },
  },
})

/** Sessions keep a plan for good after five runs: the sixth shows it. */
const runs = 7

const finishing = `
  insert into repurpose.contents (job_id, ordinal, root_id, source, type, variant, language, labels, created_at, record)
  select j.id, 0, j.root_id, 'source-' || j.number % 20000, (array['summary', 'quiz', 'story'])[1 + j.number % 3], 'short',
    'en', j.labels, j.ended_at, '{"type":"summary"}'
  from repurpose.jobs j where j.state = 'succeeded' order by j.number limit ${values.pieces};
  insert into repurpose.tally (state, change) select 'succeeded', count(*) from repurpose.jobs where state = 'succeeded';
  with family as (
    select number, id, first_value(id) over (order by number) as root from (
      select number, id from repurpose.jobs where state = 'succeeded' order by number desc limit 1 + ${values.children}
    ) newest
  )
  update repurpose.jobs j set root_id = f.root, parent_id = nullif(f.root, f.id), parent_key = 'child/' || f.number
  from family f where f.number = j.number;
  vacuum analyze`

interface Line {
  readonly what: string
  readonly statements: readonly Explained[]
}

async function askAll(url: string): Promise<readonly Line[]> {
  const { pool, take } = explainingPool(url)
  const backend = postgres({ pool })
  await backend.open()
  const known = await onDatabase(url, async (client) => {
    const { rows } = await client.query<{ ended: string; root: string; waiting: string[]; last: string }>(
      `select (select id from repurpose.jobs where state = 'succeeded' order by number limit 1) as ended,
         (select parent_id from repurpose.jobs where parent_id is not null limit 1) as root,
         array(select id from repurpose.jobs where state = 'queued' order by number desc limit 100) as waiting,
         (select max(position) - 5000 from repurpose.facts) as last`,
    )
    const [row] = rows
    if (row === undefined) throw new Error('There are no jobs.')
    return { ...row, cursor: row.last }
  })
  const lines: Line[] = []
  for (const [what, ask] of Object.entries(questions(backend, known))) {
    lines.push({ what, statements: await explain(what, ask, take) })
  }
  return [...lines, ...(await work(backend, take))]
}

/** What one run did, of several. */
async function explain(
  what: string,
  ask: () => Promise<unknown>,
  take: () => readonly Explained[],
): Promise<readonly Explained[]> {
  for (let run = 1; run < runs; run += 1) {
    await ask().catch((error: unknown) => {
      throw new Error(`"${what}" failed.`, { cause: error })
    })
  }
  take()
  await ask()
  // The notices of a statement come before its answer.
  return take()
}

async function work(backend: Backend, take: () => readonly Explained[]): Promise<readonly Line[]> {
  const lines: Line[] = []
  const { promise: done, resolve: finish } = Promise.withResolvers<void>()
  let claimed = 0
  const run = async (claim: Claim) => {
    claimed += 1
    if (claimed === runs) {
      for (const [what, ask] of Object.entries(workOf(backend, claim))) {
        lines.push({ what, statements: await explain(what, ask, take) })
      }
      finish()
    }
    if (claimed > runs) await pause(3_000)
    return success()
  }
  const options = { concurrency: 1, lanes: ['default'], pipelines: () => ['steps'], ageingMs: 600_000 }
  const consumer = await backend.consume(options, run)
  await done
  // The settlement, the claim that follows it, and heartbeats: of those the first also sees to what happens once a minute.
  await pause(10_000)
  const later = take()
  const ends = (name: string) =>
    later.flatMap(({ text }, index) =>
      text.startsWith('select') && text.includes(`.${name}($1`) ? [index] : [],
    )
  const add = (what: string, end = -1) => {
    const calls = ['settle', 'claim', 'tick', 'append'].flatMap(ends).toSorted((one, other) => one - other)
    const before = calls.findLast((index) => index < end) ?? -1
    lines.push({ what, statements: later.slice(before + 1, end + 1) })
  }
  add('settle', ends('settle').at(-1))
  add('claim', ends('claim').at(-1))
  add('heartbeat', ends('tick').at(-1))
  add(
    'heartbeat, once a minute',
    ends('tick')
      .toSorted((one, other) => msAt(later, one) - msAt(later, other))
      .at(-1),
  )
  await consumer.close()
  return lines
}

function msAt(statements: readonly Explained[], index: number): number {
  return statements[index]?.ms ?? 0
}

/** What clients sent comes last; what it called has come before, and is part of its time. */
function rowOf({ what, statements }: Line): string {
  const direct = statements.filter(({ text }) => !isNested(text))
  const own = direct.length > 0 ? direct : statements
  const ms = own.reduce((sum, one) => sum + one.ms, 0)
  const buffers = own.reduce((sum, one) => sum + one.buffers, 0)
  const indexes = new Set(statements.flatMap((one) => one.indexes))
  const scans = statements.flatMap((one) => [...one.scans]).filter(([, rows]) => rows > 1_000)
  const whole = scans.map(([table, rows]) => `${table} (${rows.toLocaleString('en')} rows)`).join(', ')
  return `| ${what} | ${ms.toFixed(2)} ms | ${buffers.toLocaleString('en')} | ${[...indexes].join(', ')} | ${whole || 'none'} |`
}

/** Statements inside of functions have names where those of clients have numbers. */
function isNested(text: string): boolean {
  return !/\$\d/.test(text)
}

const folder = mkdtempSync(path.join(tmpdir(), 'repurpose-plans-'))
const server = process.env['BENCH_POSTGRES'] === undefined ? await startServer(folder) : undefined
try {
  const size = { finished: Number(values.finished), waiting: Number(values.waiting), elsewhere: 0 }
  const url = await makeHistory('repurpose', 'steps', size)
  await onDatabase(url, async (client) => {
    for (const statement of finishing.split(';')) await client.query(statement)
  })
  const lines = await askAll(url)
  for (const { what, statements } of lines) {
    if (values.show === undefined || !what.includes(values.show)) continue
    for (const { text, ms, buffers } of statements)
      console.log(`-- ${what}: ${ms} ms, ${buffers} pages\n${text}\n`)
  }
  const head = ['|  | time | pages | indexes | tables read whole |', '|---|---:|---:|---|---|']
  const table = [...head, ...lines.map(rowOf)].join('\n')
  console.log(table)
  if (values.write) writeResults('plans', [machine(), table])
} finally {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
  process.exit()
}
