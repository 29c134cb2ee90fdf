import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { BlockedError } from '../../errors/index.ts'
import type { Fact } from '../../job/index.ts'
import { fakeLanguageModel } from '../../testing/fake-language-model.ts'
import { startRun } from '../../testing/replay-harness-run.ts'
import { testEngine } from '../fixtures/engine.ts'
import { child, pipeline, prepareJob, type StageContext, signal } from '../index.ts'

const Nothing = z.object({})
const go = signal('go', z.string())

type Scene = ReturnType<typeof testEngine>

/** Starts a job of one stage, lets it come to rest, and gives its id. */
async function start(scene: Scene, run: (context: StageContext) => unknown): Promise<string> {
  await scene.work()
  const id = await scene.start(pipeline('one', Nothing).stage('work', run), {})
  await scene.clock.settle()
  return id
}

/** Lets a parked job go on in a process that remembers nothing of it. */
async function goOnElsewhere(scene: Scene, id: string): Promise<void> {
  await scene.backend.signal({ jobId: id, name: 'go', key: undefined, value: 'gone', signalId: 'go' })
  scene.backend.abandon(id)
  await scene.clock.settle()
}

async function error(scene: Scene, id: string) {
  const end = (await scene.log(id)).at(-1)
  return end?.type === 'job.failed' ? end.error : end
}

const warnings = (log: readonly Fact[]) => log.flatMap((fact) => (fact.type === 'warning' ? [fact] : []))

describe('names', () => {
  it.each([
    ['step', ({ step }: StageContext) => step('same', () => 1), 'work/same'],
    ['each', ({ each }: StageContext) => each('same', [1], () => 1), 'work/same'],
    ['sleep', ({ sleep }: StageContext) => sleep('same', 1), 'work/same'],
  ] as const)('given twice in a scope are refused: %s', async (_, use, path) => {
    await using scene = testEngine()
    const id = await start(scene, async (context) => {
      await context.step('same', () => 1)
      await use(context)
    })
    expect(await error(scene, id)).toMatchObject({ code: 'DUPLICATE_STEP', path, retryable: false })
  })

  it('may be given again in every item, and in other stages', async () => {
    await using scene = testEngine()
    await scene.work()
    const id = await scene.start(
      pipeline('two', Nothing)
        .stage('first', ({ step, each }) =>
          Promise.all([
            step('same', () => 1),
            each('items', ['a/b', 'c[d]', 'e~f%'], () => step('same', () => 2), { key: (item) => item }),
          ]),
        )
        .stage('second', ({ step }) => step('same', () => 3)),
      {},
    )
    await scene.clock.settle()
    expect(await scene.result(id)).toEqual({ first: [1, [2, 2, 2]], second: 3 })
    const keys = (await scene.log(id)).flatMap((fact) => (fact.type === 'step.succeeded' ? [fact.key] : []))
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys).toContain('first/items[a%2fb]/same')
  })

  it('must not be empty', async () => {
    await using scene = testEngine()
    const id = await start(scene, ({ step }) => step('', () => 1))
    expect(await error(scene, id)).toMatchObject({ code: 'INPUT_INVALID', path: 'work' })
  })
})

describe('inside a step', () => {
  const one = pipeline('child', Nothing).stage('work', () => 1)
  it.each([
    ['step', ({ step }: StageContext) => step('inner', () => 1)],
    ['each', ({ each }: StageContext) => each('inner', [1], () => 1)],
    ['eachSettled', ({ eachSettled }: StageContext) => eachSettled('inner', [1], () => 1)],
    ['spawn', ({ spawn }: StageContext) => spawn('inner', child(one, {}))],
    ['spawnAll', ({ spawnAll }: StageContext) => spawnAll('inner', [child(one, {})])],
    ['waitFor', ({ waitFor }: StageContext) => waitFor(go)],
    ['sleep', ({ sleep }: StageContext) => sleep('inner', '1m')],
  ])('%s is refused', async (_, use) => {
    await using scene = testEngine()
    const id = await start(scene, (context) => context.step('outer', async () => void (await use(context))))
    expect(await error(scene, id)).toMatchObject({
      code: 'NESTED_STEP',
      path: 'work/outer',
      retryable: false,
    })
  })

  it('a provider call is recorded by itself', async () => {
    await using scene = testEngine()
    let tries = 0
    const id = await start(scene, ({ step, language }) =>
      step(
        'outer',
        async () => {
          const answer = await language.generate({ task: 'ask', prompt: 'once' })
          tries += 1
          if (tries === 1) throw new Error('After the call.')
          return answer
        },
        { retry: { attempts: 2, delay: '1ms' } },
      ),
    )
    await scene.clock.advance(1_000)
    expect(await scene.result(id)).toEqual({ work: 'answer to once' })
    expect(scene.model.calls).toHaveLength(1)
  })
})

