import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Fact, TransientEvent } from '../../job/index.ts'
import { fakeImageModel, fakeSpeechModel, fakeTranscriptLoader } from '../../testing/index.ts'
import { testEngine } from '../fixtures/engine.ts'
import { pipeline, type StageContext, signal } from '../index.ts'

const Nothing = z.object({})
const go = signal('go', z.string())
type Scene = ReturnType<typeof testEngine>

/** Runs a job of one stage, and gives its id. */
async function run(scene: Scene, work: (context: StageContext) => unknown, input = {}): Promise<string> {
  await scene.work()
  const id = await scene.start(pipeline('one', Nothing).stage('work', work), input)
  await scene.clock.settle()
  return id
}

const keysOf = (log: readonly Fact[]) =>
  log.flatMap((fact) => (fact.type === 'step.succeeded' ? [fact.key] : []))

describe('what a stage knows of its job', () => {
  it('is who it is, and when the stage began', async () => {
    await using scene = testEngine()
    const seen: unknown[] = []
    await scene.work()
    const id = await scene.start(
      pipeline('one', Nothing).stage('work', ({ job, attempt, now, input, outputs }) => {
        seen.push({ job, attempt, now: now(), input, outputs })
      }),
      {},
      { labels: { tenant: 'acme' }, language: 'de', trace: 't-1' },
    )
    expect(seen).toEqual([
      {
        job: {
          id,
          parentId: undefined,
          rootId: id,
          labels: { tenant: 'acme' },
          language: 'de',
          trace: 't-1',
        },
        attempt: 1,
        now: new Date(scene.clock.now()),
        input: {},
        outputs: {},
      },
    ])
  })
})

describe('assets', () => {
  it('are kept under the job, by any name, and read by name or reference', async () => {
    await using scene = testEngine()
    const id = await run(scene, async ({ assets }) => {
      const audio = await assets.put('audio/part 1.mp3', new Uint8Array([1, 2, 3]), {
        mediaType: 'audio/mpeg',
      })
      const other = await assets.put('../../escape', 'text', { mediaType: 'text/plain' })
      return {
        keys: [audio.key, other.key],
        byName: await assets.get('audio/part 1.mp3'),
        byReference: await assets.get(audio),
        other: new TextDecoder().decode(await assets.get('../../escape')),
      }
    })
    const { work } = (await scene.result(id)) as { readonly work: Readonly<Record<string, unknown>> }
    expect(work).toMatchObject({
      keys: [expect.stringMatching(`^jobs/${id}/audio/part-1-mp3--`), expect.stringMatching(`^jobs/${id}/`)],
      byName: new Uint8Array([1, 2, 3]),
      byReference: new Uint8Array([1, 2, 3]),
      other: 'text',
    })
  })

  it('that are not there are an error of the caller', async () => {
    await using scene = testEngine()
    const id = await run(scene, ({ assets }) => assets.get('audio.mp3'))
    expect((await scene.log(id)).at(-1)).toMatchObject({
      type: 'job.failed',
      error: {
        code: 'ASSET_KEY_INVALID',
        path: 'work',
        message: expect.stringContaining(`jobs/${id}/audio.mp3`),
      },
    })
  })
})

describe('transcripts', () => {
  const cues = [
    { id: 'c1', startMs: 0, endMs: 900, text: 'Hello.' },
    { id: 'c2', startMs: 900, endMs: 1_800, text: 'And good bye.' },
  ]
  const loader = () => fakeTranscriptLoader({ transcripts: { v1: { cues, language: 'en' } } })

  it('are loaded once, and read as a text or cue by cue', async () => {
    const transcripts = loader()
    await using scene = testEngine({ transcripts })
    const id = await run(scene, async (context) => {
      const transcript = await context.transcripts.load({ video: 'v1' })
      const texts: string[] = []
      for await (const { text } of context.transcripts.cues(transcript)) {
        texts.push(await context.step(`read ${text}`, () => text))
      }
      return { texts, whole: await context.transcripts.text(transcript) }
    })
    expect(await scene.result(id)).toEqual({
      work: { texts: ['Hello.', 'And good bye.'], whole: 'Hello.\nAnd good bye.' },
    })
    expect(transcripts.calls).toHaveLength(1)
  })

  it('need not be read to the end', async () => {
    await using scene = testEngine({ transcripts: loader() })
    const id = await run(scene, async (context) => {
      const transcript = await context.transcripts.load({ video: 'v1' })
      for await (const { text } of context.transcripts.cues(transcript, { startMs: 900 })) return text
      return 'none'
    })
    expect(await scene.result(id)).toEqual({ work: 'And good bye.' })
  })
})

