import { describe, expect, it } from 'vitest'
import type { Fact } from '../../job/index.ts'
import { testEngine } from '../fixtures/engine.ts'
import { errorOf, go, goOnElsewhere, Nothing, start } from '../fixtures/one-stage.ts'
import { child, pipeline, type StageContext } from '../index.ts'

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
    expect(await errorOf(scene, id)).toMatchObject({ code: 'DUPLICATE_STEP', path, retryable: false })
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
    expect(await errorOf(scene, id)).toMatchObject({ code: 'INPUT_INVALID', path: 'work' })
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
    expect(await errorOf(scene, id)).toMatchObject({
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
    expect(await errorOf(scene, id)).toMatchObject({
      code: 'NOT_SERIALIZABLE',
      retryable: false,
      message: expect.stringContaining(what),
    })
    expect(await errorOf(scene, id)).toMatchObject({ path: expect.stringMatching(/^work\/make/) })
  })

  it('are refused at the stage that returned them', async () => {
    await using scene = testEngine()
    const id = await start(scene, () => ({ deep: { inside: [() => 1] } }))
    expect(await errorOf(scene, id)).toMatchObject({ code: 'NOT_SERIALIZABLE', path: 'work.deep.inside[0]' })
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
