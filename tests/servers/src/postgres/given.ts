import { ask, createDatabaseOn } from './databases.ts'
import type { PostgresOptions, PostgresServer } from './postgres.ts'

const durability = ['fsync', 'synchronous_commit', 'full_page_writes']

/**
 * A database of its own on a server that others run. What would touch the server itself is refused: a test
 * that needs it must not quietly test something else.
 */
export async function useGivenPostgres(
  url: string,
  { settings = {}, durable = false }: PostgresOptions,
): Promise<PostgresServer> {
  if (Object.keys(settings).length > 0) throw refusal(`take the settings ${Object.keys(settings).join(', ')}`)
  if (durable) {
    for (const setting of durability) {
      const [row] = await ask(url, `show ${setting}`)
      if (row?.[setting] !== 'on') throw refusal(`be durable: ${setting} is ${row?.[setting]}`)
    }
  }
  const home = await createDatabaseOn(url)
  const databases = [home]
  const refuse = async (what: string): Promise<never> => {
    throw refusal(what)
  }
  return {
    url: home.url,
    pid: undefined,
    log: () => '',
    createDatabase: async () => {
      const database = await createDatabaseOn(url)
      databases.push(database)
      return database
    },
    restart: () => refuse('be restarted'),
    kill: () => refuse('be killed'),
    stop: async () => {
      for (const database of databases.splice(0)) await database.drop()
    },
  }
}

function refusal(what: string): Error {
  return new Error(
    `The server of REPURPOSE_TEST_POSTGRES_URL cannot ${what}. Unset the variable to test with a server of the tests' own.`,
  )
}