describe('values', () => {
  class Money {
    amount = 1
  }
  const cyclic: { self?: unknown } = {}
  cyclic.self = cyclic

  it.each([
    ['a function', () => () => 1, 'a function'],
    ['an instance of a class', () => new Money(), 'an instance of Money'],
    ['a stream', () => new ReadableStream(), 'a stream'],
    ['a cycle', () => cyclic, 'a cycle'],
    ['an invalid date', () => new Date(Number.NaN), 'an invalid date'],
  ])('that cannot be recorded are refused at the step that returned them: %s', async (_, make, what) => {
    await using scene = testEngine()
    const id = await start(scene, ({ step }) => step<unknown>('make', make))
    expect(await error(scene, id)).toMatchObject({
      code: 'NOT_SERIALIZABLE',
      retryable: false,
      message: expect.stringContaining(what),
    })
    expect(await error(scene, id)).toMatchObject({ path: expect.stringMatching(/^work\/make/) })
  })

  it('are refused at the stage that returned them', async () => {
    await using scene = testEngine()
    const id = await start(scene, () => ({ deep: { inside: [() => 1] } }))
    expect(await error(scene, id)).toMatchObject({ code: 'NOT_SERIALIZABLE', path: 'work.deep.inside[0]' })
  })

  it('look the same when they are made and when they are remembered', async () => {
    await using scene = testEngine()
    const value = {
      date: new Date(1_000),
      map: new Map<unknown, unknown>([['key', new Set([1, 2n])]]),
      bytes: new Uint8Array([1, 2, 3]),
      text: 'a',
      nothing: null,
      absent: undefined,
      numbers: [Number.NaN, Number.POSITIVE_INFINITY, -0],
    }
    const seen: unknown[] = []
    const id = await start(scene, async ({ step, each, waitFor }) => {
      const fromStep = await step('make', () => value)
      const fromEach = await each('item', [1], () => value)
      seen.push([fromStep, fromEach])
      await waitFor(go)
      return value
    })
    await goOnElsewhere(scene, id)
    expect(seen).toHaveLength(2)
    expect(seen[0]).toStrictEqual(seen[1])
    expect(seen[0]).not.toBe(value)
    expect(seen[0]).toMatchObject([
      { date: value.date, map: value.map, bytes: value.bytes },
      [{ date: value.date }],
    ])
    expect(await scene.result(id)).toMatchObject({ work: { date: value.date, map: value.map } })
  })

  it('are not changed by who gets them', async () => {
    await using scene = testEngine()
    await scene.work()
    const lists: (readonly string[])[] = []
    const id = await scene.start(
      pipeline('mutating', Nothing)
        .stage('first', () => ['a'])
        .stage('second', ({ outputs }) => {
          outputs.first.push('b')
          lists.push([...outputs.first])
          return outputs.first
        })
        .stage('third', ({ waitFor }) => waitFor(go))
        .stage('fourth', ({ outputs }) => outputs.second),
      {},
    )
    await goOnElsewhere(scene, id)
    expect(await scene.result(id)).toMatchObject({ second: ['a', 'b'], fourth: ['a', 'b'] })
    expect(lists).toEqual([['a', 'b']])
  })
})

