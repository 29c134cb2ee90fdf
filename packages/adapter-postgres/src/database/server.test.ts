import { BackendError, InputError } from '@repurpose/core'
import { createProxy } from '@repurpose/test-servers'
import pg from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { StatementRefused } from './failure.ts'
import { open, rejection, serverOfThisFile, whenActive } from './server.fixture.ts'

const server = serverOfThisFile()

async function freshUrl(): Promise<string> {
  return (await server().createDatabase()).url
}

function callersPool(options: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(options)
  onTestFinished(async () => {
    if (!pool.ended) await pool.end()
  })
  return pool
}

describe('a statement', () => {
  it('gives rows whose values need no second look', async () => {
    const { run } = open({ url: server().url })
    const rows = await run({
      text: `SELECT $1::int8 AS "int8", $2::jsonb AS "jsonb", '{"b": [1]}'::json AS "json", 7::int4 AS "int4",
        true AS yes, 'text' AS "text", 0.5::float8 AS "float8", NULL::int8 AS nothing,
        $3::text[] AS texts, ARRAY[1, NULL, 9007199254740991]::int8[] AS numbers, '{}'::int8[] AS none,
        ARRAY['{"a":1}']::jsonb[] AS documents, '2026-01-02T03:04:05Z'::timestamptz AS "time"`,
      values: [9007199254740991, '{"a": "ü"}', ['a "quoted" \\ word', 'NULL', '', null, 'a,{b}\n', ' ']],
    })
    expect(rows).toEqual([
      {
        int8: 9007199254740991,
        jsonb: '{"a": "ü"}',
        json: '{"b": [1]}',
        int4: 7,
        yes: true,
        text: 'text',
        float8: 0.5,
        nothing: null,
        texts: ['a "quoted" \\ word', 'NULL', '', null, 'a,{b}\n', ' '],
        numbers: [1, null, 9007199254740991],
        none: [],
        documents: ['{"a": 1}'],
        time: new Date('2026-01-02T03:04:05Z'),
      },
    ])
    expect(pg.types.getTypeParser(pg.types.builtins.INT8)('1')).toBe('1')
  })

  it('is prepared once for a connection, and not behind a pooler that shares sessions', async () => {
    const prepared = 'SELECT count(*) AS count FROM pg_prepared_statements WHERE $1::text IS NOT NULL'
    const own = open({ url: server().url, poolSize: 1 })
    await own.run({ text: 'SELECT $1::text', values: ['x'] })
    await own.run({ text: 'SELECT $1::text', values: ['y'] })
    expect(await own.run({ text: prepared, values: [''] })).toEqual([{ count: 2 }])

    const shared = open({ url: server().url, poolSize: 1, preparedStatements: false })
    await shared.run({ text: 'SELECT $1::text', values: ['x'] })
    expect(await shared.run({ text: prepared, values: [''] })).toEqual([{ count: 0 }])
    expect(await shared.run({ text: 'SHOW statement_timeout' })).toEqual([{ statement_timeout: '0' }])
  })

  it.each([
    ['that a session forgot', 'DEALLOCATE ALL'],
    ['whose result has other columns now', 'ALTER TABLE things ADD COLUMN "more" text'],
  ])('%s is prepared again', async (_, change) => {
    const { run } = open({ url: await freshUrl(), poolSize: 1 })
    await run({ text: 'CREATE TABLE things (id int8)' })
    const read = { text: 'SELECT * FROM things WHERE id = $1', values: [1] }
    expect(await run(read)).toEqual([])
    await run({ text: change })
    expect(await run(read)).toEqual([])
  })

  it('runs on a session with limits and a name', async () => {
    const { run } = open({ url: server().url, statementTimeoutMs: 4_000 })
    const [row] = await run({
      text: `SELECT current_setting('statement_timeout') AS statement, current_setting('lock_timeout') AS lock,
        current_setting('idle_in_transaction_session_timeout') AS idle, current_setting('application_name') AS name`,
    })
    expect(row).toEqual({ statement: '4s', lock: '5s', idle: '3s', name: 'repurpose' })
  })

  it('that takes too long is stopped and said to be', async () => {
    const { run } = open({ url: server().url, statementTimeoutMs: 150, patienceMs: 200 })
    const error = await rejection(run({ text: 'SELECT pg_sleep(30)' }))
    expect(error).toMatchObject({
      code: 'BACKEND_UNAVAILABLE',
      retryable: true,
      context: { sqlState: '57014' },
    })
    expect(await run({ text: 'SELECT 1 AS one' })).toEqual([{ one: 1 }])
  })

  it('is repeated when it lost a deadlock', async () => {
    const database = open({ url: await freshUrl() })
    const { run } = database
    await run({ text: 'CREATE TABLE things (id int8 PRIMARY KEY, times int8)' })
    await run({ text: 'INSERT INTO things SELECT id, 0 FROM generate_series(1, 2) AS id' })
    await run({
      text: `CREATE FUNCTION touch(first int8, second int8) RETURNS void LANGUAGE plpgsql AS $$ BEGIN
        UPDATE things SET times = times + 1 WHERE id = first;
        PERFORM pg_sleep(0.05);
        UPDATE things SET times = times + 1 WHERE id = second;
      END $$`,
    })
    const both = [
      [1, 2],
      [2, 1],
    ]
    await Promise.all(both.map((values) => run({ text: 'SELECT touch($1, $2)', values, repeatable: false })))
    expect(await run({ text: 'SELECT sum(times)::int8 AS times FROM things' })).toEqual([{ times: 4 }])
  })
})

