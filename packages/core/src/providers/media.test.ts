import { describe, expect, it } from 'vitest'
import { InputError, OutputError } from '../errors/index.ts'
import type { CallSettled } from '../job/index.ts'
import { fakeClock } from '../testing/fake-clock.ts'
import { type FakeImageModelOptions, fakeImageModel } from '../testing/fake-image-model.ts'
import { type FakeSpeechModelOptions, fakeSpeechModel } from '../testing/fake-speech-model.ts'
import { usd } from '../values/index.ts'
import { type TestAssets, testAssets, testJournal, testRoom } from './fixtures/room.ts'
import { createImages } from './images.ts'
import { createSpeech } from './speech.ts'

interface Past {
  readonly facts?: readonly CallSettled[] | undefined
  readonly assets?: TestAssets | undefined
}

function speaking(options: FakeSpeechModelOptions = {}, { facts, assets }: Past = {}) {
  const model = fakeSpeechModel(options)
  const room = testRoom({ journal: testJournal(facts), assets })
  return { ...room, model, speech: createSpeech({ ...room, models: model }) }
}

function drawing(options: FakeImageModelOptions = {}, { facts, assets }: Past = {}) {
  const model = fakeImageModel(options)
  const room = testRoom({ journal: testJournal(facts), assets })
  return { ...room, model, images: createImages({ ...room, models: model }) }
}

const line = { text: 'Bread rises.', asset: 'segments/3/audio', voice: 'ash', language: 'en' }
const picture = { prompt: 'A loaf.', asset: 'segments/3/image', size: '640x480', style: 'woodcut' }
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.fail('resolved'),
    (error: unknown) => error,
  )

describe('speech', () => {
  it('is stored before the fact refers to it', async () => {
    const { speech, assets, journal, model } = speaking({
      price: ({ characters = 0 }) => usd(characters / 1_000),
    })
    const spoken = await speech.say(line)
    expect(spoken).toEqual({
      ref: {
        key: 'jobs/job-1/segments/3/audio.mp3',
        size: 17,
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        mediaType: 'audio/mpeg',
      },
      durationMs: 720,
      provider: 'fake',
      model: 'fake-speech',
      voice: 'ash',
    })
    expect(new TextDecoder().decode(assets.stored.get(spoken.ref.key))).toBe('ash: Bread rises.')
    expect(journal.facts).toMatchObject([
      {
        kind: 'speech',
        task: 'speech',
        ok: true,
        value: spoken,
        usage: { characters: 12 },
        cost: usd(0.012),
      },
    ])
    expect(model.calls).toMatchObject([
      { task: 'speech', text: 'Bread rises.', voice: 'ash', language: 'en' },
    ])
  })

  it('is not paid twice, even without a model', async () => {
    const past = speaking()
    const spoken = await past.speech.say(line)
    const room = testRoom({ journal: testJournal(past.journal.facts), assets: past.assets })
    expect(await createSpeech({ ...room, models: undefined }).say(line)).toEqual(spoken)
  })

  it.each([
    ['text', { text: 'Bread falls.' }],
    ['voice', { voice: undefined }],
    ['language', { language: undefined }],
    ['asset', { asset: 'segments/4/audio' }],
  ])('is made again for another %s', async (_what, other) => {
    const { speech, model } = speaking()
    await speech.say(line)
    await speech.say({ ...line, ...other })
    expect(model.calls).toHaveLength(2)
  })

  it('has a task and role if they are named', async () => {
    const deep = fakeSpeechModel({ modelId: 'deep' })
    const room = testRoom()
    const speech = createSpeech({ ...room, models: { default: fakeSpeechModel(), deep } })
    expect(
      await speech.say({ text: 'Hello', asset: 'a', task: 'narration', role: 'deep' }),
    ).not.toHaveProperty('voice')
    expect(room.journal.facts).toMatchObject([{ task: 'narration', model: 'deep' }])
  })

  it('refuses what cannot be spoken before anything is paid', async () => {
    const { speech, model, journal } = speaking({
      capabilities: { maxCharacters: 10, voices: ['ash', 'oak'] },
    })
    for (const [request, path] of [
      [{ text: ' ', asset: 'a' }, 'text'],
      [{ text: 'far too long', asset: 'a' }, 'text'],
      [{ text: 'short', asset: 'a', voice: 'elm' }, 'voice'],
    ] as const) {
      const error = await failure(speech.say(request))
      expect(InputError.isInstance(error)).toBe(true)
      expect(error).toMatchObject({ code: 'INPUT_INVALID', path })
    }
    expect(await failure(createSpeech({ ...testRoom(), models: undefined }).say(line))).toMatchObject({
      code: 'PROVIDER_MISSING',
    })
    expect(model.calls).toEqual([])
    expect(journal.facts).toEqual([])
    await speech.say({ text: 'short', asset: 'a', voice: 'oak' })
  })

  it('that is empty is a failed call, with its cost', async () => {
    const { speech, assets, journal } = speaking({
      faults: [{ call: 1, answers: 'empty' }],
      price: () => usd(1),
    })
    const error = await failure(speech.say(line))
    expect(OutputError.isInstance(error)).toBe(true)
    expect(error).toMatchObject({ code: 'OUTPUT_EMPTY' })
    expect(journal.facts).toMatchObject([
      { ok: false, cost: usd(1), usage: { characters: 12 }, error: { code: 'OUTPUT_EMPTY' } },
    ])
    expect(assets.stored.size).toBe(0)
    const again = speaking({}, { facts: journal.facts, assets })
    await again.speech.say(line)
    expect(again.model.calls).toHaveLength(1)
  })

  it('that is being stored when the job is cancelled holds nothing up, and is recorded once it is stored', async () => {
    const clock = fakeClock()
    const stored = Promise.withResolvers<void>()
    const assets = testAssets()
    const room = testRoom({ clock, assets })
    const slow = {
      ...assets,
      put: async (...put: Parameters<typeof assets.put>) => {
        room.journal.abort()
        await stored.promise
        return assets.put(...put)
      },
    }
    const answer = failure(createSpeech({ ...room, assets: slow, models: fakeSpeechModel() }).say(line))
    await clock.advance(500)
    expect(await answer).toMatchObject({ code: 'PROVIDER_ABORTED' })
    expect(room.journal.facts).toEqual([])
    stored.resolve()
    await clock.settle()
    expect(room.journal.facts).toMatchObject([{ ok: true, usage: { characters: 12 } }])
  })

  it('that cannot be stored is one as well', async () => {
    const assets = testAssets()
    assets.fail(new Error('the bucket is gone'))
    const { speech, journal } = speaking({}, { assets })
    expect(await failure(speech.say(line))).toMatchObject({ message: 'the bucket is gone' })
    expect(journal.facts).toMatchObject([{ ok: false, usage: { characters: 12 } }])
  })
})