describe('now()', () => {
  it('is when the stage first began, on every replay', async () => {
    await using scene = testEngine()
    const seen: number[] = []
    const id = await start(scene, async ({ now, waitFor }) => {
      seen.push(now().getTime())
      await waitFor(go)
      seen.push(now().getTime())
    })
    const [begun] = seen
    await scene.clock.advance(3_600_000)
    // Another process takes the job up, twice: at its wake-up and after a crash.
    await scene.backend.request({ jobId: id, what: 'pause' })
    await scene.backend.request({ jobId: id, what: 'resume' })
    await goOnElsewhere(scene, id)
    expect(await scene.state(id)).toBe('succeeded')
    expect(new Set(seen)).toEqual(new Set([begun]))
  })

  it('stays through the attempts of a stage', async () => {
    await using scene = testEngine()
    await scene.work()
    const seen: number[] = []
    await scene.start(
      pipeline('retried', Nothing).stage(
        'work',
        { retry: { attempts: 3, delay: '1m' } },
        ({ now, attempt }) => {
          seen.push(now().getTime())
          if (attempt < 3) throw new Error('again')
        },
      ),
      {},
    )
    await scene.clock.advance(600_000)
    expect(seen).toHaveLength(3)
    expect(new Set(seen).size).toBe(1)
  })
})

describe('another attempt of a stage', () => {
  it('gets the recorded answers, and another one only for another sample', async () => {
    await using scene = testEngine()
    await scene.work()
    const seen: string[] = []
    const id = await scene.start(
      pipeline('sampled', Nothing).stage(
        'work',
        { retry: { attempts: 3, delay: '1s' } },
        async ({ language, attempt }) => {
          const same = await language.generate({ task: 'ask', prompt: 'same' })
          const fresh = await language.generate({ task: 'ask', prompt: 'fresh', sample: attempt })
          seen.push(`${same}, ${fresh}`)
          if (attempt < 3) throw new Error('Not good enough.')
          return 'done'
        },
      ),
      {},
    )
    await scene.clock.advance(60_000)
    expect(await scene.result(id)).toEqual({ work: 'done' })
    expect(seen).toHaveLength(3)
    // The same prompt once, the fresh one once for each attempt.
    expect(scene.model.calls.map(({ prompt }) => prompt[0]?.text)).toEqual([
      'same',
      'fresh',
      'fresh',
      'fresh',
    ])
  })

  it('gets each of several equal requests its own answer', async () => {
    await using scene = testEngine()
    const id = await start(scene, async ({ language, waitFor }) => {
      const ask = () => language.generate({ task: 'ask', prompt: 'same' })
      const answers = [await ask(), await ask()]
      await waitFor(go)
      return [...answers, await ask()]
    })
    await goOnElsewhere(scene, id)
    expect(await scene.state(id)).toBe('succeeded')
    expect(scene.model.calls).toHaveLength(3)
  })
})

describe('what was recorded and is not asked for again', () => {
  it('is warned of when the stage ends', async () => {
    await using scene = testEngine()
    let isFirst = true
    const id = await start(scene, async ({ language, step, each, waitFor }) => {
      if (isFirst) {
        await language.generate({ task: 'ask', prompt: 'in vain' })
        await step('vain', () => 1)
      }
      // Found as a whole, an item asks for nothing inside it.
      await each('item', ['a'], () => step('inside', () => 1))
      isFirst = false
      await waitFor(go)
    })
    await goOnElsewhere(scene, id)
    expect(await scene.state(id)).toBe('succeeded')
    expect(warnings(await scene.log(id))).toEqual([
      expect.objectContaining({
        code: 'replay.unused',
        path: 'work',
        message: expect.stringMatching(/^2 recorded results .*work\/vain/),
      }),
    ])
  })

  it('is no matter on a first run', async () => {
    await using scene = testEngine()
    const id = await start(scene, async ({ language, each }) => {
      await each('item', ['a', 'b'], (prompt) => language.generate({ task: 'ask', prompt }))
    })
    expect(warnings(await scene.log(id))).toEqual([])
  })

  it('a warning of the pipeline is recorded once', async () => {
    await using scene = testEngine()
    const id = await start(scene, async ({ warn, waitFor }) => {
      warn('thin', 'The source is thin.')
      await waitFor(go)
    })
    await goOnElsewhere(scene, id)
    expect(warnings(await scene.log(id))).toHaveLength(1)
  })
})