describe('a refusal', () => {
  it('of one of the adapter’s functions is passed on in its own words', async () => {
    const { run } = open({ url: await freshUrl() })
    await run({
      text: `CREATE FUNCTION refuse() RETURNS void LANGUAGE plpgsql AS $$ BEGIN
        RAISE EXCEPTION USING ERRCODE = 'RP001', MESSAGE = 'job-1', DETAIL = '{"state":"failed"}';
      END $$`,
    })
    const error = await rejection(run({ text: 'SELECT refuse()' }))
    expect(error).toBeInstanceOf(StatementRefused)
    expect(error).toMatchObject({ sqlState: 'RP001', message: 'job-1', detail: '{"state":"failed"}' })
  })

  it('names the state and the constraint, and no values', async () => {
    const { run } = open({ url: await freshUrl() })
    await run({ text: 'CREATE TABLE things (id text CONSTRAINT only_once UNIQUE, more int8)' })
    const insert = { text: 'INSERT INTO things VALUES ($1, 1)', values: ['SECRET'] }
    await run(insert)
    const duplicate = await rejection(run(insert))
    expect(duplicate).toBeInstanceOf(BackendError)
    expect(duplicate).toMatchObject({
      code: 'BACKEND_FAILED',
      retryable: false,
      context: { sqlState: '23505', constraint: 'only_once' },
    })
    const wrong = await rejection(run({ text: 'SELECT $1::int8', values: ['SECRET'] }))
    expect(wrong).toMatchObject({ code: 'BACKEND_FAILED', context: { sqlState: '22P02' } })
    const missing = await rejection(run({ text: 'SELECT missing()' }))
    expect(missing).toMatchObject({ code: 'BACKEND_FAILED', context: { sqlState: '42883' } })
    expect(String(missing)).toContain('function missing() does not exist')
    for (const error of [duplicate, wrong, missing]) {
      expect(JSON.stringify(error) + String(error)).not.toContain('SECRET')
      expect(error).not.toHaveProperty('cause')
    }
  })

  it('of values that cannot be sent is no reason to go on', async () => {
    const { run } = open({ url: server().url })
    const loop: unknown[] = []
    loop.push({ loop })
    expect(await rejection(run({ text: 'SELECT $1::jsonb', values: loop }))).toMatchObject({
      code: 'BACKEND_FAILED',
    })
    expect(await run({ text: 'SELECT 1 AS one' })).toEqual([{ one: 1 }])
  })
})

describe('who may not come in', () => {
  it.each([
    ['a wrong password', 'guarded', 'SECRET', '28P01'],
    ['no password', 'guarded', '', undefined],
    ['an unknown name', 'stranger', 'SECRET', '28000'],
  ])('is told at once, with %s', async (_, username, password, sqlState) => {
    await open({ url: server().url }).run({
      text: `DO $$ BEGIN CREATE ROLE guarded LOGIN PASSWORD 'right'; EXCEPTION WHEN duplicate_object THEN END $$`,
    })
    const database = open({ url: Object.assign(new URL(server().url), { username, password }).href })
    for (const ask of [
      () => database.run({ text: 'SELECT 1' }),
      () => database.transaction(async () => {}),
      () => database.listen('things', { onPayload() {}, onGap() {} }),
    ]) {
      const startedAt = performance.now()
      const error = await rejection(ask())
      expect(performance.now() - startedAt).toBeLessThan(1_000)
      expect(error).toMatchObject({ code: 'BACKEND_FAILED', action: expect.stringContaining('Check') })
      expect((error as BackendError).context).toMatchObject(sqlState === undefined ? {} : { sqlState })
      expect(JSON.stringify(error) + String(error)).not.toMatch(/SECRET|guarded|stranger/)
      expect(error).not.toHaveProperty('cause')
    }
  })

  it.each([
    ['mysql://root:SECRET@localhost/app'],
    ['postgres://user:SECRET@host:port/app'],
    ['postgres://user:SECRET@host/app?sslrootcert=/no/such/file'],
  ])('is told that the URL cannot be used: %s', (url) => {
    let error: unknown
    try {
      open({ url })
    } catch (thrown) {
      error = thrown
    }
    expect(error).toBeInstanceOf(InputError)
    expect(error).toMatchObject({ path: 'url' })
    expect(JSON.stringify(error) + String(error)).not.toContain('SECRET')
    expect(error).not.toHaveProperty('cause')
  })

  it('is told what database is missing', async () => {
    const url = new URL(server().url)
    url.pathname = 'missing'
    expect(await rejection(open({ url: url.href }).run({ text: 'SELECT 1' }))).toMatchObject({
      code: 'BACKEND_FAILED',
      message: expect.stringContaining('database "missing" does not exist'),
      action: expect.stringContaining('Create the database'),
    })
  })
})

