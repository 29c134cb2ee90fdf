import { createProxy, type TestProxy } from '@repurpose/test-servers'
import pg from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Database } from './database.ts'
import { open, rejection, serverOfThisFile, whenActive, whenIdle } from './server.fixture.ts'

const server = serverOfThisFile()

async function proxied(): Promise<TestProxy & { readonly target: string }> {
  const proxy = await createProxy({ port: Number(new URL(server().url).port) })
  onTestFinished(proxy.stop)
  return Object.assign(proxy, { target: proxy.url(server().url) })
}

/** A table whose rows tell how often a statement ran. */
async function counted(database: Database): Promise<string> {
  const table = `runs_${crypto.randomUUID().replaceAll('-', '')}`
  await database.run({ text: `CREATE TABLE ${table} (id int8)` })
  return table
}

async function rowsOf(table: string): Promise<readonly number[]> {
  const rows = await open({ url: server().url }).run<{ id: number }>({
    text: `SELECT id FROM ${table} ORDER BY id`,
  })
  return rows.map(({ id }) => id)
}

describe('a server that restarts', () => {
  it('is not noticed by who can ask again, and runs nothing twice for who cannot', async () => {
    const database = open({ url: server().url, poolSize: 4 })
    const [once, repeated] = [await counted(database), await counted(database)]
    await database.run({ text: `CREATE UNIQUE INDEX ON ${repeated} (id)` })
    const acknowledged: number[] = []
    const unknown: unknown[] = []
    let ended = false
    let next = 0

    async function ask(): Promise<void> {
      while (!ended) {
        next += 1
        const id = next
        await database.run({
          text: `INSERT INTO ${repeated} VALUES ($1) ON CONFLICT DO NOTHING`,
          values: [id],
        })
        await database.run({ text: `INSERT INTO ${once} VALUES ($1)`, values: [id], repeatable: false }).then(
          () => acknowledged.push(id),
          (error: unknown) => unknown.push(error),
        )
      }
    }
    const asking = Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(ask))
    for (const mode of ['fast', 'immediate', 'crash'] as const) {
      const before = acknowledged.length
      await server().restart({ mode })
      await database.run({ text: 'SELECT 1' })
      expect(next).toBeGreaterThan(before)
    }
    ended = true
    await asking

    expect(await rowsOf(repeated)).toEqual(Array.from({ length: next }, (_, index) => index + 1))
    const ran = await rowsOf(once)
    expect(new Set(ran).size).toBe(ran.length)
    expect(acknowledged.filter((id) => !ran.includes(id))).toEqual([])
    for (const error of unknown) expect(error).toMatchObject({ code: 'BACKEND_UNAVAILABLE', retryable: true })
  })
})

