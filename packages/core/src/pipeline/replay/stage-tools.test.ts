import { describe, expect, it } from 'vitest'
import { testEngine } from '../fixtures/engine.ts'
import { errorOf, go, goOnElsewhere, Nothing, start } from '../fixtures/one-stage.ts'
import { pipeline } from '../index.ts'

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
    expect(await errorOf(scene, id)).toMatchObject({ code: 'STEP_TIMEOUT' })
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
    expect(await errorOf(scene, id)).toMatchObject({
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
