import { InputError } from '@repurpose/core'
import type { Amount } from './reach.ts'

/** How a brief is made. */
export interface BriefOptions {
  /**
   * `whole`: the source in one call. `merge`: its parts side by side, and then one brief made of theirs; the more coherent
   * way. `refine`: part by part, each call going on with the brief so far; keeps more detail and takes longer. `auto`: whole
   * where the source is no larger than a part, else merge. Default `auto`.
   */
  readonly reading?: 'auto' | 'whole' | 'merge' | 'refine' | undefined
  /** How large a part may be, in tokens of about four characters. Default 24,000, some 15,000 words. */
  readonly partTokens?: number | undefined
  /** What the writer of a brief is told, instead of what it is told by default. */
  readonly instructions?: string | undefined
  /** How many points a brief has, where the source has so much to say. Default 8 to 40. */
  readonly points?: Partial<Amount> | undefined
  /** Parts that are read at once. Default 4. */
  readonly concurrency?: number | undefined
  /** Which of the configured language models reads. Default: `default`. */
  readonly role?: string | undefined
}

/** How a brief is made, in full. */
export interface Settings {
  readonly reading: 'auto' | 'whole' | 'merge' | 'refine'
  readonly partTokens: number
  readonly instructions: string | undefined
  readonly points: Amount
  readonly concurrency: number
  readonly role: string | undefined
}

/** Of a part, within the attempts at the whole: what was recorded of the others is kept when one fails. */
export const retry = { attempts: 3 } as const

const leastPartTokens = 500

/** @throws InputError `INPUT_INVALID` */
export function readSettings(options: BriefOptions): Settings {
  const { reading = 'auto', partTokens = 24_000, instructions, points = {}, concurrency = 4, role } = options
  const { maximum = 40 } = points
  const { minimum = Math.min(8, maximum) } = points
  if (!(partTokens >= leastPartTokens))
    throw refused('partTokens', `A part has at least ${leastPartTokens} tokens.`)
  if (!(Number.isInteger(minimum) && Number.isInteger(maximum) && minimum >= 1 && maximum >= minimum))
    throw refused('points', 'The points are no range of whole numbers from 1.')
  return { reading, partTokens, instructions, points: { minimum, maximum }, concurrency, role }
}

function refused(name: string, message: string): InputError {
  return new InputError({
    message,
    path: `brief.${name}`,
    action: 'Leave it out for the default, or give createBrief() a value within its bounds.',
  })
}
