import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fakeLanguageModel } from '../../testing/fake-language-model.ts'
import { startRun } from '../../testing/replay-harness-run.ts'
import { testEngine } from '../fixtures/engine.ts'
import { child, pipeline, signal } from '../index.ts'

const Nothing = z.object({})

describe('an item of each that is tried again', () => {
  it('does not run twice beside itself what its first attempt still has under way', async () => {
    await using engine = testEngine()
    await engine.work()
    const ran: string[] = []
    let tries = 0
    const id = await engine.start(
      pipeline('items', Nothing).stage('all', ({ each, step }) =>
        each(
          'item',
          ['a'],
          () =>
            Promise.all([
              step('slow', async () => {
                ran.push('slow')
                await new Promise<void>((resolve) => engine.clock.setTimer(10_000, resolve))
                return 'slow'
              }),
              step('quick', () => {
                tries += 1
                if (tries === 1) throw new Error('not yet')
                return 'quick'
              }),
            ]),
          { retry: { attempts: 2, delay: '1s' } },
        ),
      ),
      {},
    )
    await engine.clock.advance(60_000)
    expect(await engine.result(id)).toEqual({ all: [['slow', 'quick']] })
    expect(ran).toEqual(['slow'])
  })

  it('leaves behind what its first attempt would have done next', async () => {
    await using engine = testEngine()
    await engine.work()
    const ran: string[] = []
    let tries = 0
    const id = await engine.start(
      pipeline('items', Nothing).stage('all', ({ each, step }) =>
        each(
          'item',
          ['a'],
          () =>
            Promise.all([
              (async () => {
                await step(
                  'slow',
                  () => new Promise<void>((resolve) => engine.clock.setTimer(10_000, resolve)),
                )
                return step('after', () => ran.push('after'))
              })(),
              step('quick', () => {
                tries += 1
                if (tries === 1) throw new Error('not yet')
                return 'quick'
              }),
            ]),
          { retry: { attempts: 2, delay: '1s' } },
        ),
      ),
      {},
    )
    await engine.clock.advance(60_000)
    expect(await engine.result(id)).toEqual({ all: [[1, 'quick']] })
    expect(ran).toEqual(['after'])
  })
})

describe('pause', () => {
  it('holds children that are spawned while it is on its way', async () => {
    const run = await startRun({
      subject: {
        name: 'parent',
        options: () => ({ language: fakeLanguageModel({ answers: { one: 'one' } }) }),
        start: (repurpose) => {
          const one = pipeline('one', Nothing).stage('ask', ({ language }) =>
            language.generate({ task: 'one', prompt: 'one' }),
          )
          const parent = pipeline('parent', Nothing)
            .stage('first', () => 1)
            .stage('all', ({ spawn }) => spawn('one', child(one, {})))
          return repurpose.start(parent, {})
        },
      },
      cut: (run) => ({ after: 3, place: 'beside', happen: () => void run().job.pause() }),
    })
    await run.untilHeld()
    expect((await run.jobs()).map(({ state }) => state)).not.toContain('succeeded')
    expect([...run.observer.begun]).toEqual([])
    await run.close()
  })
})

describe('a job that the backend itself ends', () => {
  it('runs its settled hook', async () => {
    await using engine = testEngine()
    await engine.work()
    const told: string[] = []
    const never = signal('never', z.string())
    const id = await engine.start(
      pipeline('waiting', Nothing)
        .stage('wait', ({ waitFor }) => waitFor(never))
        .on({ settled: ({ outcome }) => void told.push(outcome.status) }),
      {},
    )
    await engine.clock.settle()
    expect(await engine.state(id)).toBe('parked')
    await engine.backend.request({ jobId: id, what: 'cancel' })
    await engine.clock.advance(10_000)
    expect(told).toEqual(['cancelled'])
    expect((await engine.log(id)).at(-1)).toMatchObject({ type: 'hook.settled', hook: 'settled' })
  })
})

describe('a fallback that fails', () => {
  it('fails the job with the same error, whether or not its worker dies at that moment', async () => {
    const failing = pipeline('failing', Nothing).stage(
      'work',
      {
        onError: () => {
          throw new TypeError('The fallback failed.')
        },
      },
      () => {
        throw new TypeError('The stage failed.')
      },
    )
    const subject = {
      name: 'failing',
      start: (repurpose: import('../../repurpose.ts').Repurpose) => repurpose.start(failing, {}),
    }
    const undisturbed = await startRun({ subject })
    await undisturbed.untilOver()
    const expected = await undisturbed.job.outcome()
    for (const after of [1, 2, 3]) {
      const run = await startRun({
        subject,
        cut: (run) => ({ after, place: 'during', happen: (jobId) => run().loseLease(jobId) }),
      })
      await run.untilOver()
      expect(await run.job.outcome()).toEqual(expected)
      await run.close()
    }
    await undisturbed.close()
  })
})

