import { beforeAll, describe, expect, it, vi } from 'vitest'
import { durationOf, readWav } from './audio/index.ts'
import { greatestStep } from './audio/tone.fixture.ts'
import { brokenProgram, idleProgram } from './flite.fixture.ts'
import { loadFlite, runFlite } from './flite.ts'
import type { SpeechOrder } from './order.ts'
import { record, recordWith } from './record.ts'
import { utterancesOf } from './text/index.ts'
import { offlineVoices } from './voices.ts'

// Speech takes its time where many tests run at once.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const text =
  'The river rose by four metres in two days. Why had nobody slept? Stop! There was a fuss about the bath, and then it was quiet.'

function order(given: Partial<SpeechOrder> = {}): SpeechOrder {
  return { utterances: utterancesOf(text), voice: 'rms', format: 'wav', ...given }
}

async function recorded(given: Partial<SpeechOrder> = {}) {
  const answer = await record(order(given))
  if (answer.type !== 'recording') throw new Error(`expected a recording, not ${answer.type}`)
  return answer
}

/** Runs of nothing but zeros that are long enough to be a pause. */
function pausesIn(samples: Int16Array): readonly { readonly start: number; readonly end: number }[] {
  const pauses: { start: number; end: number }[] = []
  let start = 0
  samples.forEach((sample, index) => {
    if (sample === 0) return
    if (index - start >= 200 * 16) pauses.push({ start, end: index })
    start = index + 1
  })
  return pauses
}

describe.each(offlineVoices)('the voice %s', (voice) => {
  let samples = new Int16Array()
  let durationMs = 0

  beforeAll(async () => {
    const answer = await recorded({ voice })
    const sound = readWav(answer.audio)
    expect(sound?.sampleRate).toBe(16_000)
    samples = Int16Array.from(sound?.samples ?? [])
    durationMs = answer.durationMs
  })

  it('lasts as long as it says, in whole milliseconds', () => {
    expect(durationMs).toBe(durationOf({ samples, sampleRate: 16_000 }))
    expect(durationMs).toBe(Math.round(durationMs))
    expect(durationMs).toBeGreaterThan(5_000)
  })

  it('pauses between sentences, and clicks nowhere', () => {
    const pauses = pausesIn(samples)
    expect(pauses).toHaveLength(3)
    const within = greatestStep(samples)
    for (const { start, end } of pauses) {
      expect(end - start).toBeLessThan(300 * 16)
      // Ten milliseconds on both sides of where speech meets silence.
      for (const edge of [start, end]) {
        const step = greatestStep(samples.subarray(edge - 160, edge + 160))
        expect(step).toBeLessThan(within / 20)
      }
    }
  })

  it('begins and ends in silence', () => {
    expect([samples.at(0), samples.at(-1)]).toEqual([expect.closeTo(0), expect.closeTo(0)])
  })

  it('is as loud as the others, and is not clipped', () => {
    const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
    expect(peak).toBeLessThanOrEqual(Math.ceil(32_768 * 10 ** (-1 / 20)))
    const squares = samples.reduce((total, sample) => total + sample * sample, 0)
    expect(20 * Math.log10(Math.sqrt(squares / samples.length) / 32_768)).toBeCloseTo(-21.5, -0.5)
  })
})

describe('record', () => {
  it('gives the same bytes for the same order', async () => {
    for (const format of ['wav', 'mp3'] as const) {
      const first = await recorded({ format, voice: 'kal16' })
      await recorded({ format, voice: 'kal' })
      expect(await recorded({ format, voice: 'kal16' })).toEqual(first)
    }
  })

  it('says the same in both formats', async () => {
    const [wav, mp3] = [await recorded(), await recorded({ format: 'mp3' })]
    expect(mp3.durationMs).toBe(wav.durationMs)
    expect(mp3.audio.length).toBeLessThan(wav.audio.length / 4)
    expect([mp3.audio[0], mp3.audio[1]]).toEqual([0xff, 0xf3])
  })

  it.each([
    ['breaks down', brokenProgram],
    ['writes nothing', idleProgram],
  ])('tells where a synthesiser %s', async (_name, program) => {
    expect(await recordWith(await program(), order())).toEqual({ type: 'failure', index: 0 })
  })
})

describe('runFlite', () => {
  it('takes a text for a text, whatever it looks like', async () => {
    const flite = await loadFlite()
    for (const text of ['-voice kal', '--help', '-o /tmp/other.wav', '/etc/passwd', '$(id); `id`']) {
      const sound = await runFlite(flite, text, 'rms')
      expect(sound?.samples.length).toBeGreaterThan(8_000)
    }
  })
})
