/**
 * An MP3 file has no place for its exact length: the encoder begins with 576 samples of its own and fills up the last
 * frame. What to leave out is said in a first frame without sound, after the tag of the LAME encoder. Players that do not
 * know it play that frame as 36 ms of silence.
 *
 * The numbers below are those of MPEG-2 layer III, mono.
 */
const samplesPerFrame = 576
const encoderDelay = 576
/** Four bytes of header, nine of side information. */
const tagStart = 13
/** That there are the number of frames and bytes, a table for seeking, and a quality. */
const everyField = 0b1111
const seekEntries = 100
const encoderName = 'LAME3.100'

const fields = {
  flags: tagStart + 4,
  frames: tagStart + 8,
  bytes: tagStart + 12,
  seekTable: tagStart + 16,
  encoder: tagStart + 120,
  method: tagStart + 129,
  bitrate: tagStart + 140,
  delays: tagStart + 141,
  musicLength: tagStart + 148,
  musicSum: tagStart + 152,
  tagSum: tagStart + 154,
} as const

interface Encoded {
  /** In kilobits a second; a whole number of bytes a frame. */
  readonly bitrate: number
  readonly sampleRate: number
  readonly sampleCount: number
}

/** The frame that goes before the frames of a sound of so many samples. All have the same length and header. */
export function gaplessFrame(frames: Uint8Array, { bitrate, sampleRate, sampleCount }: Encoded): Uint8Array {
  const length = (samplesPerFrame / 8) * ((bitrate * 1_000) / sampleRate)
  const frameCount = frames.length / length
  const frame = new Uint8Array(length)
  const view = new DataView(frame.buffer)
  const text = new TextEncoder()
  frame.set(frames.subarray(0, 4))
  frame.set(text.encode('Info'), tagStart)
  view.setUint32(fields.flags, everyField)
  view.setUint32(fields.frames, frameCount)
  view.setUint32(fields.bytes, length + frames.length)
  for (let entry = 0; entry < seekEntries; entry += 1) {
    frame[fields.seekTable + entry] = Math.floor((entry * 256) / seekEntries)
  }
  frame.set(text.encode(encoderName), fields.encoder)
  // Revision 0 of the tag, constant bitrate.
  frame[fields.method] = 1
  frame[fields.bitrate] = bitrate
  const padding = frameCount * samplesPerFrame - encoderDelay - sampleCount
  // Two numbers of twelve bits.
  frame.set([encoderDelay >> 4, ((encoderDelay & 15) << 4) | (padding >> 8), padding & 255], fields.delays)
  view.setUint32(fields.musicLength, length + frames.length)
  view.setUint16(fields.musicSum, checksum(frames))
  view.setUint16(fields.tagSum, checksum(frame.subarray(0, fields.tagSum)))
  return frame
}

/** CRC-16 with the polynomial 0x8005, lowest bit first. */
function checksum(bytes: Uint8Array): number {
  let sum = 0
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >> 1) ^ 0xa001 : sum >> 1
  }
  return sum
}
