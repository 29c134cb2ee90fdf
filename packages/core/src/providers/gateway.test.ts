import { expect, it } from 'vitest'
import { fakeClock } from '../testing/fake-clock.ts'
import { fakeImageModel } from '../testing/fake-image-model.ts'
import { fakeLanguageModel } from '../testing/fake-language-model.ts'
import { fakeSpeechModel } from '../testing/fake-speech-model.ts'
import { fakeTranscriptLoader } from '../testing/fake-transcript-loader.ts'
import { usd } from '../values/index.ts'
import { testJournal, testRoom } from './fixtures/room.ts'
import { createGateway, ledgerOf } from './index.ts'

it('takes every kind of call of a job through one journal', async () => {
  const { values, assets } = testRoom()
  const journal = testJournal()
  const gateway = createGateway({
    models: {
      language: fakeLanguageModel({ answers: { note: 'Bread.' } }),
      speech: { default: fakeSpeechModel() },
      images: fakeImageModel(),
    },
    transcripts: fakeTranscriptLoader({
      transcripts: { v1: { cues: [{ id: 'c1', startMs: 0, endMs: 900, text: 'Hello' }] } },
    }),
    clock: fakeClock(),
    price: () => usd(0.01),
    values,
    assets,
    maxSourceCharacters: 100,
  })
  const place = { jobId: 'job-7' }
  const transcript = await gateway.transcripts(journal, place).load({ video: 'v1' })
  const note = await gateway.language(journal, place).generate({ task: 'note', prompt: 'Write.' })
  const spoken = await gateway.speech(journal, place).say({ text: note, asset: 'audio' })
  const drawn = await gateway.images(journal, place).draw({ prompt: note, asset: 'image' })
  expect([transcript.cues.key, spoken.ref.key, drawn.ref.key]).toEqual([
    expect.stringMatching(/^jobs\/job-7\/transcripts\//),
    'jobs/job-7/audio.mp3',
    'jobs/job-7/image.png',
  ])
  expect(journal.facts.map(({ kind }) => kind)).toEqual(['transcript', 'language', 'speech', 'image'])
  expect(ledgerOf(journal.facts)).toMatchObject({ calls: 4, cost: usd(0.04), unpriced: 0 })
  await expect(gateway.transcripts(journal, place).load({ text: 'word '.repeat(50) })).rejects.toMatchObject({
    code: 'SOURCE_TOO_LARGE',
  })
})

it('misses what is not configured only when it is called', async () => {
  const { values, assets } = testRoom()
  const gateway = createGateway({ models: {}, clock: fakeClock(), values, assets })
  const open = [testJournal(), { jobId: 'job-7' }] as const
  await expect(gateway.language(...open).generate({ task: 'a', prompt: 'b' })).rejects.toMatchObject({
    code: 'PROVIDER_MISSING',
  })
  await expect(gateway.speech(...open).say({ text: 'a', asset: 'b' })).rejects.toMatchObject({
    code: 'PROVIDER_MISSING',
  })
  await expect(gateway.images(...open).draw({ prompt: 'a', asset: 'b' })).rejects.toMatchObject({
    code: 'PROVIDER_MISSING',
  })
  await expect(gateway.transcripts(...open).load({ video: 'v1' })).rejects.toMatchObject({
    code: 'SOURCE_LOADER_MISSING',
  })
})
