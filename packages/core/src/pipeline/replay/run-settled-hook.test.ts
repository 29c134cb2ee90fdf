import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { PermanentError } from '../../errors/index.ts'
import { testEngine } from '../fixtures/engine.ts'
import { pipeline, signal } from '../index.ts'

const Nothing = z.object({})
const Topic = z.object({ topic: z.string() })
const go = signal('go', z.string())
type Scene = ReturnType<typeof testEngine>

const hooks = async (scene: Scene, id: string) =>
  (await scene.log(id)).flatMap((fact) => (fact.type === 'hook.settled' ? [fact] : []))

describe('the hook of a settled job', () => {
  it('learns how the job ended, with its input, result and cost', async () => {
    await using scene = testEngine()
    await scene.work()
    const seen: unknown[] = []
    const id = await scene.start(
      pipeline('hooked', Topic)
        .stage('work', () => new Date(0))
        .result(({ outputs }) => ({ at: outputs.work }))
        .on({ settled: (settled, { job }) => void seen.push([settled, job.id]) }),
      { topic: 'bread' },
    )
    await scene.clock.settle()
    expect(seen).toEqual([
      [
        {
          input: { topic: 'bread' },
          outcome: { status: 'succeeded', result: { at: new Date(0) } },
          cost: { micros: 0 },
        },
        id,
      ],
    ])
  })

  it.each([
    ['failed', { status: 'failed', error: { code: 'PERMANENT' } }],
    ['cancelled', { status: 'cancelled', error: { code: 'CANCELLED', message: 'enough' } }],
  ] as const)('runs for a job that %s', async (how, outcome) => {
    await using scene = testEngine()
    await scene.work()
    const seen: unknown[] = []
    const id = await scene.start(
      pipeline('hooked', Nothing)
        .stage('work', ({ waitFor }) => {
          if (how === 'failed') throw new PermanentError({ message: 'No.' })
          return waitFor(go)
        })
        .on({ settled: (settled) => void seen.push(settled.outcome) }),
      {},
    )
    await scene.clock.settle()
    await scene.backend.request({ jobId: id, what: 'cancel', reason: 'enough' })
    await scene.clock.settle()
    expect(seen).toMatchObject([outcome])
  })

  it('that fails is recorded and logged, without credentials, and changes nothing about the job', async () => {
    const lines: unknown[] = []
    await using scene = testEngine({ logger: { log: (...line) => void lines.push(line) } })
    await scene.work()
    const id = await scene.start(
      pipeline('hooked', Nothing)
        .stage('work', () => 1)
        .on({
          settled: () => {
            throw new PermanentError({ message: 'The webhook refused Bearer SECRET (401).' })
          },
        }),
      {},
    )
    await scene.clock.settle()
    expect(await scene.state(id)).toBe('succeeded')
    expect(await hooks(scene, id)).toMatchObject([
      {
        hook: 'settled',
        error: { code: 'PERMANENT', message: 'The webhook refused Bearer [redacted] (401).' },
      },
    ])
    expect(JSON.stringify([lines, await scene.log(id)])).not.toContain('SECRET')
    expect(lines).toContainEqual([
      'error',
      'The settled hook failed.',
      expect.objectContaining({ jobId: id }),
    ])
  })

  it('that fails is no matter to a job whose logger fails as well', async () => {
    await using scene = testEngine({
      logger: {
        log() {
          throw new Error('The log is full.')
        },
      },
    })
    await scene.work()
    const id = await scene.start(
      pipeline('hooked', Nothing)
        .stage('work', () => 1)
        .on({
          settled: () => {
            throw new Error('No.')
          },
        }),
      {},
    )
    await scene.clock.advance(60_000)
    expect(await scene.state(id)).toBe('succeeded')
    expect((await scene.log(id)).map(({ type }) => type).slice(-2)).toEqual(['job.succeeded', 'hook.settled'])
  })

  it('that a newer pipeline no longer has is over', async () => {
    await using scene = testEngine()
    const before = pipeline('hooked', Nothing)
      .stage('work', ({ waitFor }) => waitFor(go))
      .on({ settled: () => expect.unreachable() })
    const other = testEngine({ wrap: () => scene.backend })
    const worker = await scene.work()
    const id = await scene.start(before, {})
    const closed = worker.close({ timeout: 0 })
    await scene.clock.advance(1_000)
    await closed
    // It ends while nobody works, so that its hook is left to the next deploy.
    await scene.backend.request({ jobId: id, what: 'cancel' })
    other.engine.registry.register(pipeline('hooked', Nothing).stage('work', ({ waitFor }) => waitFor(go)))
    await using next = await other.work()
    await scene.clock.settle()
    expect(await scene.state(id)).toBe('cancelled')
    expect(await hooks(scene, id)).toEqual([])
    await next.close()
  })

  it('goes to another worker when its own closes between two attempts at a step', async () => {
    await using scene = testEngine()
    const first = await scene.work()
    let deliveries = 0
    const id = await scene.start(
      pipeline('hooked', Nothing)
        .stage('work', () => 1)
        .on({
          settled: (_, { step }) =>
            step(
              'webhook',
              () => {
                deliveries += 1
                if (deliveries === 1) throw new Error('503')
              },
              { retry: { attempts: 3, delay: 800 } },
            ),
        }),
      {},
    )
    await scene.clock.settle()
    expect(deliveries).toBe(1)
    const closed = first.close()
    await scene.clock.advance(10)
    await closed
    await scene.work()
    await scene.clock.advance(2_000)
    expect(deliveries).toBe(2)
    expect(await hooks(scene, id)).toHaveLength(1)
  })

  it('that ends every worker it meets is given up, and the job stays as it ended', async () => {
    await using scene = testEngine()
    await scene.work()
    let runs = 0
    const id = await scene.start(
      pipeline('hooked', Nothing)
        .stage('work', () => 1)
        .on({
          settled: () => {
            runs += 1
            scene.backend.abandon('doomed')
          },
        }),
      {},
      { id: 'doomed' },
    )
    await scene.clock.advance(60_000)
    expect(runs).toBe(5)
    expect(await scene.state(id)).toBe('succeeded')
  })

  it('runs once more when the job is opened again and ends again', async () => {
    await using scene = testEngine()
    await scene.work()
    const seen: string[] = []
    let isBroken = true
    const id = await scene.start(
      pipeline('hooked', Nothing)
        .stage('work', () => {
          if (isBroken) throw new PermanentError({ message: 'No.' })
        })
        .on({
          settled: async ({ outcome }, { step }) => void (await step('s', () => seen.push(outcome.status))),
        }),
      {},
    )
    await scene.clock.settle()
    isBroken = false
    await scene.backend.request({ jobId: id, what: 'retry' })
    await scene.clock.settle()
    expect(seen).toEqual(['failed', 'succeeded'])
    expect(await hooks(scene, id)).toHaveLength(2)
  })
})
