import type { ContentRecord, ContentsQuery } from '@repurpose/core'
import { describe, expect, it } from 'vitest'
import { type OpenScene, onEmbedded, onServer } from './reading.fixture.ts'

describe('on a server', () => reads(onServer().open))
describe('embedded', () => reads(onEmbedded().open))

function reads(open: OpenScene): void {
  it('gives a job as the record that every backend gives', async () => {
    const { reading, create } = await open()
    await create('root', { labels: { tenant: 'acme' }, level: 0 })
    await create('child', { parent: 'root', level: 2 })
    const { createdAt, ...record } = (await reading.get('root'))!
    expect(record).toStrictEqual({
      ...{ id: 'root', pipeline: 'article', version: 1, lane: 'default', state: 'queued', rootId: 'root' },
      ...{ priority: { level: 'high', score: 0 }, labels: { tenant: 'acme' }, parent: undefined },
      ...{ seq: 1, endedAt: undefined, wakeAt: undefined, error: undefined },
    })
    expect(createdAt).toBeGreaterThan(1_700_000_000_000)
    expect(await reading.get('child')).toMatchObject({
      priority: { level: 'low', score: 0 },
      parent: { id: 'root', key: 'key/child' },
      rootId: 'root',
    })
    expect(await reading.get('nobody')).toBeUndefined()
  })

  it('says when a job is due, and how it ended', async () => {
    const { reading, create, settle } = await open()
    await create('parked')
    await settle({ state: 'parked', at: 4_000_000_000_000 })
    await create('failed')
    const error = {
      code: 'X',
      message: 'why',
      category: 'provider',
      retryable: true,
      context: { z: 1, a: 2 },
    }
    await settle({ state: 'failed', error, outcome: { status: 'failed', error }, cost: { micros: 1 } })
    expect(await reading.get('parked')).toMatchObject({
      state: 'parked',
      wakeAt: 4_000_000_000_000,
      endedAt: undefined,
    })
    const failed = (await reading.get('failed'))!
    expect(failed).toMatchObject({ state: 'failed', wakeAt: undefined, endedAt: expect.any(Number) })
    expect(JSON.stringify(failed.error)).toBe(JSON.stringify(error))
  })

  it('gives cards of the jobs that exist', async () => {
    const { reading, create } = await open()
    await create('one', { labels: { tenant: 'acme' }, pipeline: 'novel' })
    await create('two', { parent: 'one' })
    const cards = await reading.cards(['two', 'one', 'nobody'])
    expect([...cards].sort((one, other) => (one.id < other.id ? -1 : 1))).toEqual([
      { id: 'one', rootId: 'one', pipeline: 'novel', labels: { tenant: 'acme' } },
      { id: 'two', rootId: 'one', pipeline: 'article', labels: {} },
    ])
    expect(await reading.cards([])).toEqual([])
  })

  it('reads logs, whole and in part, with values as they were written', async () => {
    const { reading, create, sql } = await open()
    const value = { z: [1, null, 1e21], a: { ü: '🚢 "\\n"', __proto__x: {} }, '': '' }
    const facts = Array.from({ length: 5 }, (_, n) => ({ type: 'warning', n, value, at: n }))
    await create('one', { facts })
    await create('two', { facts: facts.slice(0, 2) })
    const log = await reading.read({ jobId: 'one', after: 0 })
    expect(log.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5])
    expect(JSON.stringify(log[3])).toBe(JSON.stringify({ ...facts[3], seq: 4 }))
    const read = async (after: number, limit?: number) =>
      (await reading.read({ jobId: 'one', after, limit })).map(({ seq }) => seq)
    expect([await read(3), await read(1, 2), await read(5), await read(0, 0)]).toEqual([
      [4, 5],
      [2, 3],
      [],
      [],
    ])
    const numbers = await sql<{ number: number }>('select number from s.jobs order by number')
    const [one, two] = numbers.map(({ number }) => number) as [number, number]
    const logs = await reading.logs([
      { number: one, after: 1, upTo: 3 },
      { number: two, after: 2, upTo: 2 },
      { number: 999, after: 0, upTo: 9 },
    ])
    expect([...logs].map(([number, part]) => [number, part.map(({ seq }) => seq)])).toEqual([
      [one, [2, 3]],
      [two, []],
      [999, []],
    ])
    expect(await reading.logs([])).toEqual(new Map())
  })

  it('counts jobs in every state, however they came into it', async () => {
    const { reading, create, settle, sql } = await open()
    expect((await reading.counts()).states).toMatchObject({ queued: 0, succeeded: 0 })
    for (const [id, level] of [
      ['a', 0],
      ['b', 0],
      ['c', 2],
      ['d', 1],
      ['e', 1],
      ['f', 1],
    ] as const) {
      await create(id, { level })
    }
    await settle({ state: 'succeeded' })
    await settle({ state: 'failed' })
    await settle({ state: 'blocked', error: {} })
    await settle({ state: 'parked' })
    expect(await reading.counts()).toEqual({
      states: { ...none, queued: 2, succeeded: 1, failed: 1, blocked: 1, parked: 1 },
      levels: { high: 0, normal: 1, low: 1 },
      paused: false,
    })
    await sql('update s.queue set paused = true')
    const ask = (id: string, what: string) =>
      sql(`select from s.request(gen_random_uuid(), $1, $2, null, null, '{}')`, id, what)
    await ask('a', 'retry')
    await ask('d', 'retry')
    await ask('e', 'cancel')
    await ask('c', 'pause')
    expect(await reading.counts()).toEqual({
      states: { ...none, queued: 3, failed: 1, cancelled: 1, paused: 1 },
      levels: { high: 1, normal: 2, low: 0 },
      paused: true,
    })
    expect(await reading.prune({ endedBefore: 9e12, limit: 10 })).toBe(2)
    expect((await reading.counts()).states).toEqual({ ...none, queued: 3, paused: 1 })
  })

  it('counts the same before and after the tally is folded', async () => {
    const { reading, sql } = await open()
    await sql(
      "insert into s.tally select case when n % 3 = 0 then 'failed' else 'succeeded' end, 1 from generate_series(1, 3000) n",
    )
    await sql("insert into s.tally values ('failed', -10)")
    const before = await reading.counts()
    expect(before.states).toEqual({ ...none, failed: 990, succeeded: 2_000 })
    await sql('select s.fold_tally()')
    expect(await sql('select from s.tally')).toHaveLength(2)
    expect(await reading.counts()).toEqual(before)
    await sql('select s.fold_tally()')
    expect(await reading.counts()).toEqual(before)
  })

  it('prunes as many as it was asked to, whatever one statement takes', async () => {
    const { reading, create, sql } = await open()
    await create('first')
    await sql(`insert into s.jobs (number, id, pipeline, version, lane, labels, root_id, age, fingerprint, hook, created_at,
      state, level, score, waiting_since, ready, seq, ended_at)
      select n, 'job-' || n, 'article', 1, 'default', '{}', 'job-' || n, n, 'f', false, 1, 'succeeded', 1, 0, 1, false, 0, n
      from generate_series(10, 2509) n`)
    expect(await reading.prune({ endedBefore: 9e12, limit: 0 })).toBe(0)
    expect(await reading.prune({ endedBefore: 9e12, limit: 1_200 })).toBe(1_200)
    expect((await reading.list({ limit: 2 })).jobs.map(({ id }) => id)).toEqual(['first', 'job-1210'])
    expect(await reading.prune({ endedBefore: 1_500, limit: 5_000 })).toBe(290)
    expect(await reading.prune({ endedBefore: 9e12, limit: 5_000 })).toBe(1_010)
    expect((await reading.list({})).jobs.map(({ id }) => id)).toEqual(['first'])
  })

  it('finds finished pieces by all that is said of them, newest first', async () => {
    const { reading, create, settle } = await open()
    const pieces = Array.from({ length: 12 }, (_, n) => piece(n))
    for (const job of [0, 1, 2]) {
      await create(`job-${job}`)
      await settle({ state: 'succeeded', contents: pieces.filter(({ jobId }) => jobId === `job-${job}`) })
    }
    const queries: readonly ContentsQuery[] = [
      ...[
        {},
        { limit: 3 },
        { limit: 0 },
        { jobId: 'job-1' },
        { jobId: 'job-1', limit: 2 },
        { source: 's-1' },
      ],
      ...[
        { type: 't-1' },
        { variant: 'v-2', type: 't-0' },
        { language: 'de', limit: 1 },
        { rootId: 'job-2' },
      ],
      ...[
        { labels: {} },
        { labels: { tenant: 'acme' } },
        { labels: { tenant: 'acme', n: '4' } },
        { source: 'none' },
      ],
    ]
    for (const query of queries) {
      const { limit, labels = {}, ...equal } = query
      const expected = pieces
        .filter((one) =>
          Object.entries({ ...equal }).every(([key, value]) => Reflect.get(one, key) === value),
        )
        .filter((one) => Object.entries(labels).every(([key, value]) => one.labels[key] === value))
        .sort((one, other) => other.createdAt - one.createdAt)
        .slice(0, limit)
      expect(JSON.stringify(await reading.contents(query)), JSON.stringify(query)).toBe(
        JSON.stringify(expected),
      )
    }
  })
}

const none = {
  ...{ queued: 0, running: 0, parked: 0, paused: 0, blocked: 0 },
  ...{ succeeded: 0, partial: 0, failed: 0, cancelled: 0 },
}

function piece(n: number): ContentRecord {
  return {
    jobId: `job-${n % 3}`,
    rootId: `job-${n % 3}`,
    source: `s-${n % 2}`,
    type: `t-${n % 2}`,
    variant: `v-${n % 4}`,
    language: n % 5 === 0 ? 'de' : 'en',
    value: { z: n, a: ['x', null] },
    provenance: { voice: 'plain' },
    models: ['model'],
    quality: n / 10,
    labels: n % 4 === 0 ? { tenant: 'acme', n: String(n) } : {},
    cost: { micros: n },
    ms: n,
    createdAt: 100 + ((n * 7) % 12),
  } as ContentRecord
}
