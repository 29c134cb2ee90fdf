import { describe, expect, it } from 'vitest'
import { concatenated, silence, tone } from '../audio/tone.fixture.ts'
import { writeMp3 } from './mp3.ts'

const frameLength = 216
const samplesPerFrame = 576
/** What a decoder adds at the front, besides the encoder's own delay. */
const decoderDelay = 529

describe('writeMp3', () => {
  it('makes frames of one length: layer III, mono, 16 kHz, 48 kbit/s', async () => {
    const mp3 = await writeMp3(tone(1_000))
    expect(mp3.length % frameLength).toBe(0)
    for (let at = 0; at < mp3.length; at += frameLength) {
      // Synchronisation, MPEG-2 and layer; bitrate 6, rate 2, no padding; mono.
      expect([mp3[at], mp3[at + 1], mp3[at + 2], (mp3[at + 3] ?? 0) >> 6]).toEqual([0xff, 0xf3, 0x68, 3])
    }
  })

  it.each([1, 10, 36, 37, 999, 2_500])('says exactly which samples of %d ms to play', async (length) => {
    const mp3 = await writeMp3(tone(length))
    const { text, frames, bytes, delay, padding } = readTag(mp3)
    expect(text).toBe('Info LAME3.100')
    expect(bytes).toBe(mp3.length)
    expect(frames).toBe(mp3.length / frameLength - 1)
    expect(frames * samplesPerFrame - delay - padding).toBe(length * 16)
    expect(padding).toBeGreaterThanOrEqual(decoderDelay)
  })

  it('has check sums that cover the tag and the music', async () => {
    const mp3 = await writeMp3(tone(100))
    const view = new DataView(mp3.buffer)
    expect(view.getUint16(165)).toBe(sumOf(mp3.subarray(frameLength)))
    expect(view.getUint16(167)).toBe(sumOf(mp3.subarray(0, 167)))
  })

  it('gives the same bytes again, also after another sound', async () => {
    const sound = concatenated(tone(300), silence(100), tone(50, { hertz: 900 }))
    const first = await writeMp3(sound)
    await writeMp3(tone(777, { amplitude: 30_000 }))
    expect(await writeMp3(sound)).toEqual(first)
  })
})

function readTag(mp3: Uint8Array) {
  const view = new DataView(mp3.buffer)
  const text = (at: number, length: number): string => new TextDecoder().decode(mp3.subarray(at, at + length))
  const delays = view.getUint32(153) & 0xffffff
  return {
    text: `${text(13, 4)} ${text(133, 9)}`,
    frames: view.getUint32(21),
    bytes: view.getUint32(25),
    delay: delays >> 12,
    padding: delays & 0xfff,
  }
}

/** CRC-16/ARC bit by bit from the definition: polynomial 0x8005, bits reflected. */
function sumOf(bytes: Uint8Array): number {
  let sum = 0
  for (const byte of bytes) {
    for (let bit = 0; bit < 8; bit += 1) {
      const carry = ((sum >> 15) & 1) ^ ((byte >> bit) & 1)
      sum = ((sum << 1) & 0xffff) ^ (carry === 1 ? 0x8005 : 0)
    }
  }
  return Number.parseInt([...sum.toString(2).padStart(16, '0')].reverse().join(''), 2)
}
