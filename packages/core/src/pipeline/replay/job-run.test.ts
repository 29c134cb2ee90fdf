import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { testEngine } from '../fixtures/engine.ts'
import { child, pipeline, signal } from '../index.ts'

const Text = z.object({ text: z.string() })

describe('a job', () => {
  it('runs its stages in order and records what each returned', async () => {
    await using engine = testEngine()
    await engine.work()
    const id = await engine.start(
      pipeline('plain', Text)
        .stage('first', ({ input }) => input.text.length)
        .stage('second', ({ outputs, language }) =>
          language.generate({ task: 'ask', prompt: `n=${outputs.first}` }),
        )
        .result(({ outputs }) => outputs.second),
      { text: 'four' },
    )
    await engine.clock.settle()
    expect(await engine.result(id)).toBe('answer to n=4')
    expect((await engine.log(id)).map(({ type }) => type)).toEqual([
      'job.queued',
      'job.started',
      'stage.started',
      'stage.succeeded',
      'stage.started',
      'call.settled',
      'stage.succeeded',
      'job.succeeded',
    ])
  })

  it('pays nothing again when its worker dies between two steps', async () => {
    await using engine = testEngine()
    await engine.work()
    const counts = { a: 0, b: 0 }
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const id = await engine.start(
      pipeline('steps', Text).stage('work', async ({ step }) => {
        const a = await step('a', () => (counts.a += 1))
        const b = await step('b', async () => {
          counts.b += 1
          if (counts.b === 1) await held
          return counts.b
        })
        return { a, b }
      }),
      { text: '' },
    )
    await engine.clock.settle()
    engine.backend.abandon(id)
    await engine.clock.advance(2_000)
    release()
    await engine.clock.settle()
    expect(await engine.result(id)).toEqual({ work: { a: 1, b: 2 } })
    expect(counts).toEqual({ a: 1, b: 2 })
  })

  it('parks for a signal, takes one that came early, and times out without one', async () => {
    await using engine = testEngine()
    await engine.work()
    const approved = signal('approved', z.boolean())
    const waiting = pipeline('waiting', Text).stage('wait', ({ waitFor }) =>
      waitFor(approved, { timeout: '1h' }),
    )
    const first = await engine.start(waiting, { text: '' })
    const second = await engine.start(waiting, { text: '' })
    await engine.clock.settle()
    expect(await engine.state(first)).toBe('parked')
    await engine.backend.signal({
      jobId: first,
      name: 'approved',
      key: undefined,
      value: true,
      signalId: 's',
    })
    await engine.clock.settle()
    expect(await engine.result(first)).toEqual({ wait: true })
    await engine.clock.advance(3_600_000)
    expect(await engine.result(second)).toEqual({ wait: undefined })
  })

  it('spawns children in a window and collects their outcomes', async () => {
    await using engine = testEngine()
    await engine.work({ concurrency: 2 })
    const one = pipeline('one', z.object({ n: z.number() }))
      .stage('double', ({ input }) => input.n * 2)
      .result(({ outputs }) => outputs.double)
    const many = pipeline('many', z.object({ count: z.number() }))
      .stage('all', ({ input, spawnAll }) =>
        spawnAll(
          'ones',
          Array.from({ length: input.count }, (_, n) => child(one, { n }, { key: `${n}` })),
          { concurrency: 3 },
        ),
      )
      .result(({ outputs }) =>
        outputs.all.map((outcome) => (outcome.status === 'succeeded' ? outcome.value : -1)),
      )
    const id = await engine.start(many, { count: 7 })
    await engine.clock.settle()
    await engine.clock.settle()
    expect(await engine.result(id)).toEqual([0, 2, 4, 6, 8, 10, 12])
  })
})
