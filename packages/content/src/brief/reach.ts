import { type Cue, countWords } from '@repurpose/core'
import type { BriefProblem } from './grounding.ts'
import type { BriefDraft } from './schema.ts'
import { positionsOf } from './source/positions.ts'

type Point = Pick<BriefDraft['points'][number], 'cues'>

/** How many points a brief may have. */
export interface Amount {
  readonly minimum: number
  readonly maximum: number
}

/** A source of fewer words is read evenly by anybody, and need not have much to say. */
const leastWords = 3_000
/** A longer stretch without a point, as a share of the source, was not read. */
const longestGap = 1 / 3

/**
 * Whether the points of a long source come from all of it, and are not too few. Models read the beginning and the end
 * of what they are given more closely than the middle.
 */
export function checkReach(
  points: readonly Point[],
  cues: readonly Cue[],
  { minimum, maximum }: Amount,
): readonly BriefProblem[] {
  const words = cues.reduce((sum, { text }) => sum + countWords(text), 0)
  if (words < leastWords) return []
  const positions = positionsOf(cues)
  const cited = new Set(points.flatMap((point) => point.cues.flatMap((id) => positions.of(id) ?? [])))
  const gap = widestGap(cues, cited)
  return [
    ...(points.length < minimum
      ? [
          {
            path: 'points',
            reason: `${points.length} of ${words} words, wanted at least ${minimum}; add what else is said`,
          },
        ]
      : []),
    // A few points cannot be everywhere.
    ...(gap.share > Math.max(longestGap, 2 / maximum)
      ? [
          {
            path: 'points',
            reason: `nothing from ${gap.firstCue} to ${gap.lastCue}, ${Math.round(gap.share * 100)} % of the text; read on there and add what it says`,
          },
        ]
      : []),
  ]
}

interface Gap {
  readonly firstCue: string
  readonly lastCue: string
  /** In characters, of all. */
  readonly share: number
}

/** The longest stretch of which nothing is cited. */
function widestGap(cues: readonly Cue[], cited: ReadonlySet<number>): Gap {
  let whole = 0
  let widest = { characters: 0, firstCue: '', lastCue: '' }
  let open = widest
  for (const [index, { id, text }] of cues.entries()) {
    whole += text.length
    if (cited.has(index)) open = { characters: 0, firstCue: '', lastCue: '' }
    else {
      const characters = open.characters + text.length
      open = { characters, firstCue: open.characters === 0 ? id : open.firstCue, lastCue: id }
    }
    if (open.characters > widest.characters) widest = open
  }
  const { characters, ...ends } = widest
  return { ...ends, share: characters / whole }
}