describe('a job that ends every worker it meets', () => {
  async function crashLoop(scene: Scene) {
    let runs = 0
    let isCured = false
    const id = await start(scene, ({ step }) =>
      step('kill', async () => {
        runs += 1
        return isCured ? 'alive' : new Promise<string>(() => {})
      }),
    )
    for (let crash = 0; crash < 7; crash += 1) {
      scene.backend.abandon(id)
      await scene.clock.settle()
    }
    return {
      id,
      runs: () => runs,
      cure() {
        isCured = true
      },
    }
  }

  it('fails after five, typed, and can be retried', async () => {
    await using scene = testEngine()
    const { id, runs, cure } = await crashLoop(scene)
    expect(await error(scene, id)).toMatchObject({
      code: 'CRASH_LOOP',
      category: 'pipeline',
      action: expect.stringContaining('retry()'),
    })
    expect(runs()).toBe(5)
    cure()
    await scene.backend.request({ jobId: id, what: 'retry' })
    await scene.clock.settle()
    expect(await scene.result(id)).toEqual({ work: 'alive' })
  })

  it('is not one that gets somewhere between its crashes', async () => {
    await using scene = testEngine()
    const id = await start(scene, async ({ step }) => {
      for (let n = 0; n < 8; n += 1)
        await step(`step ${n}`, () => new Promise<void>((resolve) => scene.clock.setTimer(1_000, resolve)))
      return 'there'
    })
    for (let crash = 0; crash < 8; crash += 1) {
      await scene.clock.advance(1_500)
      scene.backend.abandon(id)
    }
    await scene.clock.advance(60_000)
    expect(await scene.result(id)).toEqual({ work: 'there' })
  })

  it('fails for good, also when it had children', async () => {
    await using scene = testEngine()
    await scene.work()
    const never = signal('never', z.string())
    const waiting = pipeline('waiting', Nothing).stage('wait', ({ waitFor }) => waitFor(never))
    let runs = 0
    const id = await scene.start(
      pipeline('parent', Nothing).stage('work', ({ spawn, step }) =>
        Promise.all([
          spawn('child', child(waiting, {})),
          step('kill', () => {
            runs += 1
            return new Promise<void>(() => {})
          }),
        ]),
      ),
      {},
    )
    for (let crash = 0; crash < 20; crash += 1) {
      scene.backend.abandon(id)
      await scene.clock.settle()
    }
    expect(await error(scene, id)).toMatchObject({ code: 'CRASH_LOOP' })
    // The child that was spawned before the first crash is a result.
    expect(runs).toBeLessThanOrEqual(6)
    const { jobs } = await scene.backend.list({ parentId: id })
    expect(jobs.map(({ state }) => state)).toEqual(['cancelled'])
  })
})

describe('a job of a pipeline that a worker does not know', () => {
  it('is left for one that does', async () => {
    await using scene = testEngine()
    const known = pipeline('known', Nothing).stage('work', () => 'done')
    const unknown = pipeline('unknown', Nothing).stage('work', () => 'done at last')
    await scene.work()
    await scene.start(known, {})
    // Another process handed the job in: only its registry knows the pipeline.
    const other = testEngine()
    await scene.backend.create({ jobs: [await prepareJob(other.engine, unknown, {}, { id: 'strange' })] })
    await scene.clock.advance(3_600_000)
    expect(await scene.state('strange')).toBe('queued')
    // Waiting, it rises in priority, as any job does.
    expect((await scene.log('strange')).map(({ type }) => type)).toEqual(['job.queued', 'job.reprioritized'])
    scene.engine.registry.register(unknown)
    await scene.clock.advance(5_000)
    expect(await scene.result('strange')).toEqual({ work: 'done at last' })
  })
})

