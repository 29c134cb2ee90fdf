import type { FeedFilter, TransientEvent } from '@repurpose/core'
import { describe, expect, it } from 'vitest'
import { createSubscriptions } from './subscriptions.ts'
import { card, progress, text } from './telling.fixture.ts'

/** A microtask's turn: what was said before is told after it. */
const turn = (): Promise<void> => Promise.resolve()

function setUp() {
  const errors: unknown[] = []
  const subscriptions = createSubscriptions({ onError: (error) => errors.push(error) })
  const listen = (filter: FeedFilter) => {
    const heard: (string | TransientEvent)[] = []
    const end = subscriptions.add(filter, {
      onWake: () => heard.push('wake'),
      onGap: () => heard.push('gap'),
      onTransient: (event) => heard.push(event),
    })
    return { heard, end }
  }
  return { subscriptions, listen, errors }
}

describe('subscriptions', () => {
  const filters: readonly [string, FeedFilter, boolean][] = [
    ['all', {}, true],
    ['its job', { jobIds: ['other', 'child'] }, true],
    ['its job twice', { jobIds: ['child', 'child'] }, true],
    ['its family', { rootIds: ['root'] }, true],
    ['its pipeline', { pipelines: ['summary', 'article'] }, true],
    ['one of its labels', { labels: { tenant: 'acme' } }, true],
    [
      'everything that it is',
      { jobIds: ['child'], rootIds: ['root'], pipelines: ['article'], labels: { video: '1' } },
      true,
    ],
    ['another job', { jobIds: ['other'] }, false],
    ['the job that is its root', { jobIds: ['root'] }, false],
    ['no job', { jobIds: [] }, false],
    ['no family', { rootIds: [] }, false],
    ['the family that it would be the root of', { rootIds: ['child'] }, false],
    ['its job in another family', { jobIds: ['child'], rootIds: ['other'] }, false],
    ['another pipeline', { pipelines: ['summary'] }, false],
    ['another pipeline in its family', { rootIds: ['root'], pipelines: ['summary'] }, false],
    ['another label', { labels: { tenant: 'zen' } }, false],
    ['a label that it lacks', { labels: { tenant: 'acme', campaign: 'spring' } }, false],
  ]

  it.each(filters)('of %s', async (_what, filter, isConcerned) => {
    const { subscriptions, listen } = setUp()
    const { heard } = listen(filter)
    const child = card('child', { rootId: 'root', labels: { tenant: 'acme', video: '1' } })
    subscriptions.wake(child)
    await turn()
    expect(heard).toEqual(isConcerned ? ['wake'] : [])
    subscriptions.publish(child, progress('child', 0.5))
    await turn()
    expect(heard.slice(1)).toEqual(isConcerned ? [progress('child', 0.5)] : [])
  })

  it('tell once what was said in one turn: events, a gap, the wake-up', async () => {
    const { subscriptions, listen } = setUp()
    const { heard } = listen({ jobIds: ['job'] })
    const job = card('job')
    subscriptions.wake(job)
    subscriptions.publish(job, text('job', 'The '))
    subscriptions.gap()
    subscriptions.wake(job)
    subscriptions.publish(job, text('job', 'moon'))
    expect(heard).toEqual([])
    await turn()
    expect(heard).toEqual([text('job', 'The '), text('job', 'moon'), 'gap', 'wake'])
    subscriptions.wake(job)
    await turn()
    expect(heard.slice(4)).toEqual(['wake'])
  })

  it('wake everybody, with a gap or without', async () => {
    const { subscriptions, listen } = setUp()
    const all = [listen({}), listen({ jobIds: ['job'] }), listen({ rootIds: ['job'] })]
    subscriptions.wakeAll()
    await turn()
    expect(all.map(({ heard }) => heard)).toEqual([['wake'], ['wake'], ['wake']])
    subscriptions.gap()
    await turn()
    expect(all.map(({ heard }) => heard.slice(1))).toEqual(Array(3).fill(['gap', 'wake']))
  })

  it('say nothing after the end, even of what happened before', async () => {
    const { subscriptions, listen } = setUp()
    const ended = listen({ jobIds: ['job'] })
    const other = listen({ jobIds: ['job'] })
    const everywhere = listen({})
    subscriptions.publish(card('job'), text('job', 'a'))
    subscriptions.wake(card('job'))
    ended.end()
    ended.end()
    everywhere.end()
    await turn()
    other.end()
    subscriptions.wake(card('job'))
    subscriptions.wakeAll()
    await turn()
    expect([ended.heard, everywhere.heard, other.heard]).toEqual([[], [], [text('job', 'a'), 'wake']])
  })

  it('say nothing more to a listener that ends its subscription while it is told', async () => {
    const { subscriptions } = setUp()
    const heard: string[] = []
    const end = subscriptions.add(
      {},
      {
        onWake: () => heard.push('wake'),
        onTransient(event) {
          heard.push(event.type)
          end()
        },
      },
    )
    subscriptions.publish(card('job'), text('job', 'a'))
    subscriptions.publish(card('job'), progress('job', 1))
    subscriptions.wake(card('job'))
    await turn()
    expect(heard).toEqual(['text'])
  })

  it('go on when listeners throw or reject', async () => {
    const { subscriptions, listen, errors } = setUp()
    const heard: string[] = []
    subscriptions.add(
      {},
      {
        onTransient() {
          throw new Error('transient')
        },
        async onGap() {
          throw new Error('gap')
        },
        onWake() {
          heard.push('wake')
          throw new Error('wake')
        },
      },
    )
    const other = listen({})
    subscriptions.publish(card('job'), text('job', 'a'))
    subscriptions.gap()
    await turn()
    await turn()
    expect(heard).toEqual(['wake'])
    expect(other.heard).toEqual([text('job', 'a'), 'gap', 'wake'])
    expect(errors).toEqual([new Error('transient'), new Error('wake'), new Error('gap')])
  })

  it('go on when nobody hears of errors', async () => {
    const subscriptions = createSubscriptions()
    let wakes = 0
    subscriptions.add(
      {},
      {
        onWake() {
          wakes += 1
          throw new Error('wake')
        },
      },
    )
    // Has neither onGap nor onTransient.
    subscriptions.publish(card('job'), text('job', 'a'))
    subscriptions.gap()
    await turn()
    expect(wakes).toBe(1)
  })

  it('end all at once, and take no new ones', async () => {
    const { subscriptions, listen } = setUp()
    const before = [listen({}), listen({ jobIds: ['job'] }), listen({ rootIds: ['job'] })]
    subscriptions.wake(card('job'))
    subscriptions.close()
    const after = listen({})
    subscriptions.wake(card('job'))
    subscriptions.wakeAll()
    await turn()
    expect([...before, after].flatMap(({ heard }) => heard)).toEqual([])
    after.end()
  })

  it('wake whoever a bare card may concern, and tell events to those whom it surely does', async () => {
    const { subscriptions, listen } = setUp()
    const sure = [listen({}), listen({ jobIds: ['job'] }), listen({ rootIds: ['root'], labels: {} })]
    const perhaps = [listen({ pipelines: ['summary'] }), listen({ jobIds: ['job'], labels: { tenant: 'a' } })]
    const not = [listen({ jobIds: ['other'] }), listen({ rootIds: ['job'], labels: { tenant: 'a' } })]
    const bare = { id: 'job', rootId: 'root' }
    subscriptions.publish(bare, text('job', 'a'))
    subscriptions.wake(bare)
    await turn()
    for (const { heard } of sure) expect(heard).toEqual([text('job', 'a'), 'wake'])
    for (const { heard } of perhaps) expect(heard).toEqual(['wake'])
    for (const { heard } of not) expect(heard).toEqual([])
  })

  it('cost a fact of another job nothing', () => {
    const { subscriptions } = setUp()
    let reads = 0
    const filter = (id: string): FeedFilter => ({ jobIds: [id] })
    for (let index = 0; index < 1_000; index += 1) {
      const id = `job-${index}`
      subscriptions.add(filter(id), { onWake: () => {} })
    }
    const watched: Parameters<typeof subscriptions.wake>[0] = {
      get id() {
        reads += 1
        return 'job-7'
      },
      rootId: 'root',
    }
    subscriptions.wake(watched)
    // Once, to find the only one who is concerned.
    expect(reads).toBe(1)
  })
})
