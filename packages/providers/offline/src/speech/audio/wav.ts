import type { Sound } from './sound.ts'

const headerLength = 44
const bytesPerSample = 2
const uncompressed = 1

/**
 * A sound as a WAV file: a header of 44 bytes, then 16-bit samples.
 *
 * @example await writeFile('greeting.wav', writeWav(sound))
 */
export function writeWav({ samples, sampleRate }: Sound): Uint8Array<ArrayBuffer> {
  const dataLength = samples.length * bytesPerSample
  const bytes = new Uint8Array(headerLength + dataLength)
  const view = new DataView(bytes.buffer)
  writeName(bytes, 0, 'RIFF')
  view.setUint32(4, headerLength - 8 + dataLength, true)
  writeName(bytes, 8, 'WAVE')
  writeName(bytes, 12, 'fmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, uncompressed, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, sampleRate, true)
  view.setUint32(28, sampleRate * bytesPerSample, true)
  view.setUint16(32, bytesPerSample, true)
  view.setUint16(34, bytesPerSample * 8, true)
  writeName(bytes, 36, 'data')
  view.setUint32(40, dataLength, true)
  samples.forEach((sample, index) => {
    view.setInt16(headerLength + index * bytesPerSample, sample, true)
  })
  return bytes
}

/**
 * The sound in a WAV file, or `undefined` for bytes that are not one or not mono with 16 bits a sample. Chunks that
 * say something else are skipped; of a file that was cut off, what is there is read.
 *
 * @example const sound = readWav(await readFile('greeting.wav'))
 */
export function readWav(bytes: Uint8Array): Sound | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (nameAt(bytes, 0) !== 'RIFF' || nameAt(bytes, 8) !== 'WAVE') return undefined
  let sampleRate: number | undefined
  let at = 12
  while (at + 8 <= bytes.length) {
    const name = nameAt(bytes, at)
    const start = at + 8
    const end = Math.min(start + view.getUint32(at + 4, true), bytes.length)
    if (name === 'fmt ') {
      if (!isPlainMono(view, start, end)) return undefined
      sampleRate = view.getUint32(start + 4, true)
    } else if (name === 'data') {
      return sampleRate === undefined ? undefined : { samples: readSamples(view, start, end), sampleRate }
    }
    // Chunks begin at even places.
    at = end + (end % 2)
  }
  return undefined
}

function isPlainMono(view: DataView, start: number, end: number): boolean {
  return (
    end - start >= 16 &&
    view.getUint16(start, true) === uncompressed &&
    view.getUint16(start + 2, true) === 1 &&
    view.getUint32(start + 4, true) > 0 &&
    view.getUint16(start + 14, true) === bytesPerSample * 8
  )
}

function readSamples(view: DataView, start: number, end: number): Int16Array {
  return Int16Array.from({ length: Math.floor((end - start) / bytesPerSample) }, (_, index) =>
    view.getInt16(start + index * bytesPerSample, true),
  )
}

function nameAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4))
}

function writeName(bytes: Uint8Array, at: number, name: string): void {
  bytes.set(new TextEncoder().encode(name), at)
}
