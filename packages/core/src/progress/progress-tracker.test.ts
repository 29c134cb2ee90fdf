import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { TransientEvent } from '../job/index.ts'
import { call, group, stageStarted, stageSucceeded, started, stepDone } from '../job/log.fixture.ts'
import type { Backend } from '../ports/index.ts'
import { type Bench, createBench } from './bench.fixture.ts'
import type { Progress } from './job-progress.ts'
import { ProgressTracker, type ProgressTrackerOptions } from './progress-tracker.ts'

let bench: Bench
let counts: { open: number; reads: number; opened: number }
let errors: { readonly error: unknown; readonly jobId: string }[]

beforeEach(async () => {
  bench = await createBench()
  counts = { open: 0, reads: 0, opened: 0 }
  errors = []
})
afterEach(() => bench.close())

function counted(): ProgressTrackerOptions['backend'] {
  const { backend } = bench
  return {
    get: backend.get,
    durations: backend.durations,
    read(options) {
      counts.reads += 1
      return backend.read(options)
    },
    async subscribe(filter, listener) {
      const end = await backend.subscribe(filter, listener)
      counts.open += 1
      counts.opened += 1
      return () => {
        counts.open -= 1
        end()
      }
    },
  }
}

function track(options: Partial<ProgressTrackerOptions> = {}): ProgressTracker {
  const tracker = new ProgressTracker({ backend: counted(), clock: bench.clock, ...options })
  tracker.on('error', (error, jobId) => errors.push({ error, jobId }))
  return tracker
}

function recorder() {
  const seen: Progress[] = []
  return {
    seen,
    callback: (progress: Progress) => void seen.push(progress),
    states: () => seen.map(({ state }) => state),
  }
}

function report(jobId: string, stage: string, fraction: number, message?: string): TransientEvent {
  return { type: 'progress', jobId, rootId: 'p', stage, fraction, message, at: bench.clock.now() }
}

const settle = () => bench.clock.settle()

