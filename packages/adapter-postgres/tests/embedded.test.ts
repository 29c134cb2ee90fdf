import { PGlite } from '@electric-sql/pglite'
import { testBackend } from '@repurpose/core/testing'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { abandon, emptyStore, openBackend } from './store-under-test.fixture.ts'

describe('embedded', () => {
  let pglite: PGlite
  beforeAll(async () => {
    pglite = await PGlite.create()
  }, 60_000)
  afterAll(() => pglite.close())

  testBackend({ describe, it }, async () => {
    await emptyStore(pglite)
    const backend = openBackend({ pglite, lease: '1s' })
    return {
      backend,
      momentMs: 250,
      crash: (jobId) => abandon(pglite, jobId),
      another: async () => openBackend({ pglite }),
      async transaction() {
        // PGlite is one session: within a transaction of the caller's, nothing can be opened.
        await backend.counts()
        const { promise: begun, resolve: begin } = Promise.withResolvers<unknown>()
        const { promise: ended, resolve: end } = Promise.withResolvers<'commit' | 'rollback'>()
        const over = pglite.transaction(async (transaction) => {
          begin(transaction)
          if ((await ended) === 'rollback') await transaction.rollback()
        })
        const finish = async (how: 'commit' | 'rollback') => {
          end(how)
          await over
        }
        return { handle: await begun, commit: () => finish('commit'), rollback: () => finish('rollback') }
      },
      close: () => backend.close(),
    }
  })
})
