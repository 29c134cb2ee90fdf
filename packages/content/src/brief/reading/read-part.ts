import type { Cue, SharedContext } from '@repurpose/core'
import { sourcePart } from '../../prompt/index.ts'
import { arrange } from '../arrange.ts'
import { checkBrief, withoutInventions } from '../grounding.ts'
import { type Amount, checkReach } from '../reach.ts'
import { type BriefDraft, briefSchema } from '../schema.ts'
import type { Settings } from '../settings.ts'
import { ask } from './ask.ts'
import { briefInstructions, partInstructions } from './instructions.ts'
import { warnOfGap, warnOfTrimming } from './warnings.ts'

/** A part of a source, or all of it. */
export interface SourcePart {
  /** At least one. */
  readonly cues: readonly Cue[]
  /** From 1. */
  readonly part: number
  readonly parts: number
}

/**
 * Reads a source, or a part of it, in one call.
 *
 * @throws OutputError when nothing of the answers can be used
 */
export async function readPart(
  context: SharedContext,
  { cues, part, parts }: SourcePart,
  settings: Settings,
): Promise<BriefDraft> {
  const points = amountFor(settings.points, parts)
  const instructions = settings.instructions ?? briefInstructions(points)
  const { brief, left } = await ask(context, {
    material: [sourcePart(cues)],
    role: settings.role,
    instructions: parts === 1 ? instructions : `${instructions}\n\n${partInstructions(part, parts)}`,
    ...(parts === 1 ? {} : { part, parts }),
    schema: briefSchema,
    check: (draft) => [...checkBrief(draft, { cues }), ...checkReach(draft.points, cues, points)],
    mend: (draft) => withoutInventions(draft, { cues }),
  })
  warnOfTrimming(context, left, cues)
  warnOfGap(context, checkReach(brief.points, cues, points))
  return arrange(brief, cues, points.maximum)
}

/** Of each of several parts more points are kept than will be its share: merging chooses among them. */
function amountFor({ minimum, maximum }: Amount, parts: number): Amount {
  if (parts === 1) return { minimum, maximum }
  const share = Math.max(minimum, Math.ceil((1.5 * maximum) / parts))
  return { minimum: Math.ceil(share / 2), maximum: share }
}
