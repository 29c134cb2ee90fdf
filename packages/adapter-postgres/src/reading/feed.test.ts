import { type FeedEntry, type FeedFilter, InputError } from '@repurpose/core'
import { fakeClock } from '@repurpose/core/testing'
import { describe, expect, it } from 'vitest'
import { jobText, type OpenScene, onEmbedded, onServer, type Scene } from './reading.fixture.ts'

describe('on a server', () => {
  const { open, client } = onServer()
  feeds(open)

  /** A job that somebody else has stored, and not committed. */
  async function holdBack(scene: Scene, id: string) {
    const other = await client()
    await other.query('begin')
    await other.query(`select from ${scene.schema}.create_jobs($1, null, true)`, [
      JSON.stringify([jobText(id)]),
    ])
    return other
  }

  it('gives nothing that lies after facts still to come, waits for them a little and says so', async () => {
    const scene = await open()
    await scene.create('before')
    const other = await holdBack(scene, 'slow')
    await scene.create('after')
    const { reading, heldBack } = scene
    const page = await reading.feed({ filter: {} })
    expect(names(page.entries)).toEqual(['before'])
    expect(heldBack()).toBe(1)
    await other.query('commit')
    const next = await reading.feed({ after: page.cursor, filter: {} })
    expect(names(next.entries)).toEqual(['slow', 'after'])
    expect(heldBack()).toBe(1)
  })

  it('has what was there when it was asked, if the transaction in the way ends soon', async () => {
    const scene = await open()
    const other = await holdBack(scene, 'slow')
    await scene.create('mine')
    const page = scene.reading.feed({ filter: {} })
    await other.query('rollback')
    expect(names((await page).entries)).toEqual(['mine'])
    expect(scene.heldBack()).toBe(0)
  })

  it('waits through the clock, no longer than a fifth of a second', async () => {
    const clock = fakeClock()
    const scene = await open({ clock })
    await holdBack(scene, 'slow')
    await scene.create('mine')
    const startedAt = clock.now()
    let isDone = false
    const page = scene.reading.feed({ filter: {} }).finally(() => {
      isDone = true
    })
    while (!isDone) await clock.advanceTo(clock.nextDue ?? clock.now())
    expect((await page).entries).toEqual([])
    expect(clock.now() - startedAt).toBe(200)
  })

  it.each<[string, FeedFilter, number]>([
    ['wants other jobs', { jobIds: ['mine'] }, 0],
    ['wants other pipelines', { pipelines: ['novel'] }, 0],
    ['wants other labels', { labels: { tenant: 'acme' } }, 0],
    ['wants a job behind it', { jobIds: ['later'] }, 1],
    ['wants a pipeline behind it', { pipelines: ['article'] }, 1],
  ])('is told of what is held back only if it %s', async (_, filter, heldBack) => {
    const scene = await open()
    await scene.create('mine', { pipeline: 'novel', labels: { tenant: 'acme' } })
    await holdBack(scene, 'slow')
    await scene.create('later')
    await scene.reading.feed({ filter })
    expect(scene.heldBack()).toBe(heldBack)
  })

  it('does not wait when the page is full', async () => {
    const scene = await open({ clock: fakeClock() })
    await scene.create('mine')
    await holdBack(scene, 'slow')
    await scene.create('later')
    expect(names((await scene.reading.feed({ filter: {}, limit: 1 })).entries)).toEqual(['mine'])
    expect(scene.heldBack()).toBe(0)
  })

  it('minds no transactions of others', async () => {
    const scene = await open({ clock: fakeClock() })
    const other = await client()
    await other.query('begin')
    await other.query(`select pg_advisory_xact_lock_shared(1, 2), txid_current()`)
    const neighbour = await open()
    await holdBack(neighbour, 'slow')
    await scene.create('mine')
    expect(names((await scene.reading.feed({ filter: {} })).entries)).toEqual(['mine'])
  })
})

describe('embedded', () => feeds(onEmbedded().open))

function names(entries: readonly FeedEntry[]): readonly string[] {
  return entries.map(({ jobId, fact }) => (fact.seq === 1 ? jobId : `${jobId} ${fact.seq}`))
}