describe('a connection that cannot be set up', () => {
  it('is not used', async () => {
    const { run } = open({ url: server().url, statementTimeoutMs: -1 })
    expect(await rejection(run({ text: 'SELECT 1' }))).toMatchObject({
      code: 'BACKEND_FAILED',
      context: { sqlState: '22023' },
    })
  })
})

describe('a transaction', () => {
  it('is kept whole or not at all', async () => {
    const { run, transaction } = open({ url: await freshUrl() })
    const made = await transaction(async ({ query }) => {
      await query('CREATE TABLE things (id int8); INSERT INTO things VALUES (1); SELECT 1')
      const { rows } = await query('SELECT id FROM things WHERE id = $1', [1])
      return rows
    })
    expect(made).toEqual([{ id: 1 }])
    const mine = new Error('mine')
    const error = await rejection(
      transaction(async ({ query }) => {
        await query('INSERT INTO things VALUES (2)')
        throw mine
      }),
    )
    expect(error).toBe(mine)
    expect(await run({ text: 'SELECT id FROM things' })).toEqual([{ id: 1 }])
  })

  it('says what was refused, and gives its connection back', async () => {
    const { run, transaction } = open({ url: server().url, poolSize: 1 })
    expect(await rejection(transaction(({ query }) => query('SELECT missing()')))).toMatchObject({
      code: 'BACKEND_FAILED',
      context: { sqlState: '42883' },
    })
    expect(await run({ text: 'SELECT 1 AS one' })).toEqual([{ one: 1 }])
  })

  it('that hides a failed statement is not taken for committed', async () => {
    const { transaction } = open({ url: server().url })
    const error = await rejection(
      transaction(async ({ query }) => {
        await query('SELECT missing()').catch(() => {})
      }),
    )
    expect(error).toMatchObject({ code: 'BACKEND_FAILED', message: expect.stringContaining('rolled') })
  })

  it('whose connection breaks leaves nothing behind', async () => {
    const { run, transaction } = open({ url: await freshUrl(), poolSize: 1 })
    await run({ text: 'CREATE TABLE things (id int8)' })
    const error = await rejection(
      transaction(async ({ query }) => {
        await query('INSERT INTO things VALUES (1)')
        await query('SELECT pg_terminate_backend(pg_backend_pid())')
      }),
    )
    expect(error).toMatchObject({ code: 'BACKEND_UNAVAILABLE', context: { sqlState: '57P01' } })
    expect(await run({ text: 'SELECT id FROM things' })).toEqual([])
  })
})

