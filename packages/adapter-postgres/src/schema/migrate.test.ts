import { PGlite } from '@electric-sql/pglite'
import { BackendError, InputError, systemClock } from '@repurpose/core'
import { sharedPostgres } from '@repurpose/test-servers/shared-postgres'
import { Client, Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { type Database, openEmbedded, openServer } from '../database/index.ts'
import { migrateDatabase, migrationSql, quoteIdentifier } from './index.ts'
import type { Migration } from './migrations.ts'

let names = 0
/** Of a schema that no other test has. */
function freshName(): string {
  names += 1
  return `schema_${names}`
}

const freshRole = () => `role_${process.pid}_${Math.floor(Math.random() * 1e9)}`

const rowsOf = async (database: Database, text: string) => database.run<Record<string, unknown>>({ text })
const versions = (database: Database, schema: string) =>
  rowsOf(database, `select version, name, oldest_reader from ${schema}.migrations order by version`)
const first = { version: 1, name: 'tables and functions', oldest_reader: 1 }

const rejection = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => expect.fail('It should have been refused.'),
    (error: unknown) => error,
  )

/** A later release, which adds a table. */
const later = (version: number, oldestReader = 1): Migration => ({
  version,
  name: `table ${version}`,
  oldestReader,
  sql: (s) => `create table ${s}.later_${version} (id int);`,
})
const one: Migration = {
  version: 1,
  name: 'one',
  oldestReader: 1,
  sql: (s) => `create table ${s}.one (id int);`,
}

function migrates(given: () => Database): void {
  it('creates a schema once, beside others', async () => {
    const database = given()
    const [schema, other] = [freshName(), freshName()]
    for (const name of [schema, schema, other])
      await migrateDatabase({ database, schema: name, mayCreate: true })
    await migrateDatabase({ database, schema, mayCreate: false })
    expect(await versions(database, schema)).toEqual([first])
    expect(await versions(database, other)).toEqual([first])
    await rowsOf(database, `update ${schema}.queue set paused = true`)
    expect(await rowsOf(database, `select paused from ${other}.queue`)).toEqual([{ paused: false }])
    const [classes] = await rowsOf(
      database,
      `select ${schema}.lock_class() <> ${other}.lock_class() as differ`,
    )
    expect(classes).toEqual({ differ: true })
  })

  it('adds what a later release brings, in order', async () => {
    const database = given()
    const schema = freshName()
    await migrateDatabase({ database, schema, mayCreate: true, steps: [one] })
    await migrateDatabase({ database, schema, mayCreate: true, steps: [one, later(2), later(3)] })
    expect((await versions(database, schema)).map((row) => row['version'])).toEqual([1, 2, 3])
    expect(await rowsOf(database, `select from ${schema}.later_2, ${schema}.later_3`)).toEqual([])
  })

  it('leaves nothing of a release that fails half way', async () => {
    const database = given()
    const schema = freshName()
    const broken: Migration = { ...later(3), sql: () => 'select 1 / 0' }
    const failing = migrateDatabase({ database, schema, mayCreate: true, steps: [one, later(2), broken] })
    expect(await rejection(failing)).toMatchObject({ code: 'BACKEND_FAILED' })
    expect(await rowsOf(database, `select from pg_namespace where nspname = '${schema}'`)).toEqual([])
    await migrateDatabase({ database, schema, mayCreate: true, steps: [one, later(2)] })
  })

  it('works with a newer schema that admits it, and refuses any other', async () => {
    const database = given()
    const [open, closed] = [freshName(), freshName()]
    await migrateDatabase({ database, schema: open, mayCreate: true, steps: [one, later(2)] })
    await migrateDatabase({ database, schema: open, mayCreate: true, steps: [one] })
    await migrateDatabase({ database, schema: open, mayCreate: false, steps: [one] })
    await migrateDatabase({
      database,
      schema: closed,
      mayCreate: true,
      steps: [one, later(2, 2), later(3, 2)],
    })
    for (const mayCreate of [true, false]) {
      const error = await rejection(migrateDatabase({ database, schema: closed, mayCreate, steps: [one] }))
      expect(error).toMatchObject({
        code: 'BACKEND_SCHEMA',
        retryable: false,
        action: expect.stringContaining('version 2'),
      })
    }
    await migrateDatabase({ database, schema: closed, mayCreate: false, steps: [one, later(2)] })
  })

  it('says what is missing when it may not create it', async () => {
    const database = given()
    const schema = freshName()
    const check = (steps?: readonly Migration[]) =>
      rejection(migrateDatabase({ database, schema, mayCreate: false, steps }))
    expect(await check()).toMatchObject({
      code: 'BACKEND_SCHEMA',
      message: expect.stringContaining('holds no schema'),
      action: expect.stringContaining('migrationSql()'),
    })
    await rowsOf(database, `create schema ${schema}`)
    expect(await check()).toMatchObject({ message: expect.stringContaining('holds no schema') })
    await rowsOf(database, `create table ${schema}.migrations (version int, oldest_reader int)`)
    expect(await check()).toMatchObject({ message: expect.stringContaining('holds no schema') })
    await rowsOf(database, `drop table ${schema}.migrations`)
    await migrateDatabase({ database, schema, mayCreate: true, steps: [one] })
    expect(await check([one, later(2)])).toMatchObject({
      message: `The schema ${schema} has version 1, and this code needs version 2.`,
    })
  })

  it('refuses a name that is none', async () => {
    const refused = migrateDatabase({ database: given(), schema: 'Mine', mayCreate: true })
    expect(await rejection(refused)).toBeInstanceOf(InputError)
  })

  it('does not touch what somebody else keeps there', async () => {
    const database = given()
    const schema = freshName()
    await rowsOf(database, `create schema ${schema}; create table ${schema}.jobs (id int)`).catch(() => {})
    await rowsOf(database, `create schema if not exists ${schema}`)
    await rowsOf(database, `create table if not exists ${schema}.jobs (id int)`)
    const error = await rejection(migrateDatabase({ database, schema, mayCreate: true }))
    expect(error).toMatchObject({
      code: 'BACKEND_SCHEMA',
      message: expect.stringContaining('something else'),
    })
    expect(
      await rowsOf(
        database,
        `select count(*) as n from pg_class where relnamespace = '${schema}'::regnamespace`,
      ),
    ).toEqual([{ n: 1 }])
  })

  it('is the same as the script for whoever applies it by hand', async () => {
    const database = given()
    const [byCode, byHand] = [freshName(), freshName()]
    await migrateDatabase({ database, schema: byCode, mayCreate: true })
    await database.transaction(async ({ query }) => {
      const script = migrationSql({ schema: byHand })
      expect(script.startsWith('begin;\n') && script.endsWith('commit;\n')).toBe(true)
      await query(script.slice('begin;\n'.length, -'commit;\n'.length))
    })
    await migrateDatabase({ database, schema: byHand, mayCreate: false })
    const described = async (schema: string) => {
      const rows = await rowsOf(
        database,
        `select c.relname::text as name, pg_get_indexdef(c.oid) as text from pg_class c
          where c.relnamespace = '${schema}'::regnamespace
        union all
        select p.oid::regprocedure::text, p.prosrc from pg_proc p where p.pronamespace = '${schema}'::regnamespace
        order by 1, 2`,
      )
      return JSON.stringify(rows).replaceAll(schema, 's')
    }
    expect((await described(byHand)) === (await described(byCode))).toBe(true)
    expect(migrationSql({ after: 1 })).toBe('begin;\ncommit;\n')
    expect(migrationSql()).toContain('"repurpose"')
  })
}

