import { setImmediate } from 'node:timers/promises'
import { type Clock, type Logger, toErrorInfo } from '@repurpose/core'
import type { Database, Queryable, Statement } from './database.ts'
import { openFolder } from './embedded-folder.ts'
import type { EmbeddedInstance, EmbeddedSession } from './embedded-instance.ts'
import { createUpkeep } from './embedded-upkeep.ts'
import { toParameter, typeOptions } from './embedded-values.ts'
import { closedError, failureOf, refusalOf, toBackendError } from './failure.ts'

/** Where the embedded database is kept. */
export type EmbeddedOptions = (
  | {
      /** A folder that one process uses; made when it is missing. */
      readonly dataDir: string
    }
  | {
      /** An instance of PGlite that the caller opened, and closes. */
      readonly pglite: EmbeddedInstance
    }
) & {
  readonly clock: Clock
  readonly logger?: Logger | undefined
}

/**
 * Opens PostgreSQL inside this process. Statements run one after the other.
 *
 * What a statement wrote survives the end of the process, however it ends. It may not survive a loss of power: PGlite
 * does not wait until the disk has it.
 *
 * @throws BackendError `BACKEND_LOCKED` when another process has the folder open, `BACKEND_SCHEMA` when what is in it
 * was written by another version of PostgreSQL, `BACKEND_FAILED` when it is damaged.
 * @throws InputError with the path `dataDir` when the folder cannot be used.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<Database> {
  const { logger } = options
  if ('pglite' in options)
    return database(options.pglite, { place: 'PGlite', release: async () => {}, logger })
  const startedAt = options.clock.now()
  const { instance, folder, close } = await openFolder(options.dataDir)
  logger?.log('debug', 'The embedded database is open.', {
    folder,
    ms: options.clock.now() - startedAt,
  })
  return database(instance, { place: folder, release: close, logger })
}

interface Surroundings {
  /** The database as a person knows it. */
  readonly place: string
  readonly release: () => Promise<void>
  readonly logger: Logger | undefined
}

function database(instance: EmbeddedInstance, { place, release, logger }: Surroundings): Database {
  // PGlite would run all that waits without a pause, and nothing else in the process would get its turn.
  const inTurn = createTurns()
  const upkeep = createUpkeep((text) => inTurn(() => execute(instance, place, text, undefined)))
  let closing: Promise<void> | undefined
  let keepingUp: Promise<void> | undefined

  const keepUp = (): void => {
    const due = upkeep.afterStatement()
    if (due === undefined || keepingUp !== undefined) return
    keepingUp = due()
      .catch((error: unknown) => {
        logger?.log('warn', 'The embedded database could not be looked after.', {
          error: toErrorInfo(error).message,
        })
      })
      .finally(() => {
        keepingUp = undefined
      })
  }
  const begin = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    if (closing !== undefined) throw closedError(place)
    try {
      return await inTurn(work)
    } finally {
      if (closing === undefined) keepUp()
    }
  }

  return {
    kind: 'embedded',
    run<Row extends object>({ text, values }: Statement) {
      return begin(async () => {
        const rows = await execute(instance, place, text, values)
        // The statement is written beside the type of its rows; nobody can check one against the other.
        return rows as readonly Row[]
      })
    },
    transaction(body) {
      return begin(() => transact(instance, place, body))
    },
    close() {
      closing ??= finish()
      return closing
    },
  }

  async function finish(): Promise<void> {
    await inTurn(async () => {})
    await keepingUp
    await release()
  }
}

/** Runs statements, of which each gets what the ones before it wrote, and rolls back when the body throws. */
async function transact<Value>(
  instance: EmbeddedInstance,
  place: string,
  body: (queryable: Queryable) => Promise<Value>,
): Promise<Value> {
  let thrown: { readonly error: unknown } | undefined
  try {
    return await instance.transaction(async (session) => {
      try {
        return await body({
          query: async (text, values) => ({ rows: await execute(session, place, text, values) }),
        })
      } catch (error) {
        thrown = { error }
        throw error
      }
    })
  } catch (error) {
    throw thrown === undefined ? translated(error, place) : thrown.error
  }
}

/** Without values there may be several statements, as with a server; the rows are the last one's. */
async function execute(
  session: EmbeddedSession,
  place: string,
  text: string,
  values: readonly unknown[] | undefined,
): Promise<readonly unknown[]> {
  await setImmediate()
  try {
    if (values !== undefined) return (await session.query(text, values.map(toParameter), typeOptions)).rows
    return (await session.exec(text, typeOptions)).at(-1)?.rows ?? []
  } catch (error) {
    throw translated(error, place)
  }
}

/** PGlite's errors carry the statement and its values, so they are not handed on, not even as a cause. */
function translated(error: unknown, place: string): Error {
  return refusalOf(error) ?? toBackendError(failureOf(error), place, 0)
}

/** Begins each work when the one before it has ended, well or not. */
function createTurns(): <Value>(work: () => Promise<Value>) => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const result = last.then(work)
    last = result.catch(() => {})
    return result
  }
}
