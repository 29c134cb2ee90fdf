import { tmpdir } from 'node:os'
import { PGlite } from '@electric-sql/pglite'
import { createRepurpose, folder, pipeline } from '@repurpose/core'
import { testBackend } from '@repurpose/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { postgres } from '../src/index.ts'
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

  it("starts a job in a transaction of the caller's, once it is open", async () => {
    await emptyStore(pglite)
    const story = pipeline('story', z.object({})).stage('write', () => 'The moon pulls.')
    const backend = postgres({ pglite, lease: '1s' })
    await using repurpose = createRepurpose({ backend, pipelines: [story], assets: folder(tmpdir()) })
    const start = () =>
      pglite.transaction(async (transaction) => {
        await transaction.query('create table if not exists orders (id text)')
        return repurpose.start(story, {}, { transaction })
      })
    await expect(start()).rejects.toMatchObject({ code: 'INPUT_INVALID', path: 'transaction' })
    await backend.open()
    const job = await start()
    expect(await job.result()).toEqual({ write: 'The moon pulls.' })
  })
})
