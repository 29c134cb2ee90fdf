import type { FeedFilter, TransientEvent } from '@repurpose/core'
import { fakeClock } from '@repurpose/core/testing'
import { describe, expect, it, vi } from 'vitest'
import { createSubscriptions } from './subscriptions.ts'
import { card, fakeChannel, progress, text } from './telling.fixture.ts'
import { createTelling, type TellingOptions } from './telling.ts'
import { readMessage, wrap } from './wire.ts'

function setUp() {
  const clock = fakeClock(0)
  const channel = fakeChannel()

  function join(self: string, changes: Partial<TellingOptions> = {}) {
    const said: string[] = []
    const warnings: string[] = []
    const connection = channel.connect()
    const subscriptions = createSubscriptions()
    const process = { listeners: 1 }
    const telling = createTelling({
      database: connection,
      clock,
      channel: 'repurpose',
      self,
      subscriptions,
      listenerCount: () => process.listeners,
      onReady: (lanes) => said.push(`ready ${lanes.join()}`),
      onHeld: (jobIds) => said.push(`held ${jobIds.join()}`),
      onGap: () => said.push('gap'),
      logger: { log: (level, message) => warnings.push(`${level}: ${message}`) },
      ...changes,
    })
    const subscribe = (filter: FeedFilter) => {
      const heard: (string | TransientEvent)[] = []
      subscriptions.add(filter, {
        onWake: () => heard.push('wake'),
        onGap: () => heard.push('gap'),
        onTransient: (event) => heard.push(event),
      })
      return heard
    }
    return { telling, connection, subscriptions, subscribe, said, warnings, process }
  }

  /** Two processes that listen, with nothing said yet. */
  async function pair() {
    const one = join('one')
    const two = join('two')
    await one.telling.listen()
    await two.telling.listen()
    return { one, two, hellos: channel.batches.length }
  }

  /** When batches were sent, and what was in them. */
  const sent = (skip: number) =>
    channel.batches
      .slice(skip)
      .map((payloads) => payloads.flatMap((payload) => readMessage(payload)?.news ?? []))

  return { clock, channel, join, pair, sent }
}

/** Settles when the test says so. */
function held(): {
  readonly wait: Promise<void>
  readonly release: () => void
  readonly fail: (error: Error) => void
} {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  return { wait: promise, release: resolve, fail: reject }
}

describe('telling of facts', () => {
  it('wakes those concerned, here and there', async () => {
    const { clock, pair } = setUp()
    const { one, two } = await pair()
    const here = one.subscribe({ rootIds: ['root'] })
    const there = two.subscribe({ labels: { tenant: 'acme' } })
    const not = two.subscribe({ jobIds: ['other'] })
    one.telling.facts([card('child', { rootId: 'root', labels: { tenant: 'acme' } })])
    await clock.settle()
    expect([here, there, not]).toEqual([['wake'], ['wake'], []])
    expect([one.said, two.said]).toEqual([[], []])
  })

  it('goes at once, then every 20 ms, each job once', async () => {
    const { clock, pair, sent } = setUp()
    const { one, hellos } = await pair()
    one.telling.facts([card('a')])
    one.telling.facts([card('b'), card('a')])
    await clock.settle()
    expect(sent(hellos)).toEqual([
      [
        { kind: 'facts', card: card('a') },
        { kind: 'facts', card: card('b') },
      ],
    ])
    for (let ms = 0; ms < 19; ms += 1) {
      one.telling.facts([card('c'), card(`c${ms % 2}`)])
      await clock.advance(1)
    }
    expect(sent(hellos)).toHaveLength(1)
    await clock.advance(1)
    expect(sent(hellos)[1]?.map((news) => news.kind === 'facts' && news.card.id)).toEqual(['c', 'c0', 'c1'])
    one.telling.facts([card('d')])
    await clock.advance(19)
    expect(sent(hellos)).toHaveLength(2)
    await clock.advance(1)
    expect(sent(hellos)).toHaveLength(3)
    await clock.advance(100)
    expect(sent(hellos)).toHaveLength(3)
    expect(clock.pending).toBe(0)
  })

  it('sends many in one statement', async () => {
    const { clock, channel, pair } = setUp()
    const { one, two, hellos } = await pair()
    const there = Array.from({ length: 500 }, (_, index) => two.subscribe({ jobIds: [`job-${index}`] }))
    one.telling.facts(
      Array.from({ length: 500 }, (_, index) => card(`job-${index}`, { labels: { index: `№ ${index}` } })),
    )
    await clock.settle()
    expect(channel.batches.slice(hellos)).toHaveLength(1)
    expect(channel.batches[hellos]?.length).toBeGreaterThan(1)
    expect(there.every((heard) => heard.join() === 'wake')).toBe(true)
  })
})