describe('migrating on a server', () => {
  let url = ''
  let database: Database
  let drop = async () => {}
  const openAs = (changes: { user?: string; poolSize?: number } = {}): Database => {
    const { user, poolSize = 2 } = changes
    const own = new URL(url)
    if (user !== undefined) own.username = user
    const opened = openServer({
      url: own.href,
      clock: systemClock,
      randomness: Math.random,
      poolSize,
      patienceMs: 2_000,
    })
    onTestFinished(() => opened.close())
    return opened
  }
  beforeAll(async () => {
    ;({ url, drop } = await sharedPostgres().createDatabase())
    database = openServer({ url, clock: systemClock, randomness: Math.random })
  })
  afterAll(async () => {
    await database.close()
    await drop()
  })

  migrates(() => database)

  it('happens once, however many processes start at once', async () => {
    const schema = freshName()
    const processes = Array.from({ length: 8 }, () => openAs())
    await Promise.all(processes.map((each) => migrateDatabase({ database: each, schema, mayCreate: true })))
    expect(await versions(database, schema)).toEqual([first])
  })

  it('is one statement when there is nothing to do, whoever holds the lock', async () => {
    const schema = freshName()
    await migrateDatabase({ database, schema, mayCreate: true })
    const other = new Client({ connectionString: url })
    await other.connect()
    onTestFinished(() => other.end())
    await other.query('begin')
    await other.query(`select pg_advisory_xact_lock(${schema}.lock_class(), -1)`)
    const calls: string[] = []
    const watched: Database = {
      ...database,
      run(statement) {
        calls.push('run')
        return database.run(statement)
      },
      transaction(body) {
        calls.push('transaction')
        return database.transaction(body)
      },
    }
    await migrateDatabase({ database: watched, schema, mayCreate: true })
    expect(calls).toEqual(['run'])
  })

  it.each(['repeatable read', 'serializable'])(
    'refuses sessions of a pool that begin with %s',
    async (isolation) => {
      const schema = freshName()
      const role = freshRole()
      await rowsOf(database, `create role ${role} login superuser`)
      onTestFinished(async () => void (await rowsOf(database, `drop role ${role}`)))
      await rowsOf(database, `alter role ${role} set default_transaction_isolation = '${isolation}'`)
      const address = new URL(url)
      address.username = role
      const pool = new Pool({ connectionString: address.href })
      onTestFinished(() => pool.end())
      const theirs = openServer({ pool, clock: systemClock, randomness: Math.random })
      onTestFinished(() => theirs.close())
      const open = (to: Database) => migrateDatabase({ database: to, schema, mayCreate: true })
      const expected = {
        code: 'BACKEND_SCHEMA',
        action: expect.stringContaining('default_transaction_isolation'),
      }
      expect(await rejection(open(theirs))).toMatchObject(expected)
      await open(database)
      // Connections of our own go by what they set themselves.
      await open(openAs({ user: role }))
      expect(await rejection(open(theirs))).toMatchObject(expected)
    },
  )

  it('goes through although the connection is cut in the middle', async () => {
    const schema = freshName()
    let cuts = 0
    const cutting: Migration = {
      ...one,
      sql: (s) => {
        cuts += 1
        const cut = cuts < 3 ? 'select pg_terminate_backend(pg_backend_pid());' : ''
        return `create table ${s}.one (id int); ${cut}`
      },
    }
    await migrateDatabase({ database: openAs(), schema, mayCreate: true, steps: [cutting] })
    expect(cuts).toBe(3)
    expect(await versions(database, schema)).toMatchObject([{ version: 1 }])
  })

  it('gives up on a connection that is cut again and again, and begins anew the next time', async () => {
    const schema = freshName()
    const broken: Migration = {
      ...one,
      sql: (s) => `${one.sql(s)} select pg_terminate_backend(pg_backend_pid());`,
    }
    const own = openAs()
    const error = await rejection(
      migrateDatabase({ database: own, schema, mayCreate: true, steps: [broken] }),
    )
    expect(error).toMatchObject({ code: 'BACKEND_UNAVAILABLE' })
    expect(await rowsOf(database, `select from pg_namespace where nspname = '${schema}'`)).toEqual([])
    await migrateDatabase({ database: own, schema, mayCreate: true, steps: [one] })
  })

  it('says which right is missing', async () => {
    const [schema, theirs, role] = [freshName(), freshName(), freshRole()]
    await rowsOf(database, `create role ${role} login`)
    onTestFinished(async () => {
      await rowsOf(database, `drop owned by ${role} cascade`)
      await rowsOf(database, `drop role ${role}`)
    })
    const weak = openAs({ user: role })
    const attempt = (name: string, mayCreate = true) =>
      rejection(migrateDatabase({ database: weak, schema: name, mayCreate }))

    const cannotCreateSchema = await attempt(schema)
    expect(BackendError.isInstance(cannotCreateSchema)).toBe(true)
    expect(cannotCreateSchema).toMatchObject({
      code: 'BACKEND_SCHEMA',
      action: expect.stringContaining('create on database'),
    })
    await rowsOf(database, `create schema ${schema}`)
    expect(await attempt(schema)).toMatchObject({
      action: expect.stringContaining(`usage on schema ${schema}`),
    })
    await rowsOf(database, `grant usage on schema ${schema} to ${role}`)
    expect(await attempt(schema)).toMatchObject({
      code: 'BACKEND_SCHEMA',
      action: expect.stringContaining(`create on schema ${schema}`),
    })
    await rowsOf(database, `grant create on schema ${schema} to ${role}`)
    await migrateDatabase({ database: weak, schema, mayCreate: true })

    // One role creates it, another works with it.
    await migrateDatabase({ database, schema: theirs, mayCreate: true })
    expect(await attempt(theirs, false)).toMatchObject({ action: expect.stringContaining('select, insert') })
    await rowsOf(database, `grant usage on schema ${theirs} to ${role}`)
    expect(await attempt(theirs, false)).toMatchObject({ action: expect.stringContaining('select, insert') })
    await rowsOf(
      database,
      `grant select, insert, update, delete on all tables in schema ${theirs} to ${role}`,
    )
    await rowsOf(database, `grant usage, select on all sequences in schema ${theirs} to ${role}`)
    await rowsOf(database, `grant execute on all functions in schema ${theirs} to ${role}`)
    await migrateDatabase({ database: weak, schema: theirs, mayCreate: true })
    const [answer] = await rowsOf(
      weak,
      `select ${theirs}.tick(1, 'p', 1000, '[]', 0, 1000, 0, '{}') as answer`,
    )
    expect(answer).toBeDefined()
  })
})

describe('migrating embedded', () => {
  let pglite: PGlite
  let database: Database
  beforeAll(async () => {
    pglite = await PGlite.create()
    database = await openEmbedded({ pglite, clock: systemClock })
  }, 60_000)
  afterAll(async () => {
    await database.close()
    await pglite.close()
  })

  migrates(() => database)
})

describe('quoteIdentifier()', () => {
  it.each(['repurpose', '_', 'a1_b', 'a'.repeat(48), 'select'])('quotes %s', (name) => {
    expect(quoteIdentifier(name)).toBe(`"${name}"`)
  })
  it.each(['', 'A', '1a', 'a-b', 'a"b', 'a'.repeat(49), 'pg_mine', 'ä', 'a\n'])('refuses %o', (name) => {
    const refuse = () => quoteIdentifier(name)
    expect(refuse).toThrow(InputError)
    expect(refuse).toThrow(expect.objectContaining({ path: 'schema' }))
  })
})
