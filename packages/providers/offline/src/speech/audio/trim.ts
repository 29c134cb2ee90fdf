import { frameLength, frameLevels, loudest } from './frames.ts'
import { type Sound, samplesIn } from './sound.ts'

/** Softer than this share of the loudest slice is breath and hiss. */
const quiet = 0.02
/** What is kept around speech, because an `f` begins and a `t` ends softer than that. */
const leadMs = 50
const tailMs = 80

/** The sound without the silence before and after it. Nothing is left of a sound without any. */
export function trimSilence(sound: Sound): Int16Array {
  const { samples, sampleRate } = sound
  const levels = frameLevels(sound)
  const threshold = loudest(levels) * quiet
  const first = levels.findIndex((level) => level > threshold)
  if (first === -1) return samples.subarray(0, 0)
  const last = levels.findLastIndex((level) => level > threshold)
  const length = frameLength(sampleRate)
  return samples.subarray(
    Math.max(0, first * length - samplesIn(leadMs, sampleRate)),
    (last + 1) * length + samplesIn(tailMs, sampleRate),
  )
}
