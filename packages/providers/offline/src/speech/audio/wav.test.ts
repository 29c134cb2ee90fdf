import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { durationOf } from './sound.ts'
import { tone } from './tone.fixture.ts'
import { readWav, writeWav } from './wav.ts'

const sounds = fc.record({
  samples: fc.int16Array({ maxLength: 200 }),
  sampleRate: fc.integer({ min: 1, max: 192_000 }),
})

describe('WAV files', () => {
  it('come back as they were written', () => {
    fc.assert(
      fc.property(sounds, (sound) => {
        expect(readWav(writeWav(sound))).toEqual(sound)
      }),
    )
  })

  it('have a header that says what follows', () => {
    const bytes = writeWav(tone(100))
    const view = new DataView(bytes.buffer)
    const text = (at: number): string => new TextDecoder().decode(bytes.subarray(at, at + 4))
    expect([text(0), text(8), text(12), text(36)]).toEqual(['RIFF', 'WAVE', 'fmt ', 'data'])
    expect(view.getUint32(4, true)).toBe(bytes.length - 8)
    expect(view.getUint32(24, true)).toBe(16_000)
    expect(view.getUint32(28, true)).toBe(32_000)
    expect(view.getUint32(40, true)).toBe(3_200)
  })

  it('are read from the middle of a buffer, past chunks of other kinds, and as far as they go', () => {
    const sound = tone(10)
    const plain = writeWav(sound)
    const note = new Uint8Array([...new TextEncoder().encode('LIST'), 3, 0, 0, 0, 1, 2, 3, 0])
    const noted = new Uint8Array([...plain.subarray(0, 36), ...note, ...plain.subarray(36)])
    const inside = new Uint8Array([9, 9, 9, ...noted]).subarray(3)
    expect(readWav(inside)).toEqual(sound)
    expect(readWav(plain.subarray(0, 44 + 7))?.samples).toEqual(sound.samples.subarray(0, 3))
  })

  it.each([
    ['nothing', new Uint8Array()],
    ['text', new TextEncoder().encode('RIFF is a word. '.repeat(5))],
    ['a header alone', writeWav(tone(10)).subarray(0, 36)],
    ['data without a format', changed((bytes) => bytes.set([120], 12))],
    ['a format that is too short', changed((bytes) => bytes.set([8], 16))],
    ['floating point', changed((bytes) => bytes.set([3], 20))],
    ['stereo', changed((bytes) => bytes.set([2], 22))],
    ['no sample rate', changed((bytes) => bytes.set([0, 0], 24))],
    ['8 bits', changed((bytes) => bytes.set([8], 34))],
  ])('are not read from %s', (_name, bytes) => {
    expect(readWav(bytes)).toBeUndefined()
  })

  it('never make reading fail, whatever the bytes', () => {
    const start = writeWav(tone(5))
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(60), (bytes, at) => {
        const broken = start.slice()
        broken.set(bytes.subarray(0, broken.length - at), at)
        readWav(broken)
        readWav(bytes)
      }),
    )
  })
})

describe('durationOf', () => {
  it('is exact', () => {
    expect(durationOf(tone(1_500))).toBe(1_500)
    expect(durationOf({ samples: new Int16Array(1), sampleRate: 16_000 })).toBe(0.0625)
  })
})

function changed(change: (bytes: Uint8Array) => void): Uint8Array {
  const bytes = writeWav(tone(10))
  change(bytes)
  return bytes
}
