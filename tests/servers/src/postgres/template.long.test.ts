import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { ask } from './databases.ts'
import { startPostgres } from './postgres.ts'

test('servers that start at once on a new machine leave one template for all later ones', async () => {
  const cache = mkdtempSync(path.join(tmpdir(), 'repurpose-cache-'))
  vi.stubEnv('REPURPOSE_TEST_POSTGRES_URL', '')
  vi.stubEnv('XDG_CACHE_HOME', cache)
  onTestFinished(() => {
    vi.unstubAllEnvs()
    rmSync(cache, { recursive: true })
  })
  const servers = await Promise.all([startPostgres(), startPostgres()])
  servers.push(await startPostgres())
  for (const server of servers) {
    expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await server.stop()
  }
  const kept = readdirSync(path.join(cache, 'repurpose-test-servers'))
  expect(kept.filter((name) => name.startsWith('postgres-data-'))).toHaveLength(1)
})