describe('a subscriber', () => {
  test('hears how things are, then every change, and the end', async () => {
    await bench.start('j')
    await bench.write('j', started('plan', 'end'))
    const { seen, callback } = recorder()
    track().subscribe('j', callback)
    expect(seen).toEqual([])
    await settle()
    expect(seen.map(({ jobId, state, percentage }) => [jobId, state, percentage])).toEqual([
      ['j', 'running', 0],
    ])
    await bench.write('j', stageStarted('plan'), stageSucceeded('plan'))
    await settle()
    expect(seen.at(-1)).toMatchObject({ fraction: 0.5, completed: 1, total: 2 })
    await bench.succeed('j')
    await settle()
    expect(seen.map(({ percentage }) => percentage)).toEqual([0, 50, 100])
    expect(seen.at(-1)).toMatchObject({ state: 'succeeded', message: 'Done', remainingMs: 0 })
    expect(counts.open).toBe(0)
  })

  test('hears of changes that come together once', async () => {
    await bench.start('j')
    await bench.write(
      'j',
      started('plan'),
      ...Array.from({ length: 900 }, (_, index) => stepDone(`plan/${index}`)),
    )
    const { seen, callback } = recorder()
    track().subscribe('j', callback)
    await settle()
    expect(seen).toHaveLength(1)
    expect(counts.reads).toBe(5)
    await Promise.all([
      bench.write('j', stageStarted('plan')),
      bench.write('j', group('plan/each', 'a', 'b')),
      bench.write('j', stepDone('plan/each[a]')),
    ])
    await settle()
    expect(seen).toHaveLength(2)
    expect(seen.at(-1)?.fraction).toBe(0.5)
  })

  test('shares one subscription with others, who are not told again when it comes', async () => {
    await bench.start('j')
    const tracker = track()
    const first = recorder()
    const second = recorder()
    tracker.subscribe('j', first.callback)
    await settle()
    tracker.subscribe('j', second.callback)
    await settle()
    expect([first.seen.length, second.seen.length, counts.opened]).toEqual([1, 1, 1])
    const third = recorder()
    tracker.subscribe('j', third.callback)
    await bench.write('j', started('plan'))
    await settle()
    expect([first.seen.length, second.seen.length]).toEqual([2, 2])
    expect(third.states().at(-1)).toBe('running')
  })

  test('that leaves hears nothing more; the last one ends the subscription', async () => {
    await bench.start('j')
    const tracker = track()
    const first = recorder()
    const second = recorder()
    const leave = tracker.subscribe('j', first.callback)
    const leaveToo = tracker.subscribe('j', second.callback)
    await settle()
    leave()
    leave()
    await bench.write('j', started('plan'))
    await settle()
    expect([first.seen.length, second.seen.length, counts.open]).toEqual([1, 2, 1])
    leaveToo()
    await settle()
    expect(counts.open).toBe(0)
    const again = recorder()
    tracker.subscribe('j', again.callback)
    await settle()
    expect(again.states()).toEqual(['running'])
  })

  test('may leave while it is called, or before it is', async () => {
    await bench.start('j')
    const tracker = track()
    const { seen, callback } = recorder()
    const leave = tracker.subscribe('j', (progress) => {
      callback(progress)
      leave()
    })
    const early = vi.fn()
    tracker.subscribe('j', early)()
    await settle()
    expect([seen.length, counts.open]).toEqual([1, 0])
    expect(early).not.toHaveBeenCalled()
  })

  test('of a job that has ended hears that, and that is all', async () => {
    await bench.start('j')
    await bench.fail('j')
    const { states, callback } = recorder()
    const tracker = track()
    tracker.subscribe('j', callback)
    await settle()
    expect(states()).toEqual(['failed'])
    expect(counts.open).toBe(0)
    tracker.subscribe('j', callback)
    await settle()
    expect(states()).toEqual(['failed', 'failed'])
  })

  test('that throws or rejects is told on, and keeps nobody else from hearing', async () => {
    await bench.start('j')
    const tracker = track()
    tracker.subscribe('j', () => {
      throw new Error('I do not want to know.')
    })
    const rejecting = (): unknown => Promise.reject(new Error('Nor do I.'))
    tracker.subscribe('j', rejecting)
    const { states, callback } = recorder()
    tracker.subscribe('j', callback)
    await settle()
    await bench.succeed('j')
    await settle()
    expect(states()).toEqual(['queued', 'succeeded'])
    expect(errors).toHaveLength(4)
    expect(errors[0]).toMatchObject({ jobId: 'j', error: expect.any(Error) })
  })

  test('of a job that is not there hears nothing, and the tracker says why', async () => {
    const { seen, callback } = recorder()
    track().subscribe('nobody', callback)
    await settle()
    expect(seen).toEqual([])
    expect(errors).toMatchObject([{ jobId: 'nobody', error: { code: 'JOB_NOT_FOUND' } }])
    expect(counts.open).toBe(0)
  })

  test('sits out a backend that fails for a while', async () => {
    await bench.start('j')
    const { pending } = bench.clock
    let isDown = true
    const backend = counted()
    const read: Backend['read'] = (options) =>
      isDown ? Promise.reject(new Error('Down.')) : backend.read(options)
    const { states, callback } = recorder()
    const leave = track({ backend: { ...backend, read } }).subscribe('j', callback)
    await settle()
    await bench.clock.advance(1_000)
    expect(errors).toHaveLength(2)
    isDown = false
    await bench.clock.advance(1_000)
    expect(states()).toEqual(['queued'])
    isDown = true
    await bench.write('j', started('plan'))
    await settle()
    leave()
    await settle()
    expect([errors.length, counts.open, bench.clock.pending]).toEqual([3, 0, pending])
  })
})

describe('what a stage reports', () => {
  test('counts while the stage is at work', async () => {
    await bench.start('j')
    await bench.write('j', started('plan', 'end'), stageStarted('plan'))
    const { seen, callback } = recorder()
    track().subscribe('j', callback)
    await settle()
    bench.backend.publish([report('j', 'plan', 0.5, 'Half way'), report('j', 'end', 1)])
    await settle()
    expect(seen.at(-1)).toMatchObject({ fraction: 0.25, message: 'Half way' })
    bench.backend.publish([report('j', 'plan', 0.1, 'Once more')])
    await settle()
    expect(seen.at(-1)).toMatchObject({
      fraction: 0.25,
      message: 'Once more',
      stages: [{ fraction: 0.1 }, { fraction: 0 }],
    })
    await bench.write('j', stageSucceeded('plan'), stageStarted('end'))
    await settle()
    expect(seen.at(-1)).toMatchObject({ fraction: 0.5, message: 'Running end' })
  })
})