function feeds(open: OpenScene): void {
  it('gives facts with their jobs, from any place on', async () => {
    const { reading, create } = await open()
    await create('one', {
      labels: { tenant: 'acme' },
      facts: [
        { type: 'a', at: 1 },
        { type: 'b', at: 2 },
      ],
    })
    await create('two', { parent: 'one', pipeline: 'novel' })
    const { entries, cursor } = await reading.feed({ filter: {} })
    expect(names(entries)).toEqual(['one', 'one 2', 'two'])
    expect(entries[1]).toStrictEqual({
      cursor: expect.stringMatching(/^\d+$/),
      ...{ jobId: 'one', rootId: 'one', pipeline: 'article', labels: { tenant: 'acme' } },
      fact: { type: 'b', at: 2, seq: 2 },
    })
    expect(entries[2]).toMatchObject({ rootId: 'one', pipeline: 'novel', cursor })
    for (const [index, entry] of entries.entries()) {
      const rest = await reading.feed({ after: entry.cursor, filter: {} })
      expect(names(rest.entries)).toEqual(names(entries.slice(index + 1)))
      expect(rest.cursor).toBe(cursor)
    }
  })

  it('stands still at the end, past what a filter left out', async () => {
    const { reading, create } = await open()
    const empty = await reading.feed({ filter: {} })
    expect(empty).toEqual({ entries: [], cursor: '0' })
    await create('one')
    await create('two')
    const page = await reading.feed({ after: empty.cursor, filter: { jobIds: ['one'] } })
    expect(names(page.entries)).toEqual(['one'])
    expect(await reading.feed({ after: page.cursor, filter: {} })).toEqual({
      entries: [],
      cursor: page.cursor,
    })
    expect(await reading.feed({ filter: {}, limit: 0 })).toEqual({ entries: [], cursor: '0' })
    expect(await reading.feed({ after: '99999', filter: {} })).toEqual({ entries: [], cursor: '99999' })
  })

  it('filters by job, family, pipeline and labels, wherever the place', async () => {
    const { reading, create, sql } = await open()
    await create('a', { labels: { tenant: 'acme', video: '1' } })
    await create('b', { parent: 'a', pipeline: 'novel', labels: { tenant: 'acme' } })
    await create('c', { pipeline: 'novel' })
    const filters: readonly [FeedFilter, readonly string[]][] = [
      [{ jobIds: ['a', 'nobody'] }, ['a']],
      [{ jobIds: [] }, []],
      [{ rootIds: [] }, []],
      [{ pipelines: [] }, []],
      [{ rootIds: ['a'] }, ['a', 'b']],
      [{ rootIds: ['a', 'c'], jobIds: ['b', 'c'] }, ['b', 'c']],
      [{ rootIds: ['c'], jobIds: ['b'] }, []],
      [{ rootIds: ['a'], pipelines: ['novel'] }, ['b']],
      [{ jobIds: ['a', 'b'], labels: { video: '1' } }, ['a']],
      [{ pipelines: ['novel', 'none'] }, ['b', 'c']],
      [{ labels: { tenant: 'acme' }, pipelines: ['novel'] }, ['b']],
      [{ labels: {} }, ['a', 'b', 'c']],
    ]
    const check = async (after: string) => {
      for (const [filter, expected] of filters) {
        const { entries } = await reading.feed({ after, filter })
        expect(names(entries), JSON.stringify(filter)).toEqual(expected)
      }
    }
    await check('0')
    // Those jobs have longer logs now than the feed has facts after this place: it is walked instead.
    const { cursor } = await reading.feed({ filter: {} })
    await sql(`insert into s.facts (job, seq, by_holder, type, data)
      select j.number, n, true, 'x', '{}' from generate_series(2, 400) n, s.jobs j order by n`)
    await sql('update s.jobs set seq = 400')
    const later = (await reading.feed({ after: cursor, filter: {}, limit: 3 * 398 })).cursor
    const last = await reading.feed({ after: later, filter: { jobIds: ['a', 'c'] } })
    expect(names(last.entries)).toEqual(['a 400', 'c 400'])
    expect(names((await reading.feed({ after: later, filter: { rootIds: ['a'] } })).entries)).toEqual([
      'a 400',
      'b 400',
    ])
  })

  it('goes through stretches in which nothing is wanted', async () => {
    const { reading, create, sql } = await open()
    await create('first', { labels: { rare: 'yes' } })
    await create('crowd')
    await sql(`insert into s.facts (job, seq, by_holder, type, data)
      select j.number, n, true, 'x', '{}' from generate_series(2, 45001) n, s.jobs j where j.id = 'crowd'`)
    await create('last', { labels: { rare: 'yes' } })
    const filter = { labels: { rare: 'yes' } }
    const first = await reading.feed({ filter })
    expect(names(first.entries)).toEqual(['first'])
    const second = await reading.feed({ after: first.cursor, filter })
    expect(names(second.entries)).toEqual(['last'])
    expect(await reading.feed({ after: second.cursor, filter })).toEqual({
      entries: [],
      cursor: second.cursor,
    })
  })

  it.each(['somewhere', '', '-1', '9999999999999999'])('refuses the cursor %o', async (after) => {
    const { reading } = await open()
    const error = await reading.feed({ after, filter: {} }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(InputError)
    expect(error).toMatchObject({ path: 'after', action: expect.stringContaining('cursor') })
  })
}
