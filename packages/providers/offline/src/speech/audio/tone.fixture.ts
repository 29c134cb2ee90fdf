import type { Sound } from './sound.ts'

/** A sine of so many milliseconds. */
export function tone(
  milliseconds: number,
  { sampleRate = 16_000, hertz = 220, amplitude = 10_000 } = {},
): Sound {
  const samples = Int16Array.from({ length: (milliseconds * sampleRate) / 1_000 }, (_, index) =>
    Math.round(amplitude * Math.sin((2 * Math.PI * hertz * index) / sampleRate)),
  )
  return { samples, sampleRate }
}

export function silence(milliseconds: number, sampleRate = 16_000): Sound {
  return { samples: new Int16Array((milliseconds * sampleRate) / 1_000), sampleRate }
}

/** One sound right after the other. */
export function concatenated(...sounds: readonly Sound[]): Sound {
  const samples = Int16Array.from(sounds.flatMap((sound) => [...sound.samples]))
  return { samples, sampleRate: sounds[0]?.sampleRate ?? 16_000 }
}

/** The greatest step from one sample to the next. */
export function greatestStep(samples: Int16Array): number {
  let greatest = 0
  for (let index = 1; index < samples.length; index += 1) {
    greatest = Math.max(greatest, Math.abs((samples[index] ?? 0) - (samples[index - 1] ?? 0)))
  }
  return greatest
}