describe('speech and images', () => {
  it('are made once, and kept among the files of the job', async () => {
    const [speech, images] = [fakeSpeechModel(), fakeImageModel()]
    await using scene = testEngine({ speech, images })
    const id = await run(scene, async (context) => {
      const said = await context.speech.say({ text: 'Hello.', asset: 'lesson' })
      const drawn = await context.images.draw({ prompt: 'A loaf.', asset: 'cover' })
      await context.waitFor(go)
      return [said.ref.key, drawn.ref.key]
    })
    await scene.backend.signal({ jobId: id, name: 'go', key: undefined, value: '', signalId: 'go' })
    scene.backend.abandon(id)
    await scene.clock.advance(2_000)
    const inside = expect.stringMatching(`^jobs/${id}/`)
    expect(await scene.result(id)).toEqual({ work: [inside, inside] })
    expect([speech.calls.length, images.calls.length]).toEqual([1, 1])
  })
})

describe('progress and text', () => {
  it('are published live, within bounds, and not recorded', async () => {
    await using scene = testEngine()
    const events: TransientEvent[] = []
    await scene.backend.subscribe({}, { onWake() {}, onTransient: (event) => void events.push(event) })
    const id = await run(scene, async ({ report, language }) => {
      report(0.5, 'halfway')
      report(7)
      report(-1)
      report(Number.NaN)
      await language.generate({ task: 'ask', prompt: 'you', stream: true })
    })
    const common = { jobId: id, rootId: id, stage: 'work', at: scene.clock.now() }
    expect(events.filter(({ type }) => type === 'progress')).toEqual([
      { ...common, type: 'progress', fraction: 0.5, message: 'halfway' },
      { ...common, type: 'progress', fraction: 1 },
      { ...common, type: 'progress', fraction: 0 },
      { ...common, type: 'progress', fraction: 0 },
    ])
    const text = events.flatMap((event) => (event.type === 'text' ? [event.delta] : [])).join('')
    expect(text).toBe('answer to you')
    expect(await scene.log(id)).toHaveLength(6)
  })
})

describe('a place', () => {
  it('is found by code in whatever function, and in every item', async () => {
    await using scene = testEngine()
    const id = await run(scene, ({ step, each, warn }) => {
      const inner = async (item: string) => {
        await Promise.resolve()
        warn('thin', item)
        return step('inner', () => item)
      }
      return each('outer', ['a', 'b'], inner, { key: (item) => item })
    })
    const log = await scene.log(id)
    expect(keysOf(log)).toEqual(expect.arrayContaining(['work/outer[a]/inner', 'work/outer[b]/inner']))
    expect(log.flatMap((fact) => (fact.type === 'warning' ? [fact.path] : []))).toEqual([
      'work/outer[a]',
      'work/outer[b]',
    ])
  })

  it('is the stage for code that lost its way, such as a listener', async () => {
    await using scene = testEngine()
    const emitter = new EventEmitter()
    const id = await run(scene, async ({ step, each }) => {
      const heard = new Promise<string>((resolve) => {
        emitter.once('line', (line: string) => resolve(step('heard', () => line)))
      })
      // Emitted outside of any scope, while an item runs.
      setImmediate(() => emitter.emit('line', 'a line'))
      await each('item', [1], () => heard)
    })
    expect(keysOf(await scene.log(id))).toContain('work/item[0]')
    expect(await scene.state(id)).toBe('succeeded')
  })

  it('is its own stage for what another stage handed on', async () => {
    await using scene = testEngine()
    await scene.work()
    let handedOn: StageContext['step'] | undefined
    const id = await scene.start(
      pipeline('two', Nothing)
        .stage('first', ({ step }) => {
          handedOn = step
        })
        .stage('second', async ({ step }) => {
          // What is left of the first stage gets nowhere, and keeps nobody.
          void handedOn?.('stray', () => 1)
          return step('own', () => 2)
        }),
      {},
    )
    await scene.clock.settle()
    expect(keysOf(await scene.log(id))).toEqual(['second/own'])
    expect(await scene.state(id)).toBe('succeeded')
  })
})

describe('an error that a step ended with', () => {
  it('is the same when it is thrown first and when it is remembered', async () => {
    await using scene = testEngine()
    const seen: unknown[] = []
    const id = await run(scene, async ({ step, waitFor }) => {
      await step('fail', () => {
        throw new TypeError('Bearer SECRET is wrong.')
      }).catch((error: unknown) => seen.push(error))
      await waitFor(go)
    })
    await scene.backend.signal({ jobId: id, name: 'go', key: undefined, value: '', signalId: 'go' })
    scene.backend.abandon(id)
    await scene.clock.advance(2_000)
    expect(seen).toHaveLength(2)
    expect(seen[0]).toEqual(seen[1])
    expect(seen[0]).toMatchObject({ message: 'Bearer [redacted] is wrong.', path: 'work/fail' })
  })
})