describe('images', () => {
  it('are stored before the fact refers to them', async () => {
    const { images, assets, journal, model } = drawing()
    const drawn = await images.draw(picture)
    expect(drawn).toMatchObject({
      ref: { key: 'jobs/job-1/segments/3/image.png', mediaType: 'image/png' },
      width: 640,
      height: 480,
      provider: 'fake',
      model: 'fake-image',
      style: 'woodcut',
    })
    expect(new TextDecoder().decode(assets.stored.get(drawn.ref.key))).toBe('woodcut: A loaf.')
    expect(journal.facts).toMatchObject([
      { kind: 'image', task: 'image', ok: true, value: drawn, usage: { images: 1 } },
    ])
    expect(model.calls).toMatchObject([
      { task: 'image', prompt: 'A loaf.', size: '640x480', style: 'woodcut' },
    ])
  })

  it('are not paid twice', async () => {
    const past = drawing()
    const drawn = await past.images.draw(picture)
    const again = drawing({}, { facts: past.journal.facts, assets: past.assets })
    expect(await again.images.draw(picture)).toEqual(drawn)
    expect(again.model.calls).toEqual([])
    for (const other of [
      { prompt: 'A roll.' },
      { size: undefined },
      { style: undefined },
      { asset: 'other' },
    ]) {
      await again.images.draw({ ...picture, ...other })
    }
    expect(again.model.calls).toHaveLength(4)
  })

  it('have a safe key whatever their name', async () => {
    const { images } = drawing({ mediaType: 'image/webp' })
    const { ref } = await images.draw({ prompt: 'x', asset: '../Año nuevo', task: 'cover' })
    expect(ref.key).toMatch(/^jobs\/job-1\/[A-Za-z0-9_-]+\/Ano-nuevo[A-Za-z0-9-]+$/)
  })

  it('refuse what cannot be drawn before anything is paid', async () => {
    const { images, model } = drawing({ capabilities: { sizes: ['1024x1024'] } })
    expect(await failure(images.draw({ prompt: '', asset: 'a' }))).toMatchObject({
      code: 'INPUT_INVALID',
      path: 'prompt',
    })
    expect(await failure(images.draw(picture))).toMatchObject({
      code: 'INPUT_INVALID',
      path: 'size',
      action: 'Use one of: 1024x1024.',
    })
    expect(model.calls).toEqual([])
    expect(await images.draw({ prompt: 'x', asset: 'a', size: '1024x1024' })).not.toHaveProperty('style')
  })
})