describe('telling of what is claimable or held', () => {
  it('tells others of lanes, and nobody here', async () => {
    const { clock, pair, sent } = setUp()
    const { one, two, hellos } = await pair()
    one.telling.ready(['default', 'media'])
    one.telling.ready(['default'])
    await clock.settle()
    expect([one.said, two.said]).toEqual([[], ['ready default,media']])
    one.telling.ready(['default'])
    await clock.advance(19)
    expect(sent(hellos)).toHaveLength(1)
    await clock.advance(1)
    expect(two.said).toEqual(['ready default,media', 'ready default'])
  })

  it('tells of jobs only the process that holds them', async () => {
    const { clock, pair, join, sent } = setUp()
    const { one, two, hellos } = await pair()
    const three = join('three')
    await three.telling.listen()
    one.telling.held('two', ['a'])
    one.telling.held('three', ['b'])
    one.telling.held('two', ['c', 'a'])
    await clock.settle()
    expect([one.said, two.said, three.said]).toEqual([[], ['held a,c'], ['held b']])
    expect(sent(hellos + 1)).toHaveLength(1)
  })

  it('knows what the own process holds without the database', async () => {
    const { clock, pair, sent } = setUp()
    const { one, hellos } = await pair()
    one.telling.held('one', ['a', 'b'])
    one.telling.held('one', [])
    expect(one.said).toEqual(['held a,b'])
    await clock.advance(100)
    expect(sent(hellos)).toEqual([])
  })

  it('waits for nothing because facts were told, and takes along what waits', async () => {
    const { clock, pair, sent } = setUp()
    const { one, two, hellos } = await pair()
    one.telling.facts([card('a')])
    await clock.advance(5)
    one.telling.facts([card('b')])
    one.telling.ready(['default'])
    await clock.settle()
    expect(two.said).toEqual(['ready default'])
    expect(sent(hellos)[1]).toEqual([
      { kind: 'facts', card: card('b') },
      { kind: 'ready', lane: 'default' },
    ])
    await clock.advance(5)
    one.telling.held('two', ['a'])
    await clock.settle()
    expect(two.said).toEqual(['ready default', 'held a'])
    // From now on they go together.
    const before = sent(0).length
    for (let ms = 0; ms < 200; ms += 1) {
      one.telling.facts([card('a')])
      one.telling.ready(['default'])
      one.telling.held('two', ['a'])
      await clock.advance(1)
    }
    expect(sent(0).length - before).toBeLessThanOrEqual(11)
  })

  it('says nothing of nothing', async () => {
    const { clock, pair, sent } = setUp()
    const { one, hellos } = await pair()
    one.telling.facts([])
    one.telling.ready([])
    one.telling.held('two', [])
    one.telling.transients([])
    await clock.advance(100)
    expect(sent(hellos)).toEqual([])
  })

  it('survives those who are told', async () => {
    const { clock, pair, join } = setUp()
    const { one } = await pair()
    const broken = (): never => {
      throw new Error('broken')
    }
    const three = join('three', { onReady: broken, onHeld: broken, onGap: broken })
    await three.telling.listen()
    const there = three.subscribe({})
    one.telling.ready(['default'])
    one.telling.held('three', ['a'])
    one.telling.facts([card('a')])
    await clock.settle()
    three.connection.interrupt()
    await clock.settle()
    expect(there).toEqual(['wake', 'gap', 'wake'])
    expect(three.warnings).toEqual(Array(3).fill('warn: What was to hear news of other processes failed.'))
    const quiet = join('quiet', { onGap: broken, logger: undefined })
    await quiet.telling.listen()
    quiet.connection.interrupt()
  })
})

