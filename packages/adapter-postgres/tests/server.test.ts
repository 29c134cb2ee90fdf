import { testBackend } from '@repurpose/core/testing'
import { sharedPostgres } from '@repurpose/test-servers/shared-postgres'
import { Pool } from 'pg'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { abandon, emptyStore, openBackend } from './store-under-test.fixture.ts'

/** What a process tells others when it could not say what has changed: they look for themselves. */
const gap = JSON.stringify({ v: 1, from: 'test', n: 1, news: [['g']] })

describe('on a PostgreSQL server', () => {
  let url: string
  let drop: () => Promise<void>
  let pool: Pool
  beforeAll(async () => {
    ;({ url, drop } = await sharedPostgres().createDatabase())
    pool = new Pool({ connectionString: url, max: 4 })
  })
  afterAll(async () => {
    await pool.end()
    await drop()
  })

  testBackend({ describe, it }, async () => {
    await emptyStore(pool)
    const backend = openBackend({ url })
    return {
      backend,
      momentMs: 250,
      async crash(jobId) {
        await abandon(pool, jobId)
        await pool.query('select pg_notify($1, $2)', ['repurpose', gap])
      },
      another: async () => openBackend({ url }),
      async transaction() {
        const client = await pool.connect()
        await client.query('begin')
        const end = async (how: string) => {
          await client.query(how)
          client.release()
        }
        return { handle: client, commit: () => end('commit'), rollback: () => end('rollback') }
      },
      close: () => backend.close(),
    }
  })
})
