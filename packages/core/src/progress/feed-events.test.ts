import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { stageStarted, started, stepDone } from '../job/log.fixture.ts'
import type { Backend, FeedEntry, FeedPage } from '../ports/index.ts'
import { type Bench, createBench } from './bench.fixture.ts'
import { type FeedEvent, feedEvents } from './feed-events.ts'

let bench: Bench
beforeEach(async () => {
  bench = await createBench()
})
afterEach(() => bench.close())

async function take(iterator: AsyncIterator<FeedEvent>, count: number): Promise<FeedEvent[]> {
  const taken: FeedEvent[] = []
  while (taken.length < count) {
    const { value, done } = await iterator.next()
    if (done === true) throw new Error(`The feed ended after ${taken.length} events.`)
    taken.push(value)
  }
  return taken
}

const open = (options: Partial<Parameters<typeof feedEvents>[0]> = {}) =>
  feedEvents({ backend: bench.backend, filter: {}, ...options })[Symbol.asyncIterator]()
const names = (events: readonly FeedEvent[]) =>
  events.map((event) => `${event.jobId} ${event.fact === undefined ? event.type : event.fact.type}`)

async function wholeFeed(): Promise<readonly FeedEntry[]> {
  return (await bench.backend.feed({ filter: {} })).entries
}

describe('a feed', () => {
  test('tells the facts of many jobs, past and to come, until it is aborted', async () => {
    await bench.start('a')
    const controller = new AbortController()
    const iterator = open({ signal: controller.signal })
    expect(names(await take(iterator, 1))).toEqual(['a job.queued'])
    await bench.start('b')
    await bench.write('a', started('plan'))
    expect(names(await take(iterator, 2))).toEqual(['b job.queued', 'a job.started'])
    await bench.succeed('a')
    await bench.succeed('b')
    expect(names(await take(iterator, 2))).toEqual(['a job.succeeded', 'b job.succeeded'])
    const waiting = iterator.next()
    await bench.clock.settle()
    controller.abort()
    expect((await waiting).done).toBe(true)
  })

  test('resumed after any of its cursors tells the rest, once', async () => {
    await bench.start('a')
    await bench.start('b')
    for (let index = 0; index < 150; index += 1) {
      await bench.write('a', stepDone(`plan/${index}`))
      await bench.write('b', stepDone(`plan/${index}`))
    }
    await bench.succeed('b')
    const entries = await wholeFeed()
    expect(entries).toHaveLength(303)
    for (const [index, { cursor }] of entries.slice(0, -1).entries()) {
      const iterator = open({ after: cursor })
      expect(await take(iterator, entries.length - index - 1)).toEqual(entries.slice(index + 1))
      await iterator.return?.()
    }
  })

  test('lets through what the filter and the types let through', async () => {
    await bench.start('a')
    await bench.start('b', { pipeline: 'lesson' })
    await bench.write('b', started('plan'), stageStarted('plan'))
    await bench.write('a', started('plan'))
    const ofA = open({ filter: { jobIds: ['a'] } })
    expect(names(await take(ofA, 2))).toEqual(['a job.queued', 'a job.started'])
    const begun = open({ types: ['job.started'] })
    expect(names(await take(begun, 2))).toEqual(['b job.started', 'a job.started'])
    bench.backend.publish([
      { type: 'progress', jobId: 'a', rootId: 'a', stage: 'plan', fraction: 0.5, at: 0 },
    ])
    await bench.clock.settle()
    await bench.write('b', started('plan'))
    expect(names(await take(begun, 1))).toEqual(['b job.started'])
    await ofA.return?.()
    await begun.return?.()
  })

  test('tells live progress in between, without a cursor', async () => {
    await bench.start('a')
    const iterator = open({ types: ['progress', 'job.succeeded'] })
    const next = iterator.next()
    await bench.clock.settle()
    bench.backend.publish([
      {
        type: 'text',
        jobId: 'a',
        rootId: 'a',
        stage: 'plan',
        key: 'plan/x',
        task: 'write',
        delta: 'Once',
        at: 0,
      },
      { type: 'progress', jobId: 'a', rootId: 'a', stage: 'plan', fraction: 0.5, at: 0 },
    ])
    const { value } = await next
    expect(value).toMatchObject({ type: 'progress', fraction: 0.5 })
    if (value?.fact === undefined) expect(value?.cursor).toBeUndefined()
    await bench.clock.advance(5)
    bench.backend.publish([
      { type: 'progress', jobId: 'a', rootId: 'a', stage: 'plan', fraction: 0.7, at: 1 },
    ])
    await bench.succeed('a')
    expect(names(await take(iterator, 2))).toEqual(['a progress', 'a job.succeeded'])
    await iterator.return?.()
  })

  test('decodes values where it is told how', async () => {
    await bench.start('a')
    const iterator = open({ values: { load: (json) => Promise.resolve({ loaded: json }) } })
    expect(await take(iterator, 1)).toMatchObject([
      { jobId: 'a', fact: { type: 'job.queued', input: { loaded: {} } } },
    ])
    await iterator.return?.()
  })

  test('goes on after short pages, and stops at an empty one', async () => {
    await bench.start('a')
    await bench.write('a', started('plan'), stageStarted('plan'))
    const reads: FeedPage[] = []
    const feed: Backend['feed'] = async (options) => {
      const page = await bench.backend.feed({ ...options, limit: 1 })
      reads.push(page)
      return page
    }
    const iterator = open({ backend: { feed, subscribe: bench.backend.subscribe } })
    await take(iterator, 3)
    const next = iterator.next()
    await bench.clock.settle()
    expect(reads.map(({ entries }) => entries.length)).toEqual([1, 1, 1, 0])
    await iterator.return?.()
    expect((await next).done).toBe(true)
  })

  test('ends its subscription when its reader leaves, and when it was aborted at any point', async () => {
    await bench.start('a')
    await bench.start('b')
    let subscriptions = 0
    const subscribe: Backend['subscribe'] = async (filter, listener) => {
      const end = await bench.backend.subscribe(filter, listener)
      subscriptions += 1
      return () => {
        subscriptions -= 1
        end()
      }
    }
    const backend = { feed: bench.backend.feed, subscribe }
    for await (const event of feedEvents({ backend, filter: {} })) if (event.jobId === 'a') break
    expect(subscriptions).toBe(0)
    const controller = new AbortController()
    const seen: FeedEvent[] = []
    for await (const event of feedEvents({ backend, filter: {}, signal: controller.signal })) {
      seen.push(event)
      controller.abort()
    }
    expect([seen.length, subscriptions]).toEqual([1, 0])
    const stalled = new AbortController()
    const feed: Backend['feed'] = () => {
      stalled.abort()
      return new Promise(() => {})
    }
    for await (const event of feedEvents({
      backend: { feed, subscribe },
      filter: {},
      signal: stalled.signal,
    }))
      seen.push(event)
    for await (const event of feedEvents({ backend, filter: {}, signal: AbortSignal.abort() }))
      seen.push(event)
    await bench.clock.settle()
    expect([seen.length, subscriptions]).toEqual([1, 0])
  })

  test('fails with an error for a cursor that is none', async () => {
    await expect(open({ after: 'nonsense' }).next()).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  })
})
