import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { LeaseLostError } from '../../errors/index.ts'
import { testEngine } from '../fixtures/engine.ts'
import { pipeline, type StageContext, signal } from '../index.ts'

const Nothing = z.object({})
const answer = signal('answer', z.string())
type Scene = ReturnType<typeof testEngine>

async function run(scene: Scene, work: (context: StageContext) => unknown): Promise<string> {
  await scene.work()
  const id = await scene.start(pipeline('one', Nothing).stage('work', work), {})
  await scene.clock.settle()
  return id
}

let count = 0
async function tell(scene: Scene, jobId: string, value: string, key?: string) {
  count += 1
  await scene.backend.signal({ jobId, name: 'answer', key, value, signalId: `signal-${count}` })
  await scene.clock.settle()
}

const waits = async (scene: Scene, id: string) =>
  (await scene.log(id)).flatMap((fact) =>
    fact.type === 'wait.opened' || fact.type === 'wait.settled' ? [fact] : [],
  )

describe('a wait whose beginning was never written', () => {
  it('begins again, although the worker still has the job in memory', async () => {
    let settled = 0
    await using scene = testEngine({
      wrap: (backend) => ({
        ...backend,
        consume: (options, work) =>
          backend.consume(options, async (claim) => {
            const settlement = await work(claim)
            settled += 1
            if (settled > 1) return settlement
            // The lease runs out while the settlement is on its way; the same worker gets the job back.
            backend.abandon(claim.lease.jobId)
            throw new LeaseLostError(claim.lease)
          }),
      }),
    })
    const id = await run(scene, ({ waitFor }) => waitFor(answer, { timeout: '1h' }))
    await scene.clock.advance(5_000)
    expect(await waits(scene, id)).toMatchObject([{ type: 'wait.opened', key: 'work/~answer' }])
    await tell(scene, id, 'heard')
    expect(await scene.result(id)).toEqual({ work: 'heard' })
  })
})

describe('how long a stage is expected to take', () => {
  it('leaves out the waits for people, each moment once, and counts the work and the pauses of its own', async () => {
    await using scene = testEngine()
    const id = await run(scene, async ({ waitFor, sleep }) => {
      await Promise.all([waitFor(answer, { key: 'a' }), waitFor(answer, { key: 'b' })])
      await sleep('a pause', '5s')
      return waitFor(answer)
    })
    await scene.clock.advance(60_000)
    await tell(scene, id, 'one', 'a')
    await scene.clock.advance(60_000)
    await tell(scene, id, 'two', 'b')
    await scene.clock.advance(5_000)
    await scene.clock.advance(60_000)
    await tell(scene, id, 'three')
    expect(await scene.result(id)).toEqual({ work: 'three' })
    expect(await scene.backend.durations('one')).toEqual({ work: 5_000 })
  })
})

describe('a wait for a signal', () => {
  it('takes only signals of its key', async () => {
    await using scene = testEngine()
    const id = await run(scene, ({ waitFor }) =>
      Promise.all([waitFor(answer, { key: 'a' }), waitFor(answer, { key: 'b' }), waitFor(answer)]),
    )
    await tell(scene, id, 'for b', 'b')
    await tell(scene, id, 'for all')
    await tell(scene, id, 'for nobody', 'c')
    expect(await scene.state(id)).toBe('parked')
    await tell(scene, id, 'for a', 'a')
    expect(await scene.result(id)).toEqual({ work: ['for a', 'for b', 'for all'] })
    expect((await waits(scene, id)).filter(({ type }) => type === 'wait.opened')).toMatchObject([
      { key: 'work/~answer:a', signal: 'answer', signalKey: 'a' },
      { key: 'work/~answer:b', signalKey: 'b' },
      { key: 'work/~answer', signal: 'answer' },
    ])
  })

  it('may be made again and again: each takes the next signal', async () => {
    await using scene = testEngine()
    const id = await run(scene, async ({ waitFor }) => {
      const heard: string[] = []
      while (heard.at(-1) !== 'enough') heard.push(await waitFor(answer))
      return heard
    })
    for (const value of ['one', 'two', 'enough', 'too much']) await tell(scene, id, value)
    expect(await scene.result(id)).toEqual({ work: ['one', 'two', 'enough'] })
  })

  it('that times out gives nothing, and leaves the signal that comes later to the next', async () => {
    await using scene = testEngine()
    const id = await run(scene, async ({ waitFor }) => [
      await waitFor(answer, { timeout: '1m' }),
      await waitFor(answer, { timeout: '1m' }),
    ])
    await scene.clock.advance(61_000)
    await tell(scene, id, 'late')
    expect(await scene.result(id)).toEqual({ work: [undefined, 'late'] })
    expect((await waits(scene, id)).filter(({ type }) => type === 'wait.settled')).toMatchObject([
      { timedOut: true },
      { timedOut: false, signalId: expect.any(String) },
    ])
  })

  it('has its time from when it was first made, however often the job is taken up', async () => {
    await using scene = testEngine()
    const id = await run(scene, ({ waitFor }) => waitFor(answer, { timeout: '1h' }))
    await scene.clock.advance(30 * 60_000)
    await scene.backend.request({ jobId: id, what: 'pause' })
    await scene.backend.request({ jobId: id, what: 'resume' })
    scene.backend.abandon(id)
    await scene.clock.advance(29 * 60_000)
    expect(await scene.state(id)).toBe('parked')
    await scene.clock.advance(60_000)
    expect(await scene.result(id)).toEqual({ work: undefined })
  })

  it('gives the same when it is remembered', async () => {
    await using scene = testEngine()
    const seen: unknown[] = []
    const id = await run(scene, async ({ waitFor, sleep }) => {
      seen.push([await waitFor(answer), await waitFor(answer, { key: 'never', timeout: 0 })])
      await sleep('nap', '1h')
    })
    await tell(scene, id, 'yes')
    await scene.backend.request({ jobId: id, what: 'pause' })
    await scene.backend.request({ jobId: id, what: 'resume' })
    scene.backend.abandon(id)
    await scene.clock.advance(3_700_000)
    expect(await scene.state(id)).toBe('succeeded')
    expect(seen).toEqual([
      ['yes', undefined],
      ['yes', undefined],
    ])
  })
})