describe('telling of transient events', () => {
  it('tells them at once here, and joined within 40 ms there', async () => {
    const { clock, pair, sent } = setUp()
    const { one, two, hellos } = await pair()
    const here = one.subscribe({ jobIds: ['a'] })
    const there = two.subscribe({ jobIds: ['a'] })
    one.telling.transients([{ card: card('a'), event: text('a', 'The ') }])
    await clock.settle()
    expect(here).toEqual([text('a', 'The ')])
    await clock.advance(39)
    one.telling.transients([
      { card: card('a'), event: text('a', 'moon') },
      { card: card('a'), event: progress('a', 0.5) },
    ])
    await clock.settle()
    expect([there, sent(hellos)]).toEqual([[], []])
    await clock.advance(1)
    expect(there).toEqual([text('a', 'The moon'), progress('a', 0.5)])
    expect(here).toEqual([text('a', 'The '), text('a', 'moon'), progress('a', 0.5)])
    one.telling.transients([{ card: card('a'), event: text('a', ' pulls') }])
    await clock.advance(39)
    expect(sent(hellos)).toHaveLength(1)
    await clock.advance(1)
    expect(there.at(-1)).toEqual(text('a', ' pulls'))
  })

  it('tells them before the facts that they led to', async () => {
    const { clock, pair, sent } = setUp()
    const { one, two, hellos } = await pair()
    const there = two.subscribe({})
    one.telling.transients([{ card: card('a'), event: text('a', 'The end.') }])
    one.telling.facts([card('a')])
    await clock.settle()
    expect(there).toEqual([text('a', 'The end.'), 'wake'])
    await clock.advance(100)
    expect(sent(hellos)).toHaveLength(1)
  })

  it('tells those who surely want them, when the card is too large to travel', async () => {
    const { clock, pair } = setUp()
    const { one, two } = await pair()
    const job = card('a', { labels: { story: 'x'.repeat(9_000) } })
    const sure = two.subscribe({ jobIds: ['a'] })
    const perhaps = two.subscribe({ labels: job.labels })
    one.telling.transients([{ card: job, event: text('a', 'The') }])
    one.telling.facts([job])
    await clock.settle()
    expect([sure, perhaps]).toEqual([[text('a', 'The'), 'wake'], ['wake']])
  })

  it('drops an event that fits in no way, and says so', async () => {
    const { clock, pair, join } = setUp()
    const { one, two } = await pair()
    const quiet = join('quiet', { logger: undefined })
    const here = one.subscribe({})
    const there = two.subscribe({})
    const event = progress('a', 0.5, { stage: 's'.repeat(9_000) })
    one.telling.transients([{ card: card('a'), event }])
    quiet.telling.transients([{ card: card('a'), event }])
    await clock.advance(40)
    expect([here, there]).toEqual([[event], []])
    expect(one.warnings).toEqual(['warn: A transient event is too large to be told to other processes.'])
    expect([one.connection.statements.length, quiet.connection.statements.length]).toEqual([1, 0])
  })
})

