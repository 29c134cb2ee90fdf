/** Mono sound, 16 bits a sample. */
export interface Sound {
  readonly samples: Int16Array
  /** Samples a second. */
  readonly sampleRate: number
}

/** How long a sound is, in milliseconds; not rounded. */
export function durationOf({ samples, sampleRate }: Sound): number {
  return (samples.length * 1000) / sampleRate
}

/** The largest whole number of samples in so many milliseconds. */
export function samplesIn(milliseconds: number, sampleRate: number): number {
  return Math.floor((milliseconds * sampleRate) / 1000)
}
