import type { Sound } from './sound.ts'

/** On each side of a new sample. */
const neighbours = 16

/** A windowed sinc, half way between samples: the filter that adds nothing above the old highest frequency. */
const weights = weightsBetweenSamples()

/** The same sound at twice the sample rate. */
export function doubleRate({ samples, sampleRate }: Sound): Sound {
  const doubled = new Int16Array(samples.length * 2)
  samples.forEach((sample, index) => {
    let between = 0
    weights.forEach((weight, distance) => {
      between += weight * ((samples[index - distance] ?? 0) + (samples[index + 1 + distance] ?? 0))
    })
    doubled[index * 2] = sample
    doubled[index * 2 + 1] = Math.min(32_767, Math.max(-32_768, Math.round(between)))
  })
  return { samples: doubled, sampleRate: sampleRate * 2 }
}

function weightsBetweenSamples(): readonly number[] {
  const raw = Array.from({ length: neighbours }, (_, distance) => {
    const offset = distance + 0.5
    const window = (1 + Math.cos((Math.PI * offset) / neighbours)) / 2
    return (Math.sin(Math.PI * offset) / (Math.PI * offset)) * window
  })
  const total = raw.reduce((sum, weight) => sum + weight, 0)
  return raw.map((weight) => weight / (2 * total))
}