describe('telling without anybody to tell', () => {
  it('sends nothing while no other process is alive', async () => {
    const { clock, channel, join } = setUp()
    const { telling, process, subscribe } = join('one')
    process.listeners = 0
    const here = subscribe({})
    const sayAll = (): void => {
      telling.facts([card('a')])
      telling.ready(['default'])
      telling.held('gone', ['a'])
      telling.transients([{ card: card('a'), event: text('a', 'The') }])
    }
    sayAll()
    await clock.advance(100)
    expect(channel.batches).toEqual([])
    expect(here).toEqual([text('a', 'The'), 'wake'])
    process.listeners = 1
    sayAll()
    await clock.settle()
    expect(channel.batches).toHaveLength(1)
  })

  it('knows of a process that has just begun to listen', async () => {
    const { clock, join } = setUp()
    const one = join('one')
    one.process.listeners = 0
    await one.telling.listen()
    const two = join('two')
    await two.telling.listen()
    const there = two.subscribe({})
    one.telling.facts([card('a')])
    await clock.settle()
    expect(there).toEqual(['wake'])
    await clock.advance(60_000)
    one.telling.facts([card('a')])
    await clock.settle()
    expect(there).toEqual(['wake'])
  })

  it('stays in the process on an embedded database', async () => {
    const { clock, channel, join } = setUp()
    const { run } = channel.connect()
    const { telling, subscribe, said } = join('one', { database: { run } })
    const here = subscribe({})
    await telling.listen()
    telling.facts([card('a')])
    telling.ready(['default'])
    telling.held('one', ['a'])
    await clock.advance(100)
    await telling.close()
    expect([here, said, channel.batches]).toEqual([['wake'], ['held a'], []])
  })
})

describe('hearing', () => {
  it('ignores what it said itself', async () => {
    const { clock, pair } = setUp()
    const { one } = await pair()
    const here = one.subscribe({})
    one.telling.facts([card('a')])
    one.telling.ready(['default'])
    await clock.settle()
    expect([here, one.said]).toEqual([['wake'], []])
  })

  it('ignores what is none of its business', async () => {
    const { clock, channel, pair } = setUp()
    const { one } = await pair()
    const here = one.subscribe({})
    for (const payload of [
      'refresh',
      '{"v":2,"from":"x","n":1,"news":[["g"]]}',
      wrap('x', 1, ['["f",7]', '["h","somebody else","a"]', '["later"]']),
    ])
      channel.say(payload)
    await clock.settle()
    expect([here, one.said, one.warnings]).toEqual([[], [], []])
  })

  it('listens once, and says that something may have been missed when the connection comes back', async () => {
    const { clock, pair } = setUp()
    const { one } = await pair()
    await one.telling.listen()
    const here = one.subscribe({ jobIds: ['a'] })
    one.connection.interrupt()
    await clock.settle()
    expect([here, one.said]).toEqual([['gap', 'wake'], ['gap']])
    expect(one.connection.statements).toHaveLength(1)
  })

  it('fails when it cannot listen, and tries again when asked again', async () => {
    const { join } = setUp()
    const { telling, connection } = join('one')
    connection.answer = () => Promise.reject(new Error('unreachable'))
    await expect(telling.listen()).rejects.toThrow('unreachable')
    connection.answer = undefined
    await telling.listen()
    expect(connection.isListening).toBe(true)
  })

  it('listens even if its hello was not heard', async () => {
    const { join } = setUp()
    const { telling, connection } = join('one')
    let calls = 0
    connection.answer = () => {
      calls += 1
      return calls === 2 ? Promise.reject(new Error('unreachable')) : Promise.resolve()
    }
    await telling.listen()
    expect([connection.isListening, connection.statements.length]).toEqual([true, 1])
  })
})

