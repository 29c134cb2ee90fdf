import { hostname } from 'node:os'
import { type Backend, InputError, JobError, platformRandomness } from '@repurpose/core'
import { openDatabase } from './open-database.ts'
import { type PostgresOptions, settingsOf } from './options.ts'
import { translateRefusals } from './refusals.ts'
import { migrateDatabase } from './schema/index.ts'
import { openStore, type Store } from './store.ts'

/** The backend on PostgreSQL. */
export interface PostgresBackend extends Backend {
  /**
   * Connects, and creates or updates the schema: what the first call does otherwise. For a service that is to find out
   * when it starts, not when the first job comes.
   *
   * @throws BackendError
   */
  open(): Promise<void>
}

/**
 * Jobs in PostgreSQL: on a server, for any number of processes, or embedded in this process, in a folder. Connects when
 * it is first used.
 *
 * @throws InputError for options that cannot be; BackendError from every call, when the database cannot be reached or
 * opened
 * @example
 * const repurpose = createRepurpose({ backend: postgres({ url: 'postgres://app@localhost:5432/app' }) })
 * @example
 * const repurpose = createRepurpose({ backend: postgres({ dataDir: './data/jobs' }) })
 */
export function postgres(options: PostgresOptions): PostgresBackend {
  const settings = settingsOf(options)
  const isServer = isGiven(options, 'url') || isGiven(options, 'pool')
  let opening: Promise<Store> | undefined
  let opened: Store | undefined
  let closed: Promise<void> | undefined

  async function open(): Promise<Store> {
    const database = await openDatabase(options, settings)
    const { schema, quotedSchema, leaseMs, retentionMs, clock } = settings
    try {
      await migrateDatabase({ database, schema, mayCreate: options.migrate ?? true })
    } catch (error) {
      await database.close()
      throw error
    }
    opened = openStore({
      database,
      schema: quotedSchema,
      channel: schema,
      // The lock of the folder sees to that.
      isAlone: isGiven(options, 'dataDir'),
      processName: `${hostname()} ${process.pid}`,
      leaseMs,
      retentionMs,
      clock,
      randomness: platformRandomness,
      logger: options.logger,
    })
    return opened
  }

  async function store(): Promise<Store> {
    if (closed !== undefined) throw closedError()
    opening ??= open().catch((error: unknown) => {
      // The next call tries again.
      opening = undefined
      throw error
    })
    return opening
  }

  /** PGlite is one session: while a transaction of the caller's holds it, nothing can be opened, and all would wait for ever. */
  function refuseUnopened({ transaction }: { readonly transaction?: unknown }): void {
    if (transaction === undefined || isServer || opened !== undefined) return
    throw new InputError({
      message: 'An embedded database cannot be opened from within a transaction on it.',
      path: 'transaction',
      action: 'Call open() on the backend before the transaction begins.',
    })
  }

  /** What is done, it is done to an open backend. */
  function whileOpen<Input, Output>(
    method: (store: Store) => (input: Input) => Promise<Output>,
    check: (input: Input) => void = () => {},
  ): (input: Input) => Promise<Output> {
    return async (input) => {
      check(input)
      const on = opened !== undefined && closed === undefined ? opened : await store()
      return translateRefusals(() => method(on)(input))
    }
  }

  return {
    name: 'postgres',
    capabilities: { durable: true, crossProcess: isServer, transactional: !isGiven(options, 'dataDir') },
    async open() {
      await store()
    },
    create: whileOpen((on) => on.create, refuseUnopened),
    consume: async (wants, run) => (await store()).consume(wants, run),
    append: whileOpen((on) => on.append),
    spawn: whileOpen((on) => on.spawn),
    request: whileOpen((on) => on.request),
    signal: whileOpen((on) => on.signal),
    reprioritize: whileOpen((on) => on.reprioritize),
    get: whileOpen((on) => on.get),
    list: whileOpen((on) => on.list),
    counts: async () => (await store()).counts(),
    read: whileOpen((on) => on.read),
    feed: whileOpen((on) => on.feed),
    subscribe: async (filter, listener) => (await store()).subscribe(filter, listener),
    publish(events) {
      // What nobody keeps is no reason to open a database.
      if (closed === undefined) opened?.publish(events)
    },
    pauseQueue: async () => (await store()).pauseQueue(),
    resumeQueue: async () => (await store()).resumeQueue(),
    contents: whileOpen((on) => on.contents),
    durations: whileOpen((on) => on.durations),
    prune: whileOpen((on) => on.prune),
    close() {
      closed ??= (async () => {
        const on = await opening?.catch(() => undefined)
        await on?.close()
      })()
      return closed
    },
  }
}

function isGiven(options: PostgresOptions, name: string): boolean {
  return Reflect.get(options, name) !== undefined
}

function closedError(): JobError {
  return new JobError({
    code: 'CLOSED',
    message: 'The backend is closed.',
    action: 'Create a new one; what is stored is still there.',
  })
}
