import { Client as Session, Pool } from 'pg'
import { steps } from '../../lesson.ts'
import { onDatabase } from '../database.ts'
import { type Client, type Input, type Kind, now, pause, type Subject, talk, type WorkOptions } from '../subject.ts'

/**
 * The least that a user writes with `pg` himself: a row per job and one per step, a claim, a record of each step, a
 * settlement; nothing else. Tuned, what the jobs of one process write at the same time goes in one statement.
 */
const tables = `
  create table jobs (
    id bigint generated always as identity primary key,
    kind text not null, input jsonb not null, state text not null default 'waiting', result jsonb
  );
  create index on jobs (id) where state = 'waiting';
  create table steps (
    job_id bigint not null, name text not null, value jsonb not null, primary key (job_id, name)
  )`

const claim = `
  update jobs set state = 'running' where id = any(array(
    select id from jobs where state = 'waiting' order by id limit $1 for update skip locked
  )) returning id, kind, input`

const record = `
  insert into steps (job_id, name, value)
  select * from unnest($1::bigint[], $2::text[], $3::jsonb[]) on conflict do nothing`

const settle = `
  update jobs set state = 'done', result = given.result
  from unnest($1::bigint[], $2::jsonb[]) as given (id, result) where jobs.id = given.id`

const create = `
  insert into jobs (kind, input) select $1, input from unnest($2::jsonb[]) as input returning id`

interface Job {
  readonly id: string
  readonly kind: Kind
  readonly input: Input
}

/** Rows of one kind of statement; tuned, they wait for each other while a statement is under way. */
function writing<Row extends readonly unknown[]>(pool: Pool, name: string, text: string, batched: boolean) {
  let waiting: { row: Row; resolve(): void; reject(error: unknown): void }[] = []
  let writing = false
  const send = (rows: readonly Row[]) => {
    const columns = rows[0]?.map((_, column) => rows.map((row) => row[column])) ?? []
    return pool.query({ name, text, values: columns })
  }
  const flush = async () => {
    writing = true
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      try {
        await send(batch.map(({ row }) => row))
        for (const { resolve } of batch) resolve()
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
    }
    writing = false
  }
  return async (row: Row): Promise<void> => {
    if (!batched) {
      await send([row])
      return
    }
    await new Promise<void>((resolve, reject) => {
      waiting.push({ row, resolve, reject })
      // Jobs that are served in the same turn write together.
      if (!writing) setImmediate(() => !writing && void flush())
    })
  }
}

async function work({ url, concurrency, pool: max, form, observer }: WorkOptions): Promise<void> {
  const batched = form === 'tuned'
  const pool = new Pool({ connectionString: url, max })
  const recordRow = writing<readonly [string, string, string]>(pool, 'record', record, batched)
  const settleRow = writing<readonly [string, string]>(pool, 'settle', settle, batched)
  const run = async ({ id, kind, input }: Job) => {
    const step = async <Value>(name: string, work: () => Promise<Value>): Promise<Value> => {
      const value = await work()
      await recordRow([id, name, JSON.stringify(value)])
      return value
    }
    observer.begun(input.index)
    let result: unknown = now()
    if (kind === 'steps') {
      const { points } = await step('outline', () => steps.outline(input))
      const { paragraphs } = await step('write', () => steps.write(points))
      result = await step('review', () => steps.review(paragraphs))
    } else if (kind === 'talk') {
      for (let index = 0; index < talk.sentences; index += 1) {
        await pause(talk.pauseMs)
        await step(`sentence-${index}`, async () => now())
      }
    }
    observer.ended()
    await settleRow([id, JSON.stringify(result)])
  }

  let free = concurrency
  const sleepers: (() => void)[] = []
  const wakeAll = () => {
    for (const wake of sleepers.splice(0)) wake()
  }
  const session = new Session({ connectionString: url })
  await session.connect()
  session.on('notification', wakeAll)
  await session.query('listen jobs')
  const loop = async (limit: () => number) => {
    for (;;) {
      const woken = new Promise<void>((resolve) => {
        sleepers.push(resolve)
      })
      const values = [limit()]
      const { rows } = await pool.query<Job>({ name: 'claim', text: claim, values })
      if (rows.length === 0) await Promise.race([woken, pause(1_000)])
      free -= rows.length
      const runs = rows.map(async (job) => {
        await run(job)
        free += 1
        if (batched) wakeAll()
      })
      if (!batched) await Promise.all(runs)
      else if (free === 0) await woken
    }
  }
  for (let slot = 0; slot < (batched ? 1 : concurrency); slot += 1) void loop(() => (batched ? free : 1))
}

async function open({ url, pool: max }: { readonly url: string; readonly pool: number }): Promise<Client> {
  const pool = new Pool({ connectionString: url, max })
  return {
    async start(kind, indexes) {
      const inputs = indexes.map((index) => JSON.stringify({ index, title: `Lesson ${index}` }))
      const { rows } = await pool.query<{ id: string }>(create, [kind, inputs])
      await pool.query('notify jobs')
      return rows.map(({ id }) => id)
    },
  }
}

export const subject: Subject = {
  tables: (url) => onDatabase(url, async (client) => void (await client.query(tables))),
  work,
  open,
  history: ({ finished, waiting }) => [
    `insert into jobs (kind, input, state, result)
     select 'steps', jsonb_build_object('index', n, 'title', 'Lesson ' || n), 'done', '{"words": 9}'
     from generate_series(1, ${finished}) as n`,
    `insert into steps select id, name, '{"paragraphs": ["About the beginning."]}'
     from jobs, unnest(array['outline', 'write', 'review']) as name`,
    `insert into jobs (kind, input)
     select 'steps', jsonb_build_object('index', n, 'title', 'Lesson ' || n) from generate_series(1, ${waiting}) as n`,
  ],
}