describe('children', () => {
  async function family(): Promise<void> {
    await bench.start('p')
    await bench.write(
      'p',
      started('lessons'),
      stageStarted('lessons'),
      group('lessons/lesson', '1', '2', '3', '4'),
    )
    await bench.spawn('p', 'lessons/lesson[1]', 'c1')
    await bench.spawn('p', 'lessons/lesson[2]', 'c2')
  }

  test('contribute what they have done, what they cost and what they say', async () => {
    await family()
    const { seen, callback } = recorder()
    const tracker = track()
    tracker.subscribe('p', callback)
    await settle()
    expect(counts.open).toBe(3)
    expect(seen.at(-1)?.message).toBe('Running lessons')
    await bench.write(
      'c1',
      started('content', 'exercises'),
      stageStarted('content'),
      call('content/x', { cost: { micros: 5 } }),
      stageSucceeded('content'),
    )
    await settle()
    expect(seen.at(-1)).toMatchObject({ fraction: 0.5 / 4, cost: { micros: 5 }, message: 'Running content' })
    await bench.write('c2', started('content'), stageStarted('content'))
    bench.backend.publish([report('c2', 'content', 0.5, 'Writing')])
    await settle()
    expect(seen.at(-1)).toMatchObject({ fraction: 1 / 4, message: 'Writing' })
    expect(await tracker.progress('p')).toMatchObject({ fraction: 1 / 4 })
    await bench.succeed('c1')
    await settle()
    expect(seen.at(-1)).toMatchObject({
      fraction: 1.5 / 4,
      stages: [{ metadata: { children: { spawned: 2, settled: 1, expected: 4 } } }],
    })
    expect(counts.open).toBe(2)
    await bench.succeed('c2')
    await settle()
    expect(seen.at(-1)).toMatchObject({ fraction: 0.5, message: 'Running lessons' })
    const fractions = seen.map(({ fraction }) => fraction)
    expect(fractions).toEqual(fractions.toSorted((one, other) => one - other))
    expect(counts).toMatchObject({ open: 1, opened: 3 })
  })

  test('of children contribute as well', async () => {
    await family()
    await bench.write('c1', started('content'), stageStarted('content'))
    await bench.spawn('c1', 'content/picture', 'g1')
    const { seen, callback } = recorder()
    track().subscribe('p', callback)
    await settle()
    await bench.write('g1', started('draw', 'store'), stageStarted('draw'), stageSucceeded('draw'))
    await settle()
    expect(seen.at(-1)?.fraction).toBeCloseTo(0.5 / 4)
  })

  test('are let go with their parent, unless somebody else listens to them', async () => {
    await family()
    const tracker = track()
    const { callback, states } = recorder()
    tracker.subscribe('c1', callback)
    const leave = tracker.subscribe('p', () => {})
    await settle()
    expect(counts).toMatchObject({ open: 3, opened: 3 })
    leave()
    await settle()
    expect(counts.open).toBe(1)
    await bench.succeed('c1')
    await settle()
    expect(states()).toEqual(['queued', 'succeeded'])
  })

  test('beyond the hundredth are followed when others have settled', async () => {
    await bench.start('p')
    const names = Array.from({ length: 120 }, (_, index) => String(index))
    await bench.write('p', started('lessons'), stageStarted('lessons'), group('lessons/lesson', ...names))
    for (const name of names) await bench.spawn('p', `lessons/lesson[${name}]`, `c${name}`)
    const { seen, callback } = recorder()
    track().subscribe('p', callback)
    await settle()
    expect(counts.open).toBe(101)
    for (const name of names.slice(0, 60)) await bench.succeed(`c${name}`)
    await settle()
    expect(counts.open).toBe(61)
    expect(seen.at(-1)?.fraction).toBe(0.5)
  })

  test('that came and went while nobody looked are counted', async () => {
    await family()
    await bench.succeed('c1')
    const { seen, callback } = recorder()
    track().subscribe('p', callback)
    await settle()
    expect(seen.at(-1)?.fraction).toBe(0.25)
    expect(counts.opened).toBe(2)
  })
})

