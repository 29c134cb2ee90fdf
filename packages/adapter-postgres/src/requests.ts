import { createHash } from 'node:crypto'
import { type Backend, CancelledError, type Created, InputError, type JobState } from '@repurpose/core'
import { callersError, type Database, type Queryable } from './database/index.ts'
import {
  batchLimits,
  createBatches,
  encodeJob,
  levelNumbers,
  type Touched,
  type TouchedJob,
  type TouchedRow,
  toJson,
  toText,
  toTouched,
  touchedColumns,
  touchedOf,
} from './writing/index.ts'

type Call<Name extends 'create' | 'request' | 'signal' | 'reprioritize'> = Parameters<Backend[Name]>[0]

/** What people without a lease do to jobs. Whatever became of a job is told through `onTouched`. */
export interface Requests {
  create(call: Call<'create'>): Promise<readonly Created[]>
  request(call: Call<'request'>): Promise<JobState>
  signal(call: Call<'signal'>): Promise<boolean>
  reprioritize(call: Call<'reprioritize'>): Promise<boolean>
}

export interface RequestsOptions {
  readonly database: Database
  readonly schema: string
  readonly nextCall: () => string
  readonly onTouched: (touched: readonly Touched[]) => void
  /** Notifies other processes of jobs that a caller's transaction creates, once it commits. */
  readonly notifyJoined: (queryable: Queryable, lanes: readonly string[]) => Promise<void>
  readonly now: () => number
}

/** The largest limit that the database can count to. */
const mostQueued = 1_000_000_000
/** The longest id of a signal that is kept as it is; of a longer one, what it hashes to. */
const longestSignalId = 500

interface Creation {
  /** Jobs, encoded. */
  readonly texts: readonly string[]
}

interface CreatedRow extends TouchedJob {
  readonly created: boolean
  readonly state: JobState
}

export function createRequests(options: RequestsOptions): Requests {
  const { database, schema, nextCall, onTouched, notifyJoined, now } = options
  const text = `select * from ${schema}.create_jobs($1, $2, $3)`

  /** Calls of one moment go together, each all or none: if one of them is refused, each is sent by itself. */
  const store = createBatches<Creation, readonly CreatedRow[]>({
    ...batchLimits,
    keyOf: (creation) => creation,
    bytesOf: ({ texts }) => texts.reduce((bytes, job) => bytes + job.length, 0),
    send: async (creations) => {
      const given = `[${creations.flatMap(({ texts }) => texts).join(',')}]`
      const rows = await database.run<CreatedRow>({ text, values: [given, null, false] })
      let from = 0
      return creations.map(({ texts }) => {
        from += texts.length
        return rows.slice(from - texts.length, from)
      })
    },
  })

  async function createJobs(call: Call<'create'>): Promise<readonly CreatedRow[]> {
    const { jobs, maxQueued, transaction } = call
    const id = nextCall()
    // A limit that no queue can reach is none.
    const limit = maxQueued === undefined || maxQueued > mostQueued ? null : Math.floor(maxQueued)
    const texts = jobs.map((job) => encodeJob(job, id))
    if (transaction === undefined && limit === null) return store({ texts })
    const values = [`[${texts.join(',')}]`, limit, transaction !== undefined]
    if (transaction === undefined) return database.run<CreatedRow>({ text, values })
    return inTransaction(requireQueryable(transaction), values)
  }

  /** What is refused leaves the caller's transaction as it was. */
  async function inTransaction(queryable: Queryable, values: unknown[]): Promise<readonly CreatedRow[]> {
    try {
      await queryable.query('savepoint repurpose_create')
    } catch (error) {
      throw callersError(error)
    }
    try {
      const { rows } = await queryable.query(text, values)
      // The columns of `create_jobs`, of which none is changed by a driver's parsers.
      const created = rows as readonly CreatedRow[]
      await notifyJoined(queryable, lanesOf(created))
      await queryable.query('release savepoint repurpose_create')
      return created
    } catch (error) {
      await queryable.query('rollback to savepoint repurpose_create')
      throw callersError(error)
    }
  }

  return {
    async create(call) {
      if (call.jobs.length === 0) return []
      const rows = await createJobs(call)
      // Jobs of a transaction are nobody's business before it commits.
      if (call.transaction === undefined) onTouched(rows.filter(({ created }) => created).map(toTouched))
      return rows.map(({ id, created, state }) => ({ id, created, state }))
    },

    async request({ jobId, what, reason, from }) {
      const error = new CancelledError({ message: 'The job was cancelled before it was done.' }).toInfo()
      const rows = await database.run<TouchedRow & { readonly state: JobState | null }>({
        text: `select state, ${touchedColumns} from ${schema}.request($1, $2, $3, $4, $5, $6)`,
        values: [nextCall(), jobId, what, textOrNull(reason), textOrNull(from), JSON.stringify(error)],
      })
      onTouched(touchedOf(rows))
      // The row of the job itself comes last.
      return rows.at(-1)?.state as JobState
    },

    async signal({ jobId, name, key, value, signalId }) {
      const fact = {
        type: 'signal.received',
        signal: name,
        ...(key === undefined ? {} : { key }),
        value,
        signalId,
        at: now(),
      }
      const rows = await database.run<TouchedRow & { readonly taken: boolean }>({
        text: `select taken, ${touchedColumns} from ${schema}.signal($1, $2, $3, $4)`,
        values: [nextCall(), jobId, keyOfSignal(signalId), toJson(fact)],
      })
      const isTaken = rows[0]?.taken === true
      if (isTaken) onTouched(touchedOf(rows))
      return isTaken
    },

    async reprioritize({ jobId, priority }) {
      const rows = await database.run<TouchedRow & { readonly done: boolean }>({
        text: `select done, ${touchedColumns} from ${schema}.reprioritize($1, $2, $3, $4)`,
        values: [nextCall(), jobId, levelNumbers[priority.level], priority.score],
      })
      const isDone = rows[0]?.done === true
      if (isDone) onTouched(touchedOf(rows))
      return isDone
    },
  }
}

function textOrNull(text: string | undefined): string | null {
  return text === undefined ? null : toText(text)
}

function keyOfSignal(signalId: string): string {
  return signalId.length <= longestSignalId
    ? toText(signalId)
    : createHash('sha256').update(signalId).digest('hex')
}

function requireQueryable(transaction: unknown): Queryable {
  const isQueryable =
    typeof transaction === 'object' &&
    transaction !== null &&
    'query' in transaction &&
    typeof transaction.query === 'function'
  if (!isQueryable) throw notATransaction()
  // It has the one method that is used of it.
  return transaction as Queryable
}

function notATransaction(): InputError {
  return new InputError({
    message: 'The transaction is nothing that could run a statement.',
    path: 'transaction',
    action: 'Give the client of pg that the transaction was begun on, or the transaction that PGlite gave.',
  })
}

function lanesOf(rows: readonly CreatedRow[]): readonly string[] {
  return [...new Set(rows.flatMap(({ created, lane }) => (created && lane !== null ? [lane] : [])))]
}
