import { describe, expect, it } from 'vitest'
import type { SourceError } from '../errors/index.ts'
import type { CallSettled } from '../job/index.ts'
import type { TranscriptLoader } from '../ports/index.ts'
import type { Cue } from '../source/index.ts'
import { fakeTranscriptLoader } from '../testing/fake-transcript-loader.ts'
import { nothing, usd } from '../values/index.ts'
import { type TestAssets, type TestRoomOptions, testJournal, testRoom } from './fixtures/room.ts'
import { createTranscripts } from './transcripts.ts'

const cues: readonly Cue[] = [
  { id: 'c1', startMs: 0, endMs: 900, text: 'Hello there.', speaker: 'Ada' },
  { id: 'c2', startMs: 900, endMs: 2_000, text: 'Bread needs time.' },
]
const url = 'https://example.org/talk'
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.fail('resolved'),
    (error: SourceError) => error,
  )

function scene(
  loader?: TranscriptLoader,
  options: TestRoomOptions & { readonly maxCharacters?: number } = {},
) {
  const room = testRoom(options)
  return {
    ...room,
    transcripts: createTranscripts({ ...room, loader, maxCharacters: options.maxCharacters }),
  }
}

const again = (facts: readonly CallSettled[], assets: TestAssets) => ({ journal: testJournal(facts), assets })

async function all<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const found: Item[] = []
  for await (const item of items) found.push(item)
  return found
}

describe('a transcript of text or cues', () => {
  it('needs no loader and is stored, not recorded', async () => {
    const { transcripts, journal, assets } = scene()
    const transcript = await transcripts.load({ cues, language: 'EN' })
    expect(transcript).toMatchObject({ language: 'en', cueCount: 2, words: 5, durationMs: 2_000 })
    expect(transcript.cues.key).toMatch(/^jobs\/job-1\/transcripts\/[0-9a-f]{32}\.ndjson$/)
    expect([...assets.stored.keys()]).toEqual([transcript.cues.key])
    expect(journal.facts).toEqual([])
    expect(await transcripts.load({ cues, language: 'EN' })).toEqual(transcript)
    expect(await all(transcripts.cues(transcript))).toEqual(cues)
    expect(await all(transcripts.cues(transcript, { firstCue: 'c2' }))).toEqual(cues.slice(1))
    expect(await transcripts.text(transcript)).toBe('Hello there.\nBread needs time.')
  })

  it('makes cues of text', async () => {
    const { transcripts } = scene()
    const transcript = await transcripts.load({
      text: 'The first sentence of a text. And then the second one follows.',
    })
    expect(transcript).toMatchObject({ cueCount: 2, language: undefined })
    expect((await all(transcripts.cues(transcript))).map(({ id }) => id)).toEqual(['c1', 'c2'])
  })

  it('is refused like any source', async () => {
    const { transcripts } = scene(undefined, { maxCharacters: 20 })
    expect(await failure(transcripts.load({ text: '  ' }))).toMatchObject({ code: 'SOURCE_EMPTY' })
    expect(await failure(transcripts.load({ cues }))).toMatchObject({ code: 'SOURCE_TOO_LARGE' })
  })
})

describe('a transcript of a video or URL', () => {
  const loader = () =>
    fakeTranscriptLoader({ transcripts: { v1: { cues, language: 'EN' }, [url]: { cues } } })

  it('is loaded once, with the credentials of the job', async () => {
    const first = loader()
    const place = { jobId: 'job-1', credentials: async () => 'secret-token' }
    const past = scene(first, { place })
    const transcript = await past.transcripts.load({ video: 'v1' })
    expect(transcript).toMatchObject({ language: 'en', cueCount: 2 })
    expect(first.calls).toMatchObject([{ request: { video: 'v1' }, credentials: 'secret-token' }])
    expect(past.journal.facts).toMatchObject([
      {
        kind: 'transcript',
        task: 'transcript',
        provider: 'fake',
        model: 'transcript',
        ok: true,
        cost: nothing,
        usage: {},
        value: { cueCount: 2 },
      },
    ])
    expect(JSON.stringify([past.journal.facts, past.lines, past.spans])).not.toContain('secret-token')
    const replayed = scene(undefined, again(past.journal.facts, past.assets))
    const loaded = await replayed.transcripts.load({ video: 'v1' })
    expect(loaded).toEqual(transcript)
    expect(await all(replayed.transcripts.cues(loaded))).toEqual(cues)
  })

  it('has no credentials where the job has none, and a price where the host names one', async () => {
    const first = loader()
    const { transcripts, journal } = scene(first, {
      price: ({ modelId }) => (modelId === 'transcript' ? usd(0.01) : undefined),
    })
    await transcripts.load({ url })
    expect(first.calls).toMatchObject([{ request: { url }, credentials: undefined }])
    expect(journal.facts).toMatchObject([{ cost: usd(0.01) }])
  })

  it('keeps videos apart', async () => {
    const { transcripts } = scene(loader())
    const [one, other] = [await transcripts.load({ video: 'v1' }), await transcripts.load({ url })]
    expect(one.cues.key).not.toBe(other.cues.key)
  })

  it('needs a loader', async () => {
    const { transcripts, journal } = scene()
    expect(await failure(transcripts.load({ video: 'v1' }))).toMatchObject({
      code: 'SOURCE_LOADER_MISSING',
      path: 'source',
    })
    expect(journal.facts).toEqual([])
  })

  it('records that there is none, and asks again the next time', async () => {
    const past = scene(loader())
    expect(await failure(past.transcripts.load({ video: 'v2' }))).toMatchObject({
      code: 'TRANSCRIPT_MISSING',
      category: 'source',
    })
    expect(past.journal.facts).toMatchObject([{ ok: false, error: { code: 'TRANSCRIPT_MISSING' } }])
    const late = fakeTranscriptLoader({ transcripts: { v2: { cues } } })
    await scene(late, again(past.journal.facts, past.assets)).transcripts.load({ video: 'v2' })
    expect(late.calls).toHaveLength(1)
  })

  it("that is unusable is the loader's fault, unless it is too large", async () => {
    const load = (given: readonly Cue[], maxCharacters = 1_000) =>
      failure(
        scene(fakeTranscriptLoader({ transcripts: { v1: { cues: given } } }), {
          maxCharacters,
        }).transcripts.load({ video: 'v1' }),
      )
    expect(await load([])).toMatchObject({ code: 'TRANSCRIPT_MISSING', category: 'source' })
    expect(await load([{ id: 'c1', startMs: 5, endMs: 1, text: 'x' }])).toMatchObject({
      code: 'SOURCE_UNREADABLE',
      path: 'source.cues[0].endMs',
    })
    expect(await load(cues, 20)).toMatchObject({ code: 'SOURCE_TOO_LARGE', category: 'input' })
  })
})
