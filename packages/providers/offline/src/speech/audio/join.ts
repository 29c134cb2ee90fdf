import { type Sound, samplesIn } from './sound.ts'

/** A part of a recording. */
export interface SoundPart {
  readonly samples: Int16Array
  /** The silence after it. Default 0. */
  readonly pauseMs?: number | undefined
}

/** Long enough that an edge is not heard as a click, too short to be heard as a fade. */
const fadeMs = 8

/**
 * The parts one after another, each faded in and out over 8 ms, so that its edges meet silence without a click.
 * The length is that of all parts and pauses.
 *
 * @example
 * const { samples } = joinSounds(16_000, [{ samples: question, pauseMs: 400 }, { samples: reply }])
 */
export function joinSounds(sampleRate: number, parts: readonly SoundPart[]): Sound {
  const places: { readonly samples: Int16Array; readonly start: number }[] = []
  let length = 0
  for (const { samples, pauseMs = 0 } of parts) {
    places.push({ samples, start: length })
    length += samples.length + samplesIn(Math.max(0, pauseMs), sampleRate)
  }
  const joined = new Int16Array(length)
  for (const { samples, start } of places) {
    const fade = Math.min(samplesIn(fadeMs, sampleRate), samples.length >> 1)
    samples.forEach((sample, index) => {
      const fromEdge = Math.min(index, samples.length - 1 - index)
      joined[start + index] = fromEdge < fade ? Math.round(sample * fadedIn(fromEdge / fade)) : sample
    })
  }
  return { samples: joined, sampleRate }
}

/** How much is heard at a share of the way from silence: without a corner at either end. */
function fadedIn(share: number): number {
  return (1 - Math.cos(Math.PI * share)) / 2
}