describe('progress at this moment', () => {
  test('is that of the log, and of a job that is not there there is none', async () => {
    await bench.start('j')
    await bench.write('j', started('plan', 'end'), stageStarted('plan'), stageSucceeded('plan'))
    const tracker = track()
    expect(await tracker.progress('j')).toMatchObject({ jobId: 'j', percentage: 50 })
    expect(await tracker.progress('nobody')).toBeUndefined()
    expect(counts.open).toBe(0)
  })

  test('asked for again costs only what is new', async () => {
    await bench.start('j')
    await bench.write(
      'j',
      started('plan'),
      ...Array.from({ length: 900 }, (_, index) => stepDone(`plan/${index}`)),
    )
    const tracker = track()
    await tracker.progress('j')
    expect(counts.reads).toBe(5)
    await tracker.progress('j')
    expect(counts.reads).toBe(5)
    await bench.write('j', stageStarted('plan'))
    expect(await tracker.progress('j')).toMatchObject({ stage: 'plan' })
    expect(counts.reads).toBe(6)
  })

  test('asked for by many at once is the same', async () => {
    await bench.start('j')
    await bench.write(
      'j',
      started('plan'),
      stageStarted('plan'),
      group('plan/each', 'a', 'b'),
      stepDone('plan/each[a]'),
    )
    const tracker = track()
    const [one, other] = await Promise.all([tracker.progress('j'), tracker.progress('j')])
    expect(one).toEqual(other)
    expect(one).toMatchObject({ fraction: 0.5, stages: [{ metadata: { steps: 1 } }] })
  })

  test('is that of a subscription where there is one', async () => {
    await bench.start('j')
    await bench.write('j', started('plan'), stageStarted('plan'))
    const tracker = track()
    tracker.subscribe('j', () => {})
    expect(await tracker.progress('j')).toMatchObject({ state: 'running' })
    await settle()
    bench.backend.publish([report('j', 'plan', 0.5)])
    await settle()
    expect(await tracker.progress('j')).toMatchObject({ fraction: 0.5 })
  })

  test('counts running children', async () => {
    await bench.start('p')
    await bench.write('p', started('lessons'), stageStarted('lessons'))
    await bench.spawn('p', 'lessons/a', 'c1')
    await bench.spawn('p', 'lessons/b', 'c2')
    await bench.write('c1', started('content', 'end'), stageStarted('content'), stageSucceeded('content'))
    const lost: ProgressTrackerOptions['backend'] = {
      ...counted(),
      get: async (id) => (id === 'c2' ? undefined : bench.backend.get(id)),
    }
    expect(await track({ backend: lost }).progress('p')).toMatchObject({ fraction: 0.25 })
  })

  test('is read anew when a job has taken over the id of one that was pruned', async () => {
    await bench.start('j')
    await bench.write('j', started('plan'), stageStarted('plan'), stageSucceeded('plan'))
    await bench.succeed('j')
    const tracker = track()
    expect(await tracker.progress('j')).toMatchObject({ percentage: 100 })
    await bench.clock.advance(10)
    await bench.backend.prune({ endedBefore: bench.clock.now(), limit: 10 })
    expect(await tracker.progress('j')).toBeUndefined()
    await bench.start('j')
    expect(await tracker.progress('j')).toMatchObject({ percentage: 0, state: 'queued' })
    const short: ProgressTrackerOptions['backend'] = {
      ...counted(),
      get: async (id) => bench.backend.get(id),
    }
    const other = track({ backend: short })
    await bench.write('j', started('plan'), stageStarted('plan'))
    await other.progress('j')
    await bench.succeed('j')
    await bench.clock.advance(10)
    await bench.backend.prune({ endedBefore: bench.clock.now(), limit: 10 })
    await bench.start('j')
    expect(await other.progress('j')).toMatchObject({ stages: [], state: 'queued' })
  })

  test('is remembered for so many jobs only', async () => {
    const tracker = track()
    for (let index = 0; index < 201; index += 1) {
      await bench.start(`j${index}`)
      await tracker.progress(`j${index}`)
    }
    expect(counts.reads).toBe(201)
    await tracker.progress('j200')
    expect(counts.reads).toBe(201)
    await tracker.progress('j0')
    expect(counts.reads).toBe(202)
  })
})