describe('a sleep', () => {
  it('ends when it was to end, whoever takes the job up, and is not slept again', async () => {
    await using scene = testEngine()
    const woken: number[] = []
    const id = await run(scene, async ({ sleep }) => {
      await sleep('short', '10m')
      woken.push(scene.clock.now())
      await sleep('long', '1h')
      woken.push(scene.clock.now())
    })
    const begun = scene.clock.now()
    await scene.clock.advance(15 * 60_000)
    await scene.backend.request({ jobId: id, what: 'pause' })
    await scene.backend.request({ jobId: id, what: 'resume' })
    scene.backend.abandon(id)
    await scene.clock.advance(5_000)
    await scene.clock.advanceTo(begun + 70 * 60_000)
    expect(await scene.state(id)).toBe('succeeded')
    // The first is passed over on the replay, at once.
    expect(woken.at(0)).toBe(begun + 10 * 60_000)
    expect(woken.at(-1)).toBe(begun + 70 * 60_000)
    expect(woken).toHaveLength(3)
  })

  it('of a moment does not park the job', async () => {
    await using scene = testEngine()
    const id = await run(scene, async ({ sleep, step }) => {
      await sleep('moment', 500)
      return step('after', () => 1)
    })
    expect(await scene.state(id)).toBe('running')
    await scene.clock.advance(500)
    expect(await scene.result(id)).toEqual({ work: 1 })
    expect((await scene.log(id)).map(({ type }) => type)).not.toContain('job.parked')
  })

  it.each([-1, 'soon'])('of %s is refused', async (duration) => {
    await using scene = testEngine()
    // What a caller without types may hand in.
    const id = await run(scene, ({ sleep }) => sleep('nap', duration as number))
    expect((await scene.log(id)).at(-1)).toMatchObject({ error: { code: 'INPUT_INVALID', path: 'work/nap' } })
  })
})

describe('a parked job', () => {
  it('says why, for whom, and until when', async () => {
    await using scene = testEngine()
    const id = await run(scene, ({ waitFor, sleep }) =>
      Promise.all([waitFor(answer), sleep('nap', '1h'), waitFor(answer, { key: 'b', timeout: '10m' })]),
    )
    const until = scene.clock.now() + 10 * 60_000
    expect((await scene.log(id)).at(-1)).toMatchObject({
      type: 'job.parked',
      why: 'signal',
      until,
      on: ['work/~answer', 'work/nap', 'work/~answer:b'],
    })
  })

  it('waits for a time when there is nothing else', async () => {
    await using scene = testEngine()
    const id = await run(scene, ({ sleep }) => sleep('nap', '1h'))
    expect((await scene.log(id)).at(-1)).toMatchObject({ type: 'job.parked', why: 'time', on: ['work/nap'] })
  })

  it('wakes at its deadline, when that is before what it waits for', async () => {
    await using scene = testEngine()
    await scene.work()
    const id = await scene.start(
      pipeline('one', Nothing).stage('work', ({ sleep }) => sleep('nap', '1h')),
      {},
      { deadline: '10m' },
    )
    await scene.clock.advance(10 * 60_000)
    expect((await scene.log(id)).at(-1)).toMatchObject({
      type: 'job.failed',
      error: { code: 'DEADLINE_EXCEEDED', category: 'timeout', retryable: false },
    })
  })
})
