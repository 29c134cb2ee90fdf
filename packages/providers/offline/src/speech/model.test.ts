import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { InputError } from '@repurpose/core'
import { testSpeechModel } from '@repurpose/core/testing'
import { describe, expect, it, vi } from 'vitest'
import { readWav } from './audio/index.ts'
import { createOfflineSpeech, type OfflineSpeechOptions, offlineSpeech } from './model.ts'
import type { SpeechAnswer, SpeechOrder } from './order.ts'

// Speech takes its time where many tests run at once.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

testSpeechModel({ describe, it }, { create: () => offlineSpeech() })

const signal = new AbortController().signal

/** A model whose speaker remembers orders and gives one answer. */
function modelWith(
  options: OfflineSpeechOptions = {},
  answer: SpeechAnswer = { type: 'recording', audio: Uint8Array.of(1), durationMs: 1 },
) {
  const orders: SpeechOrder[] = []
  const model = createOfflineSpeech(options, {
    speak(order) {
      orders.push(order)
      return Promise.resolve(answer)
    },
  })
  return { model, orders }
}

describe('offlineSpeech', () => {
  it('says what it is', () => {
    const model = offlineSpeech()
    expect(model).toMatchObject({ provider: 'offline', modelId: 'flite-1' })
    expect(model.capabilities).toEqual({
      maxCharacters: 20_000,
      voices: ['rms', 'slt', 'awb', 'kal16', 'kal'],
    })
    expect(model.price?.({ characters: 20_000 })).toEqual({ micros: 0 })
  })

  it('gives MP3 unless WAV is wanted, and counts the characters it was given', async () => {
    const call = { task: 'narration', text: '**Bread** rises 🍞.', signal }
    const [mp3, wav] = [
      await offlineSpeech().synthesize(call),
      await offlineSpeech({ format: 'wav' }).synthesize(call),
    ]
    expect([mp3.mediaType, wav.mediaType]).toEqual(['audio/mpeg', 'audio/wav'])
    expect(mp3.usage).toEqual({ characters: 19 })
    expect(mp3.durationMs).toBe(wav.durationMs)
    expect(readWav(wav.audio)?.samples).toHaveLength(wav.durationMs * 16)
  })

  it('takes the voice of the call, else the usual one', async () => {
    const { model, orders } = modelWith({ voice: 'awb' })
    await model.synthesize({ task: 'narration', text: 'One.', signal })
    await model.synthesize({ task: 'narration', text: 'Two.', voice: 'slt', signal })
    expect(orders.map(({ voice }) => voice)).toEqual(['awb', 'slt'])
  })

  it('speaks any English, also what is told to be', async () => {
    const { model, orders } = modelWith()
    for (const language of ['en', 'en-GB', 'EN-us', undefined]) {
      await model.synthesize({ task: 'narration', text: 'Guten Morgen.', language, signal })
    }
    await model.synthesize({ task: 'narration', text: german, language: 'en', signal })
    expect(orders).toHaveLength(5)
  })

  it('speaks 4,000 characters', async () => {
    const text = 'When the rain stopped, the mayor went from house to house, and asked what was needed. '
      .repeat(47)
      .slice(0, 4_000)
    const reply = await offlineSpeech().synthesize({ task: 'narration', text, signal })
    expect(reply.durationMs).toBeGreaterThan(180_000)
    expect(reply.durationMs).toBeLessThan(400_000)
    expect(reply.usage.characters).toBe(4_000)
  })
})

const german =
  'Der Fluss stieg in zwei Tagen um vier Meter, und niemand im Tal hatte geschlafen. Als der Regen aufhörte, ging die ' +
  'Bürgermeisterin von Haus zu Haus und fragte, was gebraucht wird. Die meisten brauchten trockene Kleider, sauberes Wasser ' +
  'und jemanden, mit dem sie reden konnten.'
const finnish =
  'Joki nousi kahdessa päivässä neljä metriä, eikä kukaan laaksossa ollut nukkunut. Kun sade lakkasi, pormestari kulki ' +
  'talosta taloon ja kysyi, mitä tarvittiin. Useimmat perheet tarvitsivat kuivia vaatteita, puhdasta vettä ja jonkun, ' +
  'jolle puhua.'

describe('refusals', () => {
  it.each([
    ['an empty text', { text: ' \n' }, /no words/, /with words/],
    ['a text of emoji', { text: '🎉 — …' }, /no words/, /with words/],
    ['a text that is too long', { text: 'a '.repeat(10_001) }, /20002 characters.*at most 20000/, /Split/],
    ['a voice it does not have', { voice: 'ash' }, /"ash"/, /rms, slt, awb, kal16, kal/],
    ['another language', { language: 'de' }, /not "de"/, /another speech model/],
    ['another script', { text: 'Хлеб rises, медленно.', language: 'en' }, /script/, /another speech model/],
    ['German that nobody announced', { text: german }, /looks like de/, /language "en"/],
    ['a language it does not know', { text: finnish }, /looks like another language/, /language "en"/],
  ])('of %s', async (_name, given, message, action) => {
    const { model, orders } = modelWith()
    const call = model.synthesize({ task: 'narration', text: 'Bread rises.', signal, ...given })
    await expect(call).rejects.toMatchObject({
      failure: 'permanent',
      code: 'PROVIDER_REJECTED',
      message: expect.stringMatching(message),
      action: expect.stringMatching(action),
    })
    expect(orders).toEqual([])
  })

  it('of a text that the synthesiser gave up on, with the place', async () => {
    const { model } = modelWith({}, { type: 'failure', index: 1 })
    const call = model.synthesize({ task: 'narration', text: 'Bread rises. It is slow.', signal })
    await expect(call).rejects.toMatchObject({
      failure: 'permanent',
      message: 'The offline voice gave up on sentence 2 of 2.',
    })
  })

  it.each([
    ['format', 'ogg'],
    ['voice', 'ash'],
  ])('of a %s that does not exist, before anything is spoken', (path, value) => {
    // As from JavaScript.
    const options = { [path]: value } as OfflineSpeechOptions
    expect(() => offlineSpeech(options)).toThrow(InputError)
    expect(() => offlineSpeech(options)).toThrow(value)
  })
})

describe('a process that has spoken', () => {
  it('ends by itself, and without a warning', async () => {
    const program = `
      import { offlineSpeech } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)}
      const call = { task: 'narration', text: 'Good bye.', signal: new AbortController().signal }
      const { durationMs } = await offlineSpeech().synthesize(call)
      console.log(durationMs)`
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [
      '--input-type=module',
      '--eval',
      program,
    ])
    expect(Number(stdout)).toBeGreaterThan(500)
    expect(stderr).toBe('')
  })
})