describe('a pool of the caller’s', () => {
  it('keeps its sessions as they were, and stays open', async () => {
    const pool = callersPool({ connectionString: server().url, max: 3, application_name: 'theirs' })
    const database = open({ pool })
    expect(await database.run({ text: 'SELECT 1::int8 AS one' })).toEqual([{ one: 1 }])
    const silent = await database.listen('things', { onPayload() {}, onGap() {} })
    await database.transaction(({ query }) => query('SELECT 1'))
    await database.close()
    await silent()
    expect(pool.idleCount).toBe(pool.totalCount)
    expect(pool.listenerCount('error')).toBe(0)
    const [client, other] = [await pool.connect(), await pool.connect()]
    for (const each of [client, other]) {
      const { rows } = await each.query(
        `SELECT current_setting('statement_timeout') AS limit, current_setting('application_name') AS name,
          1::int8 AS one, (SELECT count(*)::int4 FROM pg_listening_channels()) AS channels`,
      )
      expect(rows).toEqual([{ limit: '0', name: 'theirs', one: '1', channels: 0 }])
      expect(each.listenerCount('notification')).toBe(0)
      each.release()
    }
  })

  it('that is all in use is waited for no longer than patience', async () => {
    const pool = callersPool({ connectionString: server().url, max: 1 })
    const database = open({ pool, patienceMs: 200 })
    const client = await pool.connect()
    const error = await rejection(database.run({ text: 'SELECT 1' }))
    expect(error).toMatchObject({
      code: 'BACKEND_UNAVAILABLE',
      message: expect.stringContaining('the pool lent no connection in time'),
    })
    client.release()
    expect(await database.run({ text: 'SELECT 1 AS one' })).toEqual([{ one: 1 }])
    expect(pool.idleCount).toBe(1)
  })

  it('that was ended is no reason to go on', async () => {
    const pool = callersPool({ connectionString: server().url })
    await pool.end()
    expect(await rejection(open({ pool }).run({ text: 'SELECT 1' }))).toMatchObject({
      code: 'BACKEND_FAILED',
      message: expect.stringContaining('its pool was ended'),
    })
  })

  it('loses an idle connection without ending the process', async () => {
    const pool = callersPool({ connectionString: server().url, max: 1 })
    const database = open({ pool })
    const [row] = await database.run<{ pid: number }>({ text: 'SELECT pg_backend_pid() AS pid' })
    const removed = new Promise((resolve) => pool.once('remove', resolve))
    await open({ url: server().url }).run({ text: 'SELECT pg_terminate_backend($1)', values: [row?.pid] })
    await removed
    expect(await database.run({ text: 'SELECT 1 AS one' })).toEqual([{ one: 1 }])
  })

  it('is named by what it tells of itself', async () => {
    const pool = callersPool({ host: '127.0.0.1', port: 1, user: 'me', password: 'SECRET', database: 'app' })
    const known = await rejection(open({ pool, patienceMs: 50 }).run({ text: 'SELECT 1' }))
    expect(known).toMatchObject({
      message: expect.stringContaining('127.0.0.1:1/app'),
      context: { database: '127.0.0.1:1/app' },
    })
    const senseless = callersPool({ connectionString: 'postgres://me:SECRET@host:port/app' })
    const unusable = await rejection(open({ pool: senseless }).run({ text: 'SELECT 1' }))
    expect(unusable).toMatchObject({ code: 'BACKEND_FAILED' })
    expect(JSON.stringify(unusable) + String(unusable)).not.toContain('SECRET')
    const structural = {
      connect: pool.connect.bind(pool),
      on: () => {},
      removeListener: () => {},
    }
    const unknown = await rejection(open({ pool: structural, patienceMs: 50 }).run({ text: 'SELECT 1' }))
    expect(String(unknown)).toContain('of the given pool')
  })
})

describe('closing', () => {
  it('lets statements under way finish and refuses new ones', async () => {
    const database = open({ url: server().url, poolSize: 1 })
    await database.run({ text: 'SELECT 1' })
    const slow = database.run({ text: 'SELECT pg_sleep(0.3), 1 AS one' })
    const queued = rejection(database.run({ text: 'SELECT 2' }))
    await whenActive(server().url, 'SELECT pg_sleep(0.3)')
    const closed = database.close()
    expect(database.close()).toBe(closed)
    expect(await slow).toMatchObject([{ one: 1 }])
    expect(await queued).toMatchObject({ code: 'BACKEND_UNAVAILABLE' })
    await closed
    for (const ask of [
      () => database.run({ text: 'SELECT 1' }),
      () => database.transaction(async () => {}),
      () => database.listen('things', { onPayload() {}, onGap() {} }),
    ]) {
      expect(await rejection(ask())).toMatchObject({
        code: 'BACKEND_UNAVAILABLE',
        message: expect.stringContaining('is closed'),
      })
    }
  })

  it('does not wait for a server that no longer answers', async () => {
    const proxy = await createProxy({ port: Number(new URL(server().url).port) })
    onTestFinished(proxy.stop)
    const database = open({ url: proxy.url(server().url), statementTimeoutMs: 100 })
    await Promise.all([1, 2, 3].map(() => database.run({ text: 'SELECT 1' })))
    await database.listen('things', { onPayload() {}, onGap() {} })
    proxy.swallow()
    const asked = rejection(database.run({ text: 'SELECT 1' }))
    const startedAt = performance.now()
    await database.close()
    expect(performance.now() - startedAt).toBeLessThan(3_500)
    expect(await asked).toMatchObject({ code: 'BACKEND_UNAVAILABLE' })
  })
})
