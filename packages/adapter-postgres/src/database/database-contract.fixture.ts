import { describe, expect, it } from 'vitest'
import type { Database } from './database.ts'
import { StatementRefused } from './failure.ts'

interface RoundTrip {
  readonly type: string
  /** What is sent, under a name for the test. */
  readonly values: { readonly [name: string]: unknown }
  /** What comes back, where it is not what was sent. */
  readonly read?: (sent: never) => unknown
}

const awkward = [
  '',
  ' ',
  'NULL',
  'null',
  '{}',
  '{a,b}',
  'a,b',
  '"',
  '\\',
  '\\"',
  "it's",
  '\n\t\r',
  '$1 $$',
  '😀é',
  '\\x41',
]
const long = 'Ein "langer" \\ Text. '.repeat(50_000)

const roundTrips: readonly RoundTrip[] = [
  {
    type: 'text',
    values: { ...Object.fromEntries(awkward.map((text) => [JSON.stringify(text), text])), long, none: null },
  },
  { type: 'text', values: { missing: undefined }, read: () => null },
  {
    type: 'text[]',
    values: {
      awkward,
      empty: [],
      nulls: [null, 'a', null],
      one: [''],
      long: [long, long],
      many: Array.from({ length: 5_000 }, (_, index) => `job-${index}`),
      none: null,
    },
  },
  { type: 'int8', values: { zero: 0, largest: Number.MAX_SAFE_INTEGER, smallest: Number.MIN_SAFE_INTEGER } },
  { type: 'int8', values: { bigint: 1_234_567_890_123n, text: '42' }, read: Number },
  {
    type: 'int8[]',
    values: { some: [1, -2, Number.MAX_SAFE_INTEGER], empty: [], nulls: [null, 7, null], none: null },
  },
  { type: 'int8[]', values: { bigints: [1n, 2n] }, read: (sent: readonly bigint[]) => sent.map(Number) },
  { type: 'int4', values: { zero: 0, largest: 2_147_483_647, smallest: -2_147_483_648 } },
  { type: 'int4[]', values: { some: [1, -2, 3], empty: [], nulls: [null, 7] } },
  {
    type: 'float8',
    values: {
      tenth: 0.1,
      huge: 1e21,
      tiny: 5e-324,
      largest: Number.MAX_VALUE,
      endless: Number.POSITIVE_INFINITY,
      none: Number.NaN,
    },
  },
  {
    type: 'float8[]',
    values: {
      some: [0.1, 1e21, 1e-7, -2],
      endless: [Number.NEGATIVE_INFINITY, Number.NaN],
      empty: [],
      nulls: [null, 0.5],
    },
  },
  { type: 'boolean', values: { yes: true, no: false } },
  { type: 'boolean[]', values: { some: [true, false, null], empty: [] } },
  {
    type: 'json',
    values: { text: '{ "a" : [1, "\\u00e9"] }', large: '12345678901234567890', nothing: 'null' },
  },
  { type: 'jsonb', values: { text: '{"a": [1, 2.50, "x\\"y"], "b": null}', large: '12345678901234567890' } },
  { type: 'timestamptz', values: { moment: new Date(1_795_337_123_456) } },
]

/**
 * What every database must do alike, because the same statements run on all of them.
 *
 * @param open gives the database, which stays open
 */
