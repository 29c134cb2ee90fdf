import { type Sound, samplesIn } from './sound.ts'

/** Loudness is looked at in slices of 10 ms. In samples. */
export function frameLength(sampleRate: number): number {
  return Math.max(1, samplesIn(10, sampleRate))
}

/** The root mean square of each slice, the last of which may be shorter. */
export function frameLevels({ samples, sampleRate }: Sound): readonly number[] {
  const length = frameLength(sampleRate)
  const levels: number[] = []
  for (let start = 0; start < samples.length; start += length) {
    const frame = samples.subarray(start, start + length)
    levels.push(Math.sqrt(frame.reduce((total, sample) => total + sample * sample, 0) / frame.length))
  }
  return levels
}

export function loudest(levels: readonly number[]): number {
  return levels.reduce((most, level) => Math.max(most, level), 0)
}