describe('a connection that breaks', () => {
  it('under a statement lets it run again, if that does no harm', async () => {
    const { cut, target } = await proxied()
    const database = open({ url: target })
    const table = await counted(database)
    const text = `INSERT INTO ${table} SELECT 1 FROM pg_sleep(0.3)`
    const ended = () => whenIdle(server().url, text)
    const repeatable = database.run({ text })
    await whenActive(server().url, text)
    cut()
    await repeatable
    await ended()
    const before = (await rowsOf(table)).length
    expect(before).toBeGreaterThanOrEqual(1)

    const once = rejection(database.run({ text, repeatable: false }))
    await whenActive(server().url, text)
    cut()
    expect(await once).toMatchObject({ code: 'BACKEND_UNAVAILABLE' })
    await ended()
    expect((await rowsOf(table)).length).toBeLessThanOrEqual(before + 1)
  })

  it.each(['own', 'caller’s'])('in the moment it is made is replaced (%s pool)', async (whose) => {
    const { name, url } = await server().createDatabase()
    const proxy = await proxied()
    const through = proxy.url(url)
    const pool = new pg.Pool({ connectionString: through })
    onTestFinished(() => pool.end())
    const admin = open({ url: server().url, poolSize: 1 })
    const sessions = async (what: string) =>
      (
        await admin.run({
          text: `SELECT ${what} FROM pg_stat_activity WHERE datname = $1 AND state = 'idle'`,
          values: [name],
        })
      ).length

    // The server's welcome and its goodbye arrive together.
    proxy.stall('toClient')
    const choices = { connectTimeoutMs: 5_000 }
    const { run } = open(whose === 'own' ? { ...choices, url: through } : { ...choices, pool })
    const asked = run({ text: 'SELECT 1 AS one' })
    await expect.poll(() => sessions('pg_terminate_backend(pid)')).toBe(1)
    await expect.poll(() => sessions('pg_terminate_backend(pid)')).toBe(0)
    await proxy.heal()
    expect(await asked).toEqual([{ one: 1 }])
    expect(proxy.accepted).toBe(2)
  })

  it('while nobody uses it is replaced', async () => {
    const { cut, target } = await proxied()
    const { run } = open({ url: target, poolSize: 1 })
    await run({ text: 'SELECT 1' })
    cut()
    expect(await run({ text: 'SELECT 1 AS one' })).toEqual([{ one: 1 }])
  })

  it('without a sign of it is given up for a new one', async () => {
    const proxy = await proxied()
    const { run, transaction } = open({
      url: proxy.target,
      statementTimeoutMs: 100,
      poolSize: 6,
      connectTimeoutMs: 300,
    })
    const pids = async () => {
      const rows = await Promise.all(
        [1, 2, 3, 4, 5, 6].map(() =>
          run<{ pid: number }>({ text: 'SELECT pg_backend_pid() AS pid, pg_sleep(0.05)' }),
        ),
      )
      return rows.flat().map(({ pid }) => pid)
    }
    const before = await pids()
    expect(new Set(before).size).toBe(6)
    proxy.swallow()
    const asked = Promise.all([
      run({ text: 'SELECT 1' }),
      transaction(async ({ query }) => query('SELECT 1')),
    ])
    // Those that were idle at the time are not tried one after the other, at 1.1 s each.
    await expect.poll(() => proxy.accepted, { timeout: 2_500, interval: 10 }).toBeGreaterThan(6)
    await proxy.heal()
    await asked
    expect((await pids()).filter((pid) => before.includes(pid))).toEqual([])
  })
})