describe('telling through a database that falters', () => {
  it('has one statement under way at a time, and the rest follow at once', async () => {
    const { clock, pair, sent } = setUp()
    const { one, two, hellos } = await pair()
    const slow = held()
    one.connection.answer = () => slow.wait
    one.telling.facts([card('a')])
    await clock.settle()
    one.telling.facts([card('b')])
    one.telling.ready(['default'])
    await clock.advance(100)
    expect(one.connection.statements).toHaveLength(2)
    slow.release()
    await clock.settle()
    expect(sent(hellos).map((news) => news.map(({ kind }) => kind))).toEqual([['facts'], ['facts', 'ready']])
    expect(two.said).toEqual(['ready default'])
  })

  it('tells of a gap after a failure, once it can', async () => {
    const { clock, pair, sent } = setUp()
    const { one, two, hellos } = await pair()
    const there = two.subscribe({ jobIds: ['a'] })
    one.connection.answer = () => Promise.reject(new Error('unreachable'))
    one.telling.facts([card('a')])
    one.telling.ready(['default'])
    await clock.settle()
    one.telling.facts([card('b')])
    one.telling.transients([{ card: card('a'), event: text('a', 'The') }])
    await clock.advance(1_600)
    expect(sent(hellos)).toEqual([])
    expect(one.warnings).toEqual(['warn: News could not be sent.'])
    one.connection.answer = undefined
    await clock.advance(500)
    expect(sent(hellos)).toEqual([[{ kind: 'gap' }]])
    expect([there, two.said]).toEqual([['gap', 'wake'], ['gap']])
    one.telling.facts([card('a')])
    await clock.advance(40)
    expect(there).toEqual(['gap', 'wake', 'wake'])
    expect(clock.pending).toBe(0)
  })

  it('waits for no answer longer than six seconds', async () => {
    const { clock, pair, sent } = setUp()
    const { one, two, hellos } = await pair()
    one.connection.answer = () => new Promise(() => {})
    one.telling.held('two', ['a'])
    await clock.advance(5_999)
    const [, statement] = one.connection.statements
    expect([statement?.signal?.aborted, one.warnings]).toEqual([false, []])
    one.connection.answer = undefined
    await clock.advance(1)
    expect([statement?.signal?.aborted, one.warnings]).toEqual([true, ['warn: News could not be sent.']])
    await clock.advance(500)
    expect([two.said, sent(hellos)]).toEqual([['gap'], [[{ kind: 'gap' }]]])
  })

  it('owes nothing to processes that are gone', async () => {
    const { clock, join } = setUp()
    const one = join('one')
    one.connection.answer = () => Promise.reject(new Error('unreachable'))
    one.telling.facts([card('a')])
    await clock.settle()
    one.process.listeners = 0
    await clock.advance(5_000)
    expect(one.connection.statements).toHaveLength(1)
    expect(clock.pending).toBe(0)
  })

  it('forgets nothing that was said while the gap was on its way', async () => {
    const { clock, pair, sent } = setUp()
    const { one, two, hellos } = await pair()
    one.connection.answer = () => Promise.reject(new Error('unreachable'))
    one.telling.ready(['default'])
    await clock.settle()
    const slow = held()
    one.connection.answer = () => slow.wait
    await clock.advance(500)
    one.telling.ready(['media'])
    await clock.advance(20)
    slow.release()
    await clock.settle()
    expect(two.said).toEqual(['gap', 'ready media'])
    // The next failure is told of again.
    one.connection.answer = () => Promise.reject(new Error('unreachable'))
    await clock.advance(100)
    one.telling.ready(['media'])
    await clock.settle()
    expect(one.warnings).toHaveLength(2)
    expect(sent(hellos)).toHaveLength(2)
  })

  it('tells of a gap instead of more than can wait', async () => {
    const { clock, pair, sent } = setUp()
    const { one, hellos } = await pair()
    const many = (count: number) => Array.from({ length: count }, (_, index) => `${index}`)
    const slow = held()
    const floods: (() => void)[] = [
      () => one.telling.facts(many(20_001).map((id) => card(id))),
      () => one.telling.ready(many(20_001)),
      () => {
        one.telling.held('two', many(20_000))
        one.telling.held('two', many(20_000))
        one.telling.held('three', ['a'])
      },
      () => one.telling.transients([{ card: card('a'), event: text('a', 'x'.repeat(300_000)) }]),
    ]
    one.connection.answer = () => slow.wait
    one.telling.facts([card('first')])
    await clock.settle()
    for (const flood of floods) flood()
    one.telling.facts([card('after')])
    slow.release()
    await clock.advance(20)
    expect(sent(hellos).slice(1)).toEqual([[{ kind: 'gap' }, { kind: 'facts', card: card('after') }]])
    for (const flood of floods) {
      flood()
      await clock.advance(100)
    }
    expect(sent(hellos).slice(2)).toEqual(Array(4).fill([{ kind: 'gap' }]))
  })

  it('tells of a gap instead of news that fits into no payload', async () => {
    const { clock, pair } = setUp()
    const { one, two } = await pair()
    one.telling.ready(['x'.repeat(9_000)])
    await clock.settle()
    expect(two.said).toEqual(['gap'])
  })
})

