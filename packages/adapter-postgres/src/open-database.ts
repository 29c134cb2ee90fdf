import { platformRandomness } from '@repurpose/core'
import { type Database, openEmbedded, openServer } from './database/index.ts'
import type { PostgresConnection, Settings } from './options.ts'

/** Opens the database where the options say that it is. A server is not connected to before the first statement. */
export async function openDatabase(options: PostgresConnection, settings: Settings): Promise<Database> {
  const { clock, patienceMs, statementTimeoutMs } = settings
  const { logger } = options
  if ('url' in options && options.url !== undefined) {
    const { url, poolSize, preparedStatements } = options
    return openServer({
      url,
      poolSize,
      preparedStatements,
      clock,
      randomness: platformRandomness,
      logger,
      patienceMs,
      statementTimeoutMs,
    })
  }
  if ('pool' in options && options.pool !== undefined) {
    const { pool } = options
    return openServer({
      pool,
      clock,
      randomness: platformRandomness,
      logger,
      patienceMs,
      statementTimeoutMs,
    })
  }
  if ('dataDir' in options && options.dataDir !== undefined) {
    return openEmbedded({ dataDir: options.dataDir, clock, logger })
  }
  // One of the four is given, as `settingsOf` has seen to.
  const { pglite } = options as Extract<PostgresConnection, { readonly pglite: unknown }>
  return openEmbedded({ pglite, clock, logger })
}
