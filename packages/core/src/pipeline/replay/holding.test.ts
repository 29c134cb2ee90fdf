import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fakeLanguageModel } from '../../testing/fake-language-model.ts'
import { startRun } from '../../testing/replay-harness-run.ts'
import { testEngine } from '../fixtures/engine.ts'
import { go, Nothing, start } from '../fixtures/one-stage.ts'
import { child, pipeline, type StageContext } from '../index.ts'

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

describe('a paused job', () => {
  it('runs no code of its next stage', async () => {
    await using scene = testEngine()
    await scene.work()
    const ran: string[] = []
    const id = await scene.start(
      pipeline('plain', Nothing)
        .stage('first', ({ step }) =>
          step('slow', () => new Promise<void>((resolve) => scene.clock.setTimer(1_000, resolve))),
        )
        .stage('second', () => ran.push('second')),
      {},
    )
    await scene.clock.settle()
    await scene.backend.request({ jobId: id, what: 'pause' })
    await scene.clock.advance(60_000)
    expect(await scene.state(id)).toBe('paused')
    expect(ran).toEqual([])
    await scene.backend.request({ jobId: id, what: 'resume' })
    await scene.clock.settle()
    expect(ran).toEqual(['second'])
  })

  it('spawns nothing', async () => {
    await using scene = testEngine()
    const leaf = pipeline('leaf', Nothing).stage('work', () => 1)
    const id = await start(scene, async ({ step, spawn }) => {
      await step('slow', () => new Promise<void>((resolve) => scene.clock.setTimer(1_000, resolve)))
      return (await spawn('leaf', child(leaf, {}))).status
    })
    await scene.backend.request({ jobId: id, what: 'pause' })
    await scene.clock.advance(60_000)
    expect((await scene.backend.list({ parentId: id })).jobs).toEqual([])
    await scene.backend.request({ jobId: id, what: 'resume' })
    await scene.clock.settle()
    expect(await scene.result(id)).toEqual({ work: 'succeeded' })
  })
})
describe('a stage that starts over', () => {
  it('spawns new children and waits for new signals', async () => {
    await using scene = testEngine()
    const other = pipeline('other', Nothing).stage('work', () => 1)
    const id = await start(scene, async ({ spawn, waitFor }) => {
      const outcome = await spawn('child', child(other, {}))
      return [outcome.jobId, await waitFor(go)]
    })
    const signal = (value: string) =>
      scene.backend.signal({ jobId: id, name: 'go', key: undefined, value, signalId: value })
    await signal('first')
    await scene.clock.settle()
    const before = await scene.result(id)
    await scene.backend.request({ jobId: id, what: 'retry', from: 'work' })
    await scene.clock.settle()
    expect(await scene.state(id)).toBe('parked')
    await signal('second')
    await scene.clock.settle()
    const { jobs } = await scene.backend.list({ parentId: id })
    expect([before, await scene.result(id)]).toEqual([
      { work: [jobs[0]?.id, 'first'] },
      { work: [jobs[1]?.id, 'second'] },
    ])
  })
})

describe('children in a window', () => {
  const timed = pipeline('timed', z.object({ seconds: z.number() })).stage('wait', ({ input, sleep }) =>
    sleep('nap', input.seconds * 1_000),
  )

  it('follow one another as soon as one has ended, and the parent is woken for nothing else', async () => {
    await using scene = testEngine()
    const id = await start(scene, ({ spawnAll }) =>
      spawnAll(
        'children',
        [60, 10, 10, 10].map((seconds, index) => child(timed, { seconds }, { key: `${index}` })),
        { concurrency: 2 },
      ),
    )
    const count = async () => (await scene.backend.list({ parentId: id })).jobs.length
    expect(await count()).toBe(2)
    await scene.clock.advance(10_000)
    expect(await count()).toBe(3)
    await scene.clock.advance(10_000)
    expect(await count()).toBe(4)
    await scene.clock.advance(60_000)
    expect(await scene.state(id)).toBe('succeeded')
  })

  it('wake their parent once, when it waits for all of them', async () => {
    const claims: string[] = []
    await using scene = testEngine({
      wrap: (backend) => ({
        ...backend,
        consume: (options, run) =>
          backend.consume(options, (claim) => {
            claims.push(claim.lease.jobId)
            return run(claim)
          }),
      }),
    })
    const id = await start(scene, ({ spawnAll }) =>
      spawnAll(
        'children',
        Array.from({ length: 20 }, (_, index) => child(timed, { seconds: 10 + index })),
      ),
    )
    await scene.clock.advance(60_000)
    expect(await scene.state(id)).toBe('succeeded')
    expect(claims.filter((jobId) => jobId === id)).toHaveLength(2)
  })
})

describe('an item that waits', () => {
  it('lets the next one begin', async () => {
    await using scene = testEngine()
    const begun: string[] = []
    await start(scene, ({ each, waitFor }) =>
      each(
        'item',
        ['a', 'b', 'c'],
        async (name) => {
          begun.push(name)
          await waitFor(go, { key: name })
        },
        { concurrency: 1 },
      ),
    )
    expect(begun).toEqual(['a', 'b', 'c'])
  })

  it('goes on only when there is a place for it', async () => {
    await using scene = testEngine()
    let atWork = 0
    let most = 0
    const id = await start(scene, ({ each, step, waitFor }) =>
      each(
        'item',
        ['a', 'b', 'c'],
        async () => {
          await waitFor(go)
          await step('work', async () => {
            atWork += 1
            most = Math.max(most, atWork)
            await new Promise<void>((resolve) => scene.clock.setTimer(1_000, resolve))
            atWork -= 1
          })
        },
        { concurrency: 2 },
      ),
    )
    for (const signalId of ['1', '2', '3']) {
      await scene.backend.signal({ jobId: id, name: 'go', key: undefined, value: '', signalId })
    }
    await scene.clock.advance(10_000)
    expect(await scene.state(id)).toBe('succeeded')
    expect(most).toBe(2)
  })
})