describe('the end of telling', () => {
  it('sends what waits, stops listening and is silent', async () => {
    const { clock, pair, sent } = setUp()
    const { one, two, hellos } = await pair()
    const here = one.subscribe({})
    one.telling.transients([{ card: card('a'), event: text('a', 'The') }])
    const closing = one.telling.close()
    expect(one.telling.close()).toBe(closing)
    await closing
    expect(sent(hellos)).toHaveLength(1)
    expect(one.connection.isListening).toBe(false)
    one.telling.facts([card('b')])
    two.telling.facts([card('c')])
    one.telling.ready(['default'])
    await one.telling.listen()
    await clock.advance(100)
    expect(sent(hellos)).toHaveLength(2)
    // Subscriptions are the caller's to close.
    expect(here).toEqual([text('a', 'The'), 'wake'])
    expect(clock.pending).toBe(0)
  })

  it('waits for what is under way, and sends what came meanwhile', async () => {
    const { clock, pair, sent } = setUp()
    const { one, hellos } = await pair()
    const slow = held()
    one.connection.answer = () => slow.wait
    one.telling.facts([card('a')])
    await clock.settle()
    one.telling.facts([card('b')])
    const closed = vi.fn()
    void one.telling.close().then(closed)
    await clock.advance(900)
    expect(closed).not.toHaveBeenCalled()
    slow.release()
    await clock.settle()
    expect(closed).toHaveBeenCalled()
    expect(sent(hellos)).toHaveLength(2)
  })

  it('waits no longer than a second for each of the two', async () => {
    const { clock, pair } = setUp()
    const { one } = await pair()
    one.connection.answer = () => new Promise(() => {})
    one.telling.facts([card('a')])
    await clock.settle()
    const [, statement] = one.connection.statements
    const closed = vi.fn()
    void one.telling.close().then(closed)
    await clock.advance(999)
    expect(statement?.signal?.aborted).toBe(false)
    await clock.advance(1)
    expect(statement?.signal?.aborted).toBe(true)
    await clock.advance(999)
    expect(closed).not.toHaveBeenCalled()
    await clock.advance(1)
    expect(closed).toHaveBeenCalled()
  })

  it('tells of the gap that it owes, once more', async () => {
    const { clock, pair } = setUp()
    const { one, two } = await pair()
    one.connection.answer = () => Promise.reject(new Error('unreachable'))
    one.telling.facts([card('a')])
    await clock.settle()
    one.connection.answer = undefined
    await one.telling.close()
    expect(two.said).toEqual(['gap'])
  })

  it('never rejects, and leaves nothing behind', async () => {
    const { clock, pair } = setUp()
    const { one } = await pair()
    one.connection.answer = () => Promise.reject(new Error('unreachable'))
    one.telling.facts([card('a')])
    await one.telling.close()
    expect(one.warnings).toEqual(['warn: News could not be sent.', 'warn: Listening did not end well.'])
    one.connection.interrupt()
    expect(one.said).toEqual([])
    expect(clock.pending).toBe(0)
  })

  it('ends a listening that had only begun', async () => {
    const { clock, join } = setUp()
    const { telling, connection } = join('one')
    const slow = held()
    connection.answer = () => slow.wait
    const listening = telling.listen()
    const closed = telling.close()
    slow.release()
    await Promise.all([listening, closed])
    expect([connection.isListening, clock.pending]).toEqual([false, 0])
  })
})
