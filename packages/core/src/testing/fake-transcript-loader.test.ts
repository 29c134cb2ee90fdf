import { expect, it } from 'vitest'
import { SourceError } from '../errors/index.ts'
import { fakeTranscriptLoader } from './fake-transcript-loader.ts'

const cues = [{ id: 'c1', startMs: 0, endMs: 900, text: 'Hello' }]
const { signal } = new AbortController()

it('loads by video and by URL, and notes what it was asked', async () => {
  const loader = fakeTranscriptLoader({
    transcripts: { v1: { cues, language: 'en' }, 'https://x.y/z': { cues } },
  })
  expect(await loader.load({ video: 'v1' }, { signal, credentials: 'token' })).toEqual({
    cues,
    language: 'en',
  })
  expect(await loader.load({ url: 'https://x.y/z' }, { signal })).toEqual({ cues })
  expect(loader.calls).toMatchObject([
    { request: { video: 'v1' }, credentials: 'token' },
    { request: { url: 'https://x.y/z' } },
  ])
})

it('knows no other, and fails as scripted', async () => {
  const loader = fakeTranscriptLoader({
    transcripts: { v1: { cues } },
    faults: [
      { task: 'v1', call: 1, fails: 'transient' },
      { task: 'v1', call: 2, answers: 'empty' },
    ],
  })
  const error = await loader.load({ video: 'toString' }, { signal }).catch((thrown: unknown) => thrown)
  expect(SourceError.isInstance(error)).toBe(true)
  expect(error).toMatchObject({ code: 'TRANSCRIPT_MISSING' })
  await expect(loader.load({ video: 'v1' }, { signal })).rejects.toMatchObject({ failure: 'transient' })
  expect(await loader.load({ video: 'v1' }, { signal })).toEqual({ cues: [] })
})
