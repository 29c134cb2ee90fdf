import { frameLevels, loudest } from './frames.ts'
import type { Sound } from './sound.ts'

const fullScale = 32_768
/** What spoken-word programmes in mono are levelled to, in decibels below full scale. */
const wantedLevel = ofFullScale(-20)
const highestPeak = ofFullScale(-1)
const greatestGain = decibels(12)
/** A slice softer than this share of the loudest one is a pause, and does not count. */
const speaking = 0.1

/**
 * The sound with its speech at -20 dB below full scale: louder or softer as a whole by 12 dB at most, and never so
 * loud that a peak passes -1 dB.
 */
export function levelled(sound: Sound): Sound {
  const { samples, sampleRate } = sound
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
  if (peak === 0) return sound
  const levels = frameLevels(sound)
  const threshold = loudest(levels) * speaking
  const spoken = levels.filter((level) => level >= threshold)
  const level = Math.sqrt(spoken.reduce((total, each) => total + each * each, 0) / spoken.length)
  const wanted = Math.min(Math.max(wantedLevel / level, 1 / greatestGain), greatestGain)
  const gain = Math.min(wanted, highestPeak / peak)
  return { samples: samples.map((sample) => Math.round(sample * gain)), sampleRate }
}

function decibels(amount: number): number {
  return 10 ** (amount / 20)
}

function ofFullScale(amount: number): number {
  return fullScale * decibels(amount)
}