describe('a wait beside work', () => {
  it('does not park the job while a transcript is read', async () => {
    await using engine = testEngine()
    await engine.work()
    const go = signal('go', z.boolean())
    const sent: string[] = []
    const id = await engine.start(
      pipeline('mail', Nothing).stage('both', async ({ transcripts, waitFor, step }) => {
        const transcript = await transcripts.load({ text: 'Bread needs flour.' })
        const mail = async () => {
          const text = await transcripts.text(transcript)
          return step('mail', () => sent.push(text))
        }
        const [answer] = await Promise.all([waitFor(go), mail()])
        return answer
      }),
      {},
    )
    await engine.clock.advance(1_000)
    expect(sent).toHaveLength(1)
    await engine.backend.signal({ jobId: id, name: 'go', key: undefined, value: true, signalId: 's' })
    await engine.clock.settle()
    expect(await engine.result(id)).toEqual({ both: true })
  })
})

describe('two waits for one signal', () => {
  it('take one signal each', async () => {
    await using engine = testEngine()
    await engine.work()
    const go = signal('go', z.string())
    const id = await engine.start(
      pipeline('two', Nothing).stage('both', ({ waitFor }) => Promise.all([waitFor(go), waitFor(go)])),
      {},
    )
    await engine.backend.signal({ jobId: id, name: 'go', key: undefined, value: 'one', signalId: '1' })
    await engine.clock.advance(60_000)
    expect(await engine.state(id)).toBe('parked')
    await engine.backend.signal({ jobId: id, name: 'go', key: undefined, value: 'two', signalId: '2' })
    await engine.clock.advance(60_000)
    expect(await engine.result(id)).toEqual({ both: ['one', 'two'] })
  })
})

describe('a stage that is tried again', () => {
  it('takes up the waits of its first attempt', async () => {
    await using engine = testEngine()
    await engine.work()
    const go = signal('go', z.string())
    let tries = 0
    const id = await engine.start(
      pipeline('again', Nothing).stage(
        'both',
        { retry: { attempts: 2, delay: '200ms' } },
        async ({ waitFor, step }) => {
          await step('before', () => 1)
          return Promise.all([
            waitFor(go),
            step('quick', () => {
              tries += 1
              if (tries === 1) throw new Error('not yet')
              return 'quick'
            }),
          ])
        },
      ),
      {},
    )
    await engine.clock.advance(60_000)
    await engine.backend.signal({ jobId: id, name: 'go', key: undefined, value: 'gone', signalId: '1' })
    await engine.clock.advance(60_000)
    expect(await engine.result(id)).toEqual({ both: ['gone', 'quick'] })
  })
})

describe('a job that is blocked while its children run', () => {
  it('leaves none of them behind when it starts over', async () => {
    await using engine = testEngine()
    await engine.work()
    const go = signal('go', z.string())
    const waiting = pipeline('waiting', Nothing).stage('wait', ({ waitFor }) => waitFor(go))
    let isChanged = false
    const id = await engine.start(
      pipeline('parent', Nothing).stage('work', ({ each, spawn, sleep }) =>
        Promise.all([
          spawn('child', child(waiting, {})),
          (async () => {
            await sleep('nap', '1m')
            await each('list', isChanged ? ['b'] : ['a'], () => 1)
            return sleep('night', '1h')
          })(),
        ]).then(([outcome]) => (outcome.status === 'succeeded' ? outcome.value : outcome.status)),
      ),
      {},
    )
    await engine.clock.advance(120_000)
    isChanged = true
    await engine.backend.request({ jobId: id, what: 'pause' })
    await engine.backend.request({ jobId: id, what: 'resume' })
    engine.backend.abandon(id)
    await engine.clock.advance(1_000)
    expect(await engine.state(id)).toBe('blocked')
    await engine.backend.request({ jobId: id, what: 'retry', from: 'work' })
    await engine.clock.advance(10_000)
    const { jobs } = await engine.backend.list({ parentId: id })
    expect(jobs).toHaveLength(2)
    const [, second] = jobs
    if (second === undefined) return
    await engine.backend.signal({
      jobId: second.id,
      name: 'go',
      key: undefined,
      value: 'gone',
      signalId: '1',
    })
    await engine.clock.advance(2 * 3_600_000)
    expect(await engine.result(id)).toEqual({ work: { wait: 'gone' } })
    const { jobs: ended } = await engine.backend.list({ parentId: id })
    expect(ended.map(({ state }) => state)).toEqual(['cancelled', 'succeeded'])
  })
})

describe('names that are made of data', () => {
  it('are recorded as they are asked for again, whatever was cut out of them', async () => {
    await using engine = testEngine()
    await engine.work()
    const cut = '🚢'.slice(0, 1)
    const go = signal('go', z.boolean())
    const piece = pipeline('piece', Nothing).stage('write', () => 'written')
    const story = pipeline('story', Nothing).stage('all', ({ each, step, spawn, waitFor }) =>
      each(
        'item',
        [cut],
        async (item) => [
          await step(`make ${item}\0`, () => 'made'),
          await spawn(`piece ${item}`, child(piece, {})),
          await waitFor(go, { key: item }),
        ],
        { key: (item) => item },
      ),
    )
    engine.engine.registry.register(piece)
    const id = await engine.start(story, {})
    await engine.clock.advance(1_000)
    const log = await engine.backend.read({ jobId: id, after: 0 })
    const opened = log.find((fact) => fact.type === 'wait.opened')
    expect(opened?.type === 'wait.opened' && opened.signalKey).toBe('\ufffd')
    expect(JSON.stringify(log)).not.toMatch(/\\u(0000|d[89a-f])/)
    expect(log.map(({ type }) => type)).toContain('child.settled')
  })
})
