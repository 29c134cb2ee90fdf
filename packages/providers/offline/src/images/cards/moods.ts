import type { Chance, Mood } from '../paint/index.ts'
import { type Motif, strongest, type Weights } from '../words/index.ts'
import type { Look } from './looks.ts'

const moodOfMotif: { readonly [motif in Motif]?: Mood } = {
  night: 'night',
  sunset: 'sunset',
  dawn: 'dawn',
  day: 'day',
  snow: 'winter',
  storm: 'storm',
  rain: 'grey',
  fog: 'grey',
}

/** The light that a prompt asks for; darkness and storms win over what is said of the sun. */
export function moodOf(weights: Weights, look: Look, chance: Chance): Mood {
  const motif = strongest(weights, ['night', 'storm', 'snow', 'sunset', 'dawn', 'rain', 'fog', 'day'])
  return (motif === undefined ? undefined : moodOfMotif[motif]) ?? chance.branch('mood').pick(look.moods)
}
