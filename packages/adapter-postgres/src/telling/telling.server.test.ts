import { type FeedFilter, systemClock, type TransientEvent } from '@repurpose/core'
import { createProxy, startPostgres } from '@repurpose/test-servers'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { openServer } from '../database/index.ts'
import { createSubscriptions } from './subscriptions.ts'
import { card, progress, text } from './telling.fixture.ts'
import { createTelling } from './telling.ts'

let server: Awaited<ReturnType<typeof startPostgres>>
beforeAll(async () => {
  server = await startPostgres()
})
afterAll(() => server.stop())

/** Takes the place of another process: it has connections, a telling and subscribers of its own. */
async function join(self: string, url: string, channel: string) {
  const database = openServer({
    url,
    clock: systemClock,
    randomness: Math.random,
    patienceMs: 8_000,
    connectTimeoutMs: 1_000,
  })
  const subscriptions = createSubscriptions()
  const said: string[] = []
  const telling = createTelling({
    database,
    clock: systemClock,
    channel,
    self,
    subscriptions,
    listenerCount: () => 1,
    onReady: (lanes) => said.push(`ready ${lanes.join()}`),
    onHeld: (jobIds) => said.push(`held ${jobIds.join()}`),
    onGap: () => said.push('gap'),
  })
  onTestFinished(async () => {
    await telling.close()
    subscriptions.close()
    await database.close()
  })
  await telling.listen()
  const subscribe = (filter: FeedFilter) => {
    const heard: (string | TransientEvent)[] = []
    subscriptions.add(filter, {
      onWake: () => heard.push('wake'),
      onGap: () => heard.push('gap'),
      onTransient: (event) => heard.push(event),
    })
    return heard
  }
  return { database, telling, said, subscribe }
}

async function pair(url = server.url, channel = `Repurpose "${crypto.randomUUID()}"`) {
  return { channel, one: await join('one', url, channel), two: await join('two', server.url, channel) }
}

const textOf = (heard: readonly (string | TransientEvent)[]): string =>
  heard.map((event) => (typeof event === 'object' && event.type === 'text' ? event.delta : '')).join('')

describe('two processes on one server', () => {
  it('hear of each other what concerns them', async () => {
    const { one, two } = await pair()
    const job = card('child', { rootId: 'root', labels: { tenant: 'Åsa & Söhne 🌙' } })
    const there = two.subscribe({ labels: job.labels, rootIds: ['root'] })
    const not = two.subscribe({ jobIds: ['other'] })
    one.telling.facts([job])
    one.telling.ready(['default', 'media'])
    one.telling.held('two', ['a', 'b'])
    one.telling.held('three', ['c'])
    await vi.waitFor(() => expect([there, two.said]).toEqual([['wake'], ['ready default,media', 'held a,b']]))
    two.telling.held('one', ['d'])
    await vi.waitFor(() => expect(one.said).toEqual(['held d']))
    expect(not).toEqual([])
  })

  it('hear text to the last character, in its order and before the facts that follow', async () => {
    const { one, two } = await pair()
    const job = card('a', { labels: { tenant: 'acme' } })
    const there = two.subscribe({ labels: job.labels })
    // Most of its pieces are equal, and PostgreSQL tells equal payloads of one transaction once.
    const deltas = [
      'a'.repeat(50_000),
      '🌙"\\\n'.repeat(5_000),
      ...Array.from({ length: 500 }, (_, n) => `${n} `),
    ]
    for (const [index, delta] of deltas.entries()) {
      one.telling.transients([{ card: job, event: text('a', delta, { at: index }) }])
      if (index % 50 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    one.telling.transients([{ card: job, event: progress('a', 1) }])
    one.telling.facts([job])
    await vi.waitFor(() => expect(there.at(-1)).toBe('wake'))
    expect(textOf(there)).toBe(deltas.join(''))
    expect(there.at(-2)).toEqual(progress('a', 1))
    expect(there.filter((event) => event === 'wake')).toEqual(['wake'])
  })

  it('lose no job however many are told of', async () => {
    const { one, two } = await pair()
    const woken = new Set<string>()
    const ids = Array.from({ length: 3_000 }, (_, index) => `job-${index}`)
    const waiting = ids.map((id) => [id, two.subscribe({ jobIds: [id] })] as const)
    for (const [index, id] of ids.entries()) {
      one.telling.facts([card(id, { labels: { index: '№'.repeat(index % 200) } })])
      if (index % 100 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    await vi.waitFor(() => {
      for (const [id, heard] of waiting) if (heard.length > 0) woken.add(id)
      expect(woken.size).toBe(ids.length)
    })
    expect(two.said).toEqual([])
  })

  it('are not disturbed by what others say on the channel', async () => {
    const { one, two, channel } = await pair()
    const there = two.subscribe({})
    const foreign = [
      'refresh',
      '',
      '{"v":99}',
      '{"v":1,"from":"x","news":[["f",{}],["x"],7]}',
      'ü'.repeat(3_000),
    ]
    await one.database.run({
      text: 'select pg_notify($1, payload) from unnest($2::text[]) as payload',
      values: [channel, foreign],
    })
    one.telling.facts([card('a')])
    await vi.waitFor(() => expect(there).toEqual(['wake']))
    expect([one.said, two.said]).toEqual([[], []])
  })

  it('hear nothing of another channel', async () => {
    const { one, two } = await pair()
    const other = await join('other', server.url, 'another')
    const elsewhere = other.subscribe({})
    const there = two.subscribe({})
    one.telling.facts([card('a')])
    await vi.waitFor(() => expect(there).toEqual(['wake']))
    other.telling.facts([card('b')])
    await vi.waitFor(() => expect(elsewhere).toEqual(['wake']))
    await other.telling.close()
    expect([elsewhere, there]).toEqual([['wake'], ['wake']])
  })

  it('send what waits before they go', async () => {
    const { one, two } = await pair()
    const there = two.subscribe({})
    one.telling.transients([{ card: card('a'), event: text('a', 'The end.') }])
    await one.telling.close()
    await vi.waitFor(() => expect(there).toEqual([text('a', 'The end.')]))
  })

  it('hear that something may have been missed after the server restarted', async () => {
    const { one, two } = await pair()
    const there = two.subscribe({ jobIds: ['a'] })
    await server.restart({ mode: 'crash' })
    await vi.waitFor(() => expect([one.said, two.said]).toEqual([['gap'], ['gap']]), { timeout: 10_000 })
    expect(there).toEqual(['gap', 'wake'])
    one.telling.facts([card('a')])
    await vi.waitFor(() => expect(there.slice(2)).toContain('wake'), { timeout: 10_000 })
  })

  it('hear of a gap when the other cannot know what they heard', async () => {
    const proxy = await createProxy({ port: Number(new URL(server.url).port) })
    onTestFinished(proxy.stop)
    const { one, two } = await pair(proxy.url(server.url))
    const there = two.subscribe({ jobIds: ['a'] })
    proxy.swallow('toClient')
    one.telling.facts([card('a')])
    one.telling.ready(['default'])
    await vi.waitFor(() => expect(two.said).toEqual(['ready default']))
    expect(there).toEqual(['wake'])
    await proxy.heal()
    await vi.waitFor(() => expect(two.said).toEqual(['ready default', 'gap']), { timeout: 10_000 })
    expect(there).toEqual(['wake', 'gap', 'wake'])
  })
})