describe('a step with a timeout', () => {
  it('is aborted, tried again, and what it still does in vain is not recorded', async () => {
    await using scene = testEngine()
    const reasons: unknown[] = []
    let late = () => {}
    let tries = 0
    const id = await start(scene, ({ step }) =>
      step(
        'slow',
        (signal) => {
          tries += 1
          if (tries === 2) return 'in time'
          signal.addEventListener('abort', () => reasons.push(signal.reason))
          return new Promise<string>((resolve) => {
            late = () => resolve('too late')
          })
        },
        { timeout: '2s', retry: { attempts: 2, delay: '1s' } },
      ),
    )
    await scene.clock.advance(2_000)
    late()
    await scene.clock.advance(10_000)
    expect(await scene.result(id)).toEqual({ work: 'in time' })
    expect(reasons).toEqual([expect.objectContaining({ code: 'STEP_TIMEOUT', path: 'work/slow' })])
    const steps = (await scene.log(id)).filter(({ type }) => type.startsWith('step.'))
    expect(steps).toMatchObject([
      { type: 'step.failed', final: false, error: { code: 'STEP_TIMEOUT', retryable: true } },
      { type: 'step.succeeded', value: 'in time' },
    ])
  })

  it('fails the stage when nothing is left to try', async () => {
    await using scene = testEngine()
    const id = await start(scene, ({ step }) =>
      step('slow', () => new Promise<void>(() => {}), { timeout: '1s' }),
    )
    await scene.clock.advance(5_000)
    expect(await error(scene, id)).toMatchObject({ code: 'STEP_TIMEOUT' })
  })
})

describe('files of a job', () => {
  it('are put and found by their short key or their reference, on a replay too', async () => {
    await using scene = testEngine()
    const read: string[] = []
    const id = await start(scene, async ({ assets, waitFor }) => {
      const file = await assets.put('notes/one.txt', 'Flour.', { mediaType: 'text/plain' })
      const text = async (asset: Parameters<typeof assets.get>[0]) =>
        new TextDecoder().decode(await assets.get(asset))
      read.push(await text('notes/one.txt'), await text(file))
      await waitFor(go)
      return file
    })
    await goOnElsewhere(scene, id)
    expect(read).toEqual(['Flour.', 'Flour.', 'Flour.', 'Flour.'])
    expect(await scene.result(id)).toMatchObject({
      work: { key: `jobs/${id}/notes/one.txt`, mediaType: 'text/plain' },
    })
  })

  it('that are not there are an error', async () => {
    await using scene = testEngine()
    const id = await start(scene, ({ assets }) => assets.get('missing.txt'))
    expect(await error(scene, id)).toMatchObject({
      code: 'ASSET_KEY_INVALID',
      message: expect.stringContaining(`jobs/${id}/missing.txt`),
    })
  })
})

describe('a transcript', () => {
  it('is read cue by cue, as far as the stage wants', async () => {
    await using scene = testEngine()
    const id = await start(scene, async ({ transcripts }) => {
      const cues = ['Flour.', 'Water.', 'Time.'].map((text, n) => ({
        id: `${n}`,
        startMs: n,
        endMs: n + 1,
        text,
      }))
      const transcript = await transcripts.load({ cues })
      const all: string[] = []
      for await (const { text } of transcripts.cues(transcript)) all.push(text)
      const some: string[] = []
      for await (const { text } of transcripts.cues(transcript)) {
        some.push(text)
        if (some.length === 2) break
      }
      return { all, some }
    })
    expect(await scene.result(id)).toEqual({
      work: { all: ['Flour.', 'Water.', 'Time.'], some: ['Flour.', 'Water.'] },
    })
  })
})