export function itKeepsTheContract(open: () => Database): void {
  describe.each(roundTrips)('a value of the type $type', ({ type, values, read }) => {
    it.each(Object.entries(values))(`comes back: %s`, async (_, sent) => {
      const [row] = await open().run<{ value: unknown }>({
        text: `SELECT $1::${type} AS value`,
        values: [sent],
      })
      // The table says what its own values are read as.
      expect(row?.value).toEqual(read === undefined ? sent : read(sent as never))
    })
  })

  it('takes arrays that functions unnest side by side', async () => {
    const rows = await open().run({
      text: 'SELECT * FROM unnest($1::text[], $2::int8[], $3::float8[], $4::boolean[], $5::text[]::jsonb[]) AS t(a, b, c, d, e)',
      values: [
        ['x', null],
        [1, 2],
        [0.5, null],
        [true, false],
        ['{"a": 1}', null],
      ],
    })
    expect(rows).toEqual([
      { a: 'x', b: 1, c: 0.5, d: true, e: '{"a": 1}' },
      { a: null, b: 2, c: null, d: false, e: null },
    ])
  })

  it('gives counts as numbers and json that was built as text', async () => {
    const [row] = await open().run({
      text: `SELECT count(*) AS count, array_agg(n) AS numbers, array_agg(n::text) AS texts,
        json_build_object('n', 1) AS built FROM generate_series(1::int8, 3) AS n`,
    })
    expect(row).toEqual({ count: 3, numbers: [1, 2, 3], texts: ['1', '2', '3'], built: '{"n" : 1}' })
  })

  it('gives no rows where there are none', async () => {
    expect(await open().run({ text: 'SELECT 1 AS a WHERE false' })).toEqual([])
    expect(await open().run({ text: 'SELECT 1 AS a WHERE $1', values: [false] })).toEqual([])
  })

  it('runs many at once', async () => {
    const sums = Array.from({ length: 50 }, (_, index) =>
      open().run<{ sum: number }>({ text: 'SELECT $1::int8 + 1 AS sum', values: [index] }),
    )
    expect((await Promise.all(sums)).map(([row]) => row?.sum)).toEqual(sums.map((_, index) => index + 1))
  })

  it('refuses what is wrong, says by which state, and tells no values', async () => {
    const failure: unknown = await open()
      .run({ text: 'SELECT $1::int4', values: ['a secret'] })
      .catch((error: unknown) => error)
    expect(failure).toMatchObject({ code: 'BACKEND_FAILED', context: { sqlState: '22P02' } })
    expect(JSON.stringify([failure, String(failure), causesOf(failure)])).not.toContain('secret')
    await expect(open().run({ text: 'SELECT 1 FROM nowhere' })).rejects.toMatchObject({
      context: { sqlState: '42P01' },
    })
    expect(await open().run({ text: 'SELECT 1 AS a' })).toEqual([{ a: 1 }])
  })

  it('hands on what functions of the adapter raise', async () => {
    const raised = open().run({
      text: `DO $$ BEGIN RAISE EXCEPTION 'The lease is lost.' USING ERRCODE = 'RP001', DETAIL = 'canal'; END $$`,
    })
    await expect(raised).rejects.toBeInstanceOf(StatementRefused)
    await expect(raised).rejects.toMatchObject({
      sqlState: 'RP001',
      message: 'The lease is lost.',
      detail: 'canal',
    })
  })

  it('keeps a transaction whole or does none of it', async () => {
    await open().run({ text: 'DROP TABLE IF EXISTS contract; CREATE TABLE contract (n int8 PRIMARY KEY)' })
    const added = await open().transaction(async (session) => {
      await session.query('INSERT INTO contract SELECT unnest($1::int8[])', [[1, 2]])
      await session.query('INSERT INTO contract VALUES (3); INSERT INTO contract VALUES (4)')
      return (await session.query('SELECT n, $1::json AS j FROM contract ORDER BY n', ['{}'])).rows
    })
    expect(added).toEqual([1, 2, 3, 4].map((n) => ({ n, j: '{}' })))

    const own = new Error('of the body')
    const undone = open().transaction(async (session) => {
      await session.query('DELETE FROM contract')
      throw own
    })
    await expect(undone).rejects.toBe(own)
    const refused = open().transaction(async (session) => {
      await session.query('DELETE FROM contract')
      await session.query('INSERT INTO contract VALUES ($1), ($1)', [9])
    })
    await expect(refused).rejects.toMatchObject({ code: 'BACKEND_FAILED', context: { sqlState: '23505' } })

    expect(await open().run({ text: 'SELECT count(*) AS n FROM contract' })).toEqual([{ n: 4 }])
    await open().run({ text: 'DROP TABLE contract' })
  })

  it('says in a transaction what a function raised', async () => {
    const raised = open().transaction(async (session) => {
      await session.query(`DO $$ BEGIN RAISE EXCEPTION 'No.' USING ERRCODE = 'RP002'; END $$`)
    })
    await expect(raised).rejects.toMatchObject({ sqlState: 'RP002', message: 'No.' })
  })
}

function causesOf(error: unknown): readonly string[] {
  return error instanceof Error ? [error.message, ...causesOf(error.cause)] : []
}