describe('a server that cannot be reached', () => {
  it('is waited for', async () => {
    const proxy = await proxied()
    await proxy.refuse()
    const logged: string[] = []
    const { run } = open({
      url: proxy.target,
      logger: { log: (level, message) => logged.push(`${level}: ${message}`) },
    })
    const asked = Promise.all([1, 2, 3].map(() => run({ text: 'SELECT 1 AS one' })))
    await expect.poll(() => logged).toEqual(['warn: The database cannot be reached.'])
    await proxy.heal()
    expect(await asked).toEqual([[{ one: 1 }], [{ one: 1 }], [{ one: 1 }]])
    expect(logged).toEqual([
      'warn: The database cannot be reached.',
      'info: The database can be reached again.',
    ])
  })

  it('is named when patience is over, without what is secret', async () => {
    const proxy = await proxied()
    await proxy.refuse()
    const url = Object.assign(new URL(proxy.target), { username: 'somebody', password: 'SECRET' }).href
    const database = open({ url, patienceMs: 150 })
    for (const ask of [
      () => database.run({ text: 'SELECT 1' }),
      () => database.run({ text: 'SELECT 1', repeatable: false }),
      () => database.transaction(async () => {}),
      () => database.listen('things', { onPayload() {}, onGap() {} }),
    ]) {
      const error = await rejection(ask())
      expect(error).toMatchObject({
        code: 'BACKEND_UNAVAILABLE',
        retryable: true,
        message: expect.stringMatching(
          `The database 127.0.0.1:${proxy.port}/postgres could not be reached for \\d+ ms: .*ECONNREFUSED`,
        ),
        action: expect.stringContaining('Check that PostgreSQL runs there'),
      })
      expect(JSON.stringify(error) + String(error)).not.toMatch(/SECRET|somebody/)
      expect(error).not.toHaveProperty('cause')
    }
  })

  it('or does not answer who knocks is given up in time', async () => {
    const proxy = await proxied()
    proxy.swallow()
    const { run } = open({ url: proxy.target, connectTimeoutMs: 100, patienceMs: 300 })
    const startedAt = performance.now()
    expect(await rejection(run({ text: 'SELECT 1' }))).toMatchObject({ code: 'BACKEND_UNAVAILABLE' })
    expect(performance.now() - startedAt).toBeLessThan(1_000)
  })

  it('in time leaves its connection to whoever comes next, set up like any other', async () => {
    const proxy = await proxied()
    proxy.delay(60)
    const { run } = open({ url: proxy.target, poolSize: 1 })
    expect(await rejection(run({ text: 'SELECT 1', patienceMs: 30 }))).toMatchObject({
      code: 'BACKEND_UNAVAILABLE',
    })
    expect(await run({ text: 'SHOW lock_timeout' })).toEqual([{ lock_timeout: '5s' }])
    expect(proxy.accepted).toBe(1)
  })

  it('because its name is unknown may yet become known', async () => {
    const { run } = open({ url: 'postgres://nobody@no-such-host.invalid/app', patienceMs: 100 })
    expect(await rejection(run({ text: 'SELECT 1' }))).toMatchObject({
      code: 'BACKEND_UNAVAILABLE',
      message: expect.stringMatching(/no-such-host\.invalid:5432\/app .*(ENOTFOUND|EAI_AGAIN)/),
    })
  })

  it('is not waited for by who has gone, nor by a database that was closed', async () => {
    const proxy = await proxied()
    await proxy.refuse()
    const database = open({ url: proxy.target, patienceMs: 60_000 })
    const controller = new AbortController()
    const gone = rejection(database.run({ text: 'SELECT 1', signal: controller.signal }))
    const left = rejection(database.run({ text: 'SELECT 1' }))
    const silent = rejection(database.listen('things', { onPayload() {}, onGap() {} }))
    controller.abort()
    expect(await gone).toMatchObject({ code: 'BACKEND_UNAVAILABLE' })
    await database.close()
    expect(String(await left)).toContain('is closed')
    expect(String(await silent)).toContain('is closed')
  })
})

describe('connections', () => {
  it('that are all in use are said to be, when patience is over', async () => {
    const database = open({ url: server().url, poolSize: 2, patienceMs: 150 })
    const slow = Promise.all([1, 2].map(() => database.run({ text: 'SELECT pg_sleep(0.8)' })))
    await whenActive(server().url, 'SELECT pg_sleep(0.8)')
    const controller = new AbortController()
    const gone = rejection(database.run({ text: 'SELECT 1', patienceMs: 60_000, signal: controller.signal }))
    controller.abort()
    expect(await gone).toMatchObject({ code: 'BACKEND_UNAVAILABLE' })
    expect(await rejection(database.run({ text: 'SELECT 1' }))).toMatchObject({
      code: 'BACKEND_UNAVAILABLE',
      message: expect.stringContaining('every connection of the pool is in use'),
      action: expect.stringContaining('poolSize'),
    })
    await slow
    expect(await Promise.all([1, 2, 3].map(() => database.run({ text: 'SELECT 1 AS one' })))).toHaveLength(3)
  })

  it('that the server has none left of are waited for', async () => {
    const all = open({ url: server().url })
    await all.run({ text: 'CREATE ROLE few LOGIN CONNECTION LIMIT 1' })
    const url = Object.assign(new URL(server().url), { username: 'few' }).href
    const first = open({ url })
    await first.run({ text: 'SELECT 1' })
    const second = open({ url })
    const error = await rejection(second.run({ text: 'SELECT 1', patienceMs: 100 }))
    expect(error).toMatchObject({
      code: 'BACKEND_UNAVAILABLE',
      context: { sqlState: '53300' },
      action: expect.stringContaining('max_connections'),
    })
    const asked = second.run({ text: 'SELECT 1 AS one' })
    await first.close()
    expect(await asked).toEqual([{ one: 1 }])
  })
})