describe('what is only shown', () => {
  it('is published while it happens, and never recorded', async () => {
    await using scene = testEngine()
    await scene.work()
    const shown: object[] = []
    await scene.backend.subscribe(
      { jobIds: ['shown'] },
      { onWake() {}, onTransient: (event) => shown.push(event) },
    )
    await scene.start(
      pipeline('shown', Nothing).stage('work', async ({ report, language }) => {
        report(0.25, 'Reading.')
        report(7)
        report(-1)
        await language.generate({ task: 'ask', prompt: 'why', stream: true })
      }),
      {},
      { id: 'shown' },
    )
    await scene.clock.settle()
    const place = { jobId: 'shown', rootId: 'shown', stage: 'work' }
    expect(shown.slice(0, 3)).toEqual([
      expect.objectContaining({ ...place, type: 'progress', fraction: 0.25, message: 'Reading.' }),
      expect.objectContaining({ ...place, type: 'progress', fraction: 1 }),
      expect.objectContaining({ ...place, type: 'progress', fraction: 0 }),
    ])
    const deltas = shown.flatMap((event) => ('delta' in event ? [event.delta] : []))
    expect(deltas.join('')).toBe('answer to why')
    expect((await scene.log('shown')).map(({ type }) => type)).not.toContain('progress')
  })
})

describe('a settled hook', () => {
  it('that fails is recorded, and changes nothing about the job', async () => {
    await using scene = testEngine()
    await scene.work()
    const id = await scene.start(
      pipeline('hooked', Nothing)
        .stage('work', () => 'done')
        .on({
          settled() {
            throw new TypeError('Nobody listens.')
          },
        }),
      {},
    )
    await scene.clock.advance(10_000)
    expect(await scene.state(id)).toBe('succeeded')
    expect((await scene.log(id)).at(-1)).toMatchObject({
      type: 'hook.settled',
      error: { message: 'Nobody listens.' },
    })
  })
})

describe('a past that no longer fits', () => {
  const changed = () =>
    new BlockedError({
      code: 'PIPELINE_CHANGED',
      message: 'The catalogue is gone.',
      action: 'Bring it back.',
    })

  it('blocks the job, whoever says so: a stage, its fallback, a step, an item', async () => {
    const told = changed()
    const fail = () => {
      throw told
    }
    const plans = [
      pipeline('stage', Nothing).stage('work', fail),
      pipeline('fallback', Nothing).stage('work', { onError: fail }, () => {
        throw new TypeError('broken')
      }),
    ]
    for (const plan of plans) {
      await using scene = testEngine()
      await scene.work()
      const id = await scene.start(plan, {})
      await scene.clock.advance(5_000)
      expect(await scene.state(id)).toBe('blocked')
      expect((await scene.log(id)).at(-1)).toMatchObject({
        type: 'job.blocked',
        error: { message: told.message },
      })
    }
  })

  it('cannot be caught by the code it does not fit', async () => {
    await using scene = testEngine()
    let items = ['a']
    const caught: unknown[] = []
    const id = await start(scene, async ({ each, waitFor }) => {
      try {
        await each('list', items, () => 1)
      } catch (thrown) {
        caught.push(thrown)
      }
      await waitFor(go)
    })
    items = ['b']
    await goOnElsewhere(scene, id)
    expect(await scene.state(id)).toBe('blocked')
    expect(caught).toEqual([])
  })
})

describe('code that lost its way', () => {
  it('records under the stage: a listener that was made outside of it', async () => {
    await using scene = testEngine()
    const listeners = new EventTarget()
    const id = await start(scene, async ({ step }) => {
      return new Promise((resolve) => {
        listeners.addEventListener('go', () => resolve(step('heard', () => 'here')), { once: true })
      })
    })
    // No stage's scope is around here.
    listeners.dispatchEvent(new Event('go'))
    await scene.clock.settle()
    expect(await scene.result(id)).toEqual({ work: 'here' })
  })
})

