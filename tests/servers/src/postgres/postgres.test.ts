import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline/promises'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { childrenOf, isRunning, signal } from '../machine/processes.ts'
import { sharedPostgres } from '../shared-postgres.ts'
import { ask } from './databases.ts'
import { type PostgresServer, startPostgres } from './postgres.ts'

// These tests are about servers of their own, also where the environment offers one.
vi.stubEnv('REPURPOSE_TEST_POSTGRES_URL', '')

/** For the rest of a test, the environment offers a server. */
function offer(url: string): void {
  vi.stubEnv('REPURPOSE_TEST_POSTGRES_URL', url)
  onTestFinished(() => void vi.stubEnv('REPURPOSE_TEST_POSTGRES_URL', ''))
}

async function settingOf(url: string, name: string): Promise<unknown> {
  const [row] = await ask(url, `show ${name}`)
  return row?.[name]
}

/** A client that stays connected, and what became of its connection. */
async function connectTo(url: string): Promise<{ readonly client: Client; readonly ended: Promise<void> }> {
  const client = new Client({ connectionString: url })
  const ended = new Promise<void>((resolve) => client.once('end', () => resolve()))
  client.on('error', () => {})
  await client.connect()
  onTestFinished(() => client.end())
  return { client, ended }
}

describe('a server', () => {
  let server: PostgresServer

  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(() => server.stop())

  test('answers on the loopback alone, quickly and to many', async () => {
    expect(new URL(server.url).hostname).toBe('127.0.0.1')
    expect(await settingOf(server.url, 'listen_addresses')).toBe('127.0.0.1')
    expect(await settingOf(server.url, 'unix_socket_directories')).toBe('')
    expect(await settingOf(server.url, 'max_connections')).toBe('200')
    expect(await settingOf(server.url, 'fsync')).toBe('off')
    expect(await settingOf(server.url, 'full_page_writes')).toBe('off')
  })

  test.each(['fast', 'immediate', 'crash'] as const)(
    'keeps what was committed over a restart (%s)',
    async (mode) => {
      const { url } = await server.createDatabase()
      await ask(url, 'create table kept as select generate_series(1, 1000) as value')
      const { ended } = await connectTo(url)
      const before = server.pid

      await server.restart({ mode })

      await ended
      expect(server.pid).not.toBe(before)
      expect(await ask(url, 'select sum(value)::int4 as total from kept')).toEqual([{ total: 500_500 }])
    },
  )

  test('is gone with all its processes when it is killed, and comes back on the same port', async () => {
    const { url } = await server.createDatabase()
    const { client, ended } = await connectTo(url)
    await client.query('create table kept (value int4)')
    // A process that computes does not look up to see whether its server lives.
    const computing = client
      .query('select count(*) from generate_series(1, 1000000000)')
      .catch(() => 'broken off')
    const postmaster = server.pid!
    const family = [postmaster, ...(await childrenOf(postmaster))]
    expect(family.length).toBeGreaterThan(3)

    await server.kill()

    expect(family.filter(isRunning)).toEqual([])
    expect(server.pid).toBeUndefined()
    expect(await computing).toBe('broken off')
    await ended
    await expect(ask(url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    await server.restart()
    expect(await ask(url, 'select * from kept')).toEqual([])
  })

  test('notices when somebody else ends it', async () => {
    signal(server.pid!, 'SIGINT')
    await vi.waitFor(() => expect(server.pid).toBeUndefined())
    await server.restart()
    expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(server.log()).toContain('received fast shutdown request')
  })

  test('gives every test an empty database, which goes although somebody is connected', async () => {
    const [left, right] = await Promise.all([server.createDatabase(), server.createDatabase()])
    await ask(left.url, 'create table mine (value int4)')
    expect(await ask(right.url, "select to_regclass('mine') as found")).toEqual([{ found: null }])

    const { ended } = await connectTo(left.url)
    await left.drop()
    await ended
    await left.drop()
    await expect(ask(left.url, 'select 1')).rejects.toMatchObject({ code: '3D000' })
  })

  test('of the environment lends every start a database of its own, and refuses what would touch others', async () => {
    offer(server.url)
    const lent = async () => {
      const rows = await ask(
        server.url,
        "select datname from pg_database where datname like 'repurpose_test_%'",
      )
      return rows.length
    }
    const before = await lent()

    const one = await startPostgres()
    const other = await startPostgres()
    await one.createDatabase()
    expect(new Set([server.url, one.url, other.url]).size).toBe(3)
    expect(await lent()).toBe(before + 3)
    expect(await ask(one.url, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(one.pid).toBeUndefined()
    expect(one.log()).toBe('')
    await expect(one.restart()).rejects.toThrow('REPURPOSE_TEST_POSTGRES_URL cannot be restarted')
    await expect(one.kill()).rejects.toThrow('REPURPOSE_TEST_POSTGRES_URL cannot be killed')
    await expect(startPostgres({ settings: { work_mem: '8MB' } })).rejects.toThrow('the settings work_mem')
    await expect(startPostgres({ durable: true })).rejects.toThrow('fsync is off')

    await one.stop()
    await one.stop()
    await other.stop()
    expect(await lent()).toBe(before)
  })
})

test('settings win over defaults, and a durable server writes as one in production', async () => {
  const server = await startPostgres({ durable: true, settings: { max_connections: '20', work_mem: '8MB' } })
  onTestFinished(server.stop)
  for (const name of ['fsync', 'full_page_writes', 'synchronous_commit']) {
    expect(await settingOf(server.url, name)).toBe('on')
  }
  expect(await settingOf(server.url, 'max_connections')).toBe('20')
  expect(await settingOf(server.url, 'work_mem')).toBe('8MB')

  offer(server.url)
  const lent = await startPostgres({ durable: true })
  expect(await ask(lent.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await lent.stop()
})

test('a setting that PostgreSQL refuses is told with its log', async () => {
  await expect(startPostgres({ settings: { max_connections: 'plenty' } })).rejects.toThrow(
    /max_connections.*plenty/,
  )
})

test('stopping leaves no process and no data behind, also after a kill', async () => {
  const servers = await Promise.all([startPostgres(), startPostgres()])
  for (const server of servers) {
    const { pid } = server
    const data = String(await settingOf(server.url, 'data_directory'))
    expect(existsSync(data)).toBe(true)
    if (server === servers[1]) await server.kill()

    await server.stop()
    await server.stop()

    expect(isRunning(pid!)).toBe(false)
    expect(existsSync(path.dirname(data))).toBe(false)
    await expect(server.restart()).rejects.toThrow('was stopped')
  }
})

test('a server does not outlive the program that started it, even when that is killed', async () => {
  const program = spawn(
    process.execPath,
    [fileURLToPath(new URL('./left-running.fixture.ts', import.meta.url))],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  onTestFinished(() => void program.kill('SIGKILL'))
  const [line] = await Promise.race([
    createInterface(program.stdout)
      [Symbol.asyncIterator]()
      .next()
      .then(({ value }) => [String(value)]),
    new Promise<never>((_, reject) => program.once('exit', () => reject(new Error('The program ended.')))),
  ])
  const { pid, data }: { pid: number; data: string } = JSON.parse(line ?? '')
  expect(isRunning(pid)).toBe(true)

  program.kill('SIGKILL')

  await vi.waitFor(() => expect(isRunning(pid)).toBe(false), { timeout: 4000 })
  await vi.waitFor(() => expect(existsSync(path.dirname(data))).toBe(false), { timeout: 4000 })
})

test('the server that a project shares lends databases', async () => {
  const database = await sharedPostgres().createDatabase()
  expect(await ask(database.url, 'select current_database() as name')).toEqual([{ name: database.name }])
  await database.drop()
})