describe('expected durations', () => {
  async function half(): Promise<void> {
    await bench.start('j')
    await bench.write('j', started('plan', 'end'), stageStarted('plan'), stageSucceeded('plan'))
  }

  test('are what the backend has learnt, unless somebody knows better', async () => {
    await half()
    const learnt = {
      ...counted(),
      durations: async (pipeline: string) => (pipeline === 'story' ? { plan: 30, end: 10 } : {}),
    }
    expect(await track({ backend: learnt }).progress('j')).toMatchObject({ percentage: 75, remainingMs: 10 })
    const known = track({ backend: learnt, expected: async () => ({ plan: 10, end: 90 }) })
    expect(await known.progress('j')).toMatchObject({ percentage: 10, remainingMs: 90 })
  })

  test('are asked for once for each job, so that its percentage does not go back', async () => {
    await half()
    let plan = 90
    const tracker = track({ expected: async () => ({ plan, end: 10 }) })
    expect(await tracker.progress('j')).toMatchObject({ percentage: 90 })
    plan = 1
    expect(await tracker.progress('j')).toMatchObject({ percentage: 90 })
  })

  test('that cannot be had are done without', async () => {
    await half()
    const tracker = track({ expected: () => Promise.reject(new Error('No idea.')) })
    expect(await tracker.progress('j')).toMatchObject({ percentage: 50, remainingMs: undefined })
    expect(errors).toMatchObject([{ jobId: 'j' }])
  })

  test('shrink the time remaining from moment to moment', async () => {
    await half()
    await bench.write('j', stageStarted('end'))
    const tracker = track({ expected: async () => ({ plan: 1_000, end: 10_000 }) })
    expect(await tracker.progress('j')).toMatchObject({ remainingMs: 10_000 })
    await bench.clock.advance(4_000)
    expect(await tracker.progress('j')).toMatchObject({ remainingMs: 6_000 })
    await bench.clock.advance(40_000)
    expect(await tracker.progress('j')).toMatchObject({ remainingMs: 0 })
  })
})

describe('listeners of the tracker', () => {
  test('hear of all jobs that somebody subscribed to, and of no child beside them', async () => {
    await bench.start('p')
    await bench.write('p', started('lessons'), stageStarted('lessons'))
    await bench.spawn('p', 'lessons/a', 'c1')
    await bench.start('j')
    const tracker = track()
    const heard: string[] = []
    const stop = tracker.on('progress', ({ jobId, state }) => heard.push(`${jobId} ${state}`))
    tracker.on('done', ({ jobId, state }) => heard.push(`${jobId} done: ${state}`))
    for (const id of ['p', 'j', 'j']) tracker.subscribe(id, () => {})
    await settle()
    expect(heard.toSorted()).toEqual(['j queued', 'p running', 'p running'])
    heard.length = 0
    await bench.succeed('c1')
    await settle()
    expect(new Set(heard)).toEqual(new Set(['p running']))
    heard.length = 0
    await bench.fail('j')
    await settle()
    expect(heard).toEqual(['j failed', 'j done: failed'])
    stop()
    await bench.succeed('p')
    await settle()
    expect(heard).toEqual(['j failed', 'j done: failed', 'p done: succeeded'])
  })

  test('that throw keep nobody else from hearing', async () => {
    await bench.start('j')
    const tracker = track()
    const failing = () => {
      throw new Error('No.')
    }
    tracker.on('progress', failing)
    tracker.on('done', failing)
    tracker.on('error', failing)
    const { states, callback } = recorder()
    tracker.on('done', callback)
    tracker.subscribe('j', () => {})
    await bench.succeed('j')
    await settle()
    expect(states()).toEqual(['succeeded'])
    expect(errors.length).toBeGreaterThanOrEqual(2)
  })
})

test('a closed tracker has let go of everything and takes on nothing', async () => {
  await bench.start('p')
  await bench.write('p', started('lessons'), stageStarted('lessons'))
  await bench.spawn('p', 'lessons/a', 'c1')
  const tracker = track()
  const { seen, callback } = recorder()
  const leave = tracker.subscribe('p', callback)
  tracker.on('done', callback)
  await settle()
  expect(seen.length).toBeGreaterThan(0)
  seen.length = 0
  tracker.close()
  leave()
  await settle()
  expect(counts.open).toBe(0)
  await bench.succeed('p')
  tracker.subscribe('p', callback)()
  await settle()
  expect(seen).toEqual([])
})

test('a job that is opened again while its end is told is followed on', async () => {
  await bench.start('j')
  const tracker = track()
  const { states, callback } = recorder()
  tracker.subscribe('j', callback)
  await settle()
  await bench.fail('j')
  await bench.restart('j')
  await settle()
  tracker.subscribe('j', callback)
  await bench.write('j', started('plan'))
  await bench.succeed('j')
  await settle()
  expect(states().at(-1)).toBe('succeeded')
})