describe('in another process', () => {
  /** The job is taken up by a worker that remembers nothing of it. */
  async function move(scene: Scene, id: string): Promise<void> {
    await scene.backend.request({ jobId: id, what: 'pause' })
    await scene.backend.request({ jobId: id, what: 'resume' })
    await Promise.resolve()
    expect(scene.backend.abandon(id)).toBe(true)
    await scene.clock.settle()
  }

  it('a sleep ends when it would have ended in the first', async () => {
    await using scene = testEngine()
    const id = await start(scene, ({ sleep }) => sleep('nap', '1h'))
    await scene.clock.advance(1_800_000)
    await move(scene, id)
    await scene.clock.advance(1_799_000)
    expect(await scene.state(id)).toBe('parked')
    await scene.clock.advance(2_000)
    expect(await scene.state(id)).toBe('succeeded')
  })

  it('a wait times out when it would have in the first', async () => {
    await using scene = testEngine()
    const id = await start(scene, ({ waitFor }) => waitFor(go, { timeout: '1h' }))
    await scene.clock.advance(1_800_000)
    await move(scene, id)
    await scene.clock.advance(1_799_000)
    expect(await scene.state(id)).toBe('parked')
    await scene.clock.advance(2_000)
    expect(await scene.result(id)).toEqual({ work: undefined })
  })

  it('a retry comes when it would have come in the first', async () => {
    await using scene = testEngine()
    let tries = 0
    const id = await start(scene, ({ step }) =>
      step(
        'later',
        () => {
          tries += 1
          if (tries === 1) throw new Error('not yet')
        },
        // Three minutes, as chance has it here.
        { retry: { attempts: 2, delay: '4m' } },
      ),
    )
    await scene.clock.advance(60_000)
    await move(scene, id)
    await scene.clock.advance(119_000)
    expect(tries).toBe(1)
    await scene.clock.advance(2_000)
    expect(tries).toBe(2)
    expect(await scene.state(id)).toBe('succeeded')
  })

  it('a signal that one wait has taken is not there for the next', async () => {
    await using scene = testEngine()
    const id = await start(scene, async ({ waitFor }) => [await waitFor(go), await waitFor(go)])
    const signal = (value: string) =>
      scene.backend.signal({ jobId: id, name: 'go', key: undefined, value, signalId: value })
    await signal('first')
    await scene.clock.settle()
    await move(scene, id)
    expect(await scene.state(id)).toBe('parked')
    await signal('second')
    await scene.clock.settle()
    expect(await scene.result(id)).toEqual({ work: ['first', 'second'] })
  })

  it('now() is the time of the retry, when the job was retried', async () => {
    await using scene = testEngine()
    const seen: number[] = []
    let isBroken = true
    const id = await start(scene, async ({ now, waitFor }) => {
      seen.push(now().getTime())
      if (isBroken) throw new TypeError('broken')
      await waitFor(go)
    })
    isBroken = false
    await scene.clock.advance(60_000)
    await scene.backend.request({ jobId: id, what: 'retry' })
    await scene.clock.settle()
    const retriedAt = scene.clock.now()
    await scene.clock.advance(60_000)
    await move(scene, id)
    expect(seen.slice(1)).toEqual([retriedAt, retriedAt])
  })
})

describe('a cancelled job', () => {
  const held = (signal: AbortSignal) =>
    new Promise<string>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))

  it.each([
    ['a step', ({ step }: StageContext) => step('held', held)],
    ['a call', ({ language }: StageContext) => language.generate({ task: 'slow', prompt: 'slow' })],
  ])('begins nothing more, though its code catches that %s was aborted', async (_, work) => {
    const ran: string[] = []
    const waiting = pipeline('waiting', Nothing).stage('wait', ({ waitFor }) => waitFor(go))
    const stubborn = pipeline('stubborn', Nothing).stage('work', async (context) => {
      void context.spawn('child', child(waiting, {}))
      await work(context).catch(() => ran.push('code'))
      await context.step('after', () => ran.push('step'))
      await context.language.generate({ task: 'slow', prompt: 'after' })
    })
    const run = await startRun({
      subject: {
        name: 'stubborn',
        options: ({ clock }) => ({
          language: fakeLanguageModel({ clock, answers: { slow: 'at last' }, faults: [{ delayMs: 60_000 }] }),
        }),
        start: (repurpose) => repurpose.start(stubborn, {}),
      },
    })
    await run.pass(1_000)
    const begun = [...run.observer.begun]
    await run.job.cancel()
    await run.untilOver()
    expect((await run.jobs()).map(({ state }) => state)).toEqual(['cancelled', 'cancelled'])
    expect(ran).not.toContain('step')
    expect([...run.observer.begun]).toEqual(begun)
    await run.close()
  })
})
