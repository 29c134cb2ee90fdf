import { openDatabase } from './open-database.ts'
import { type PostgresConnection, settingsOf } from './options.ts'
import { migrateDatabase } from './schema/index.ts'

/**
 * Creates or updates the schema, and leaves. For deployments in which the role that works may not change tables:
 * run it with one that may, and give the backend `migrate: false`. Safe to run at any time, also by many at once.
 *
 * @throws BackendError `BACKEND_SCHEMA` when the role has not the rights, or the schema is newer than this version
 * @example await migrate({ url: 'postgres://owner@localhost:5432/app' })
 */
export async function migrate(connection: PostgresConnection): Promise<void> {
  const settings = settingsOf(connection)
  const database = await openDatabase(connection, settings)
  try {
    await migrateDatabase({ database, schema: settings.schema, mayCreate: true })
  } finally {
    await database.close()
  }
}
