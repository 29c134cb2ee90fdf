import { createMp3Encoder } from 'wasm-media-encoders'
import type { Sound } from '../audio/index.ts'
import { gaplessFrame } from './gapless.ts'

const fullScale = 32_768
/** In kilobits a second, constant: at 16 kHz and mono nobody hears what it leaves out. */
const bitrate = 48
/** In samples. The encoder's memory grows with what it gets in one call, and does not shrink. */
const atOnce = 160_000

type Mp3Encoder = Awaited<ReturnType<typeof createMp3Encoder>>

let encoder: Promise<Mp3Encoder> | undefined

/**
 * A sound at 16 kHz as an MP3 file, at 48 kbit/s. Its first frame says what encoder and decoder add at both ends, so
 * that players which read it play exactly the samples of the sound.
 */
export async function writeMp3({ samples, sampleRate }: Sound): Promise<Uint8Array<ArrayBuffer>> {
  encoder ??= createMp3Encoder()
  const mp3 = await encoder
  mp3.configure({ channels: 1, sampleRate, bitrate })
  const pieces: Uint8Array[] = []
  for (let start = 0; start < samples.length; start += atOnce) {
    const piece = samples.subarray(start, start + atOnce)
    // What comes back is a view of the encoder's memory, which the next call overwrites.
    pieces.push(mp3.encode([Float32Array.from(piece, (sample) => sample / fullScale)]).slice())
  }
  pieces.push(mp3.finalize().slice())
  const frames = joinBytes(pieces)
  return joinBytes([gaplessFrame(frames, { bitrate, sampleRate, sampleCount: samples.length }), frames])
}

function joinBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((total, { length }) => total + length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}
