import { type Cue, type PromptPart, RepurposeError, type SharedContext } from '@repurpose/core'
import { sourcePart } from '../../prompt/index.ts'
import { arrange } from '../arrange.ts'
import { isPlaced } from '../chapters.ts'
import { checkBrief, withoutInventions } from '../grounding.ts'
import { checkReach } from '../reach.ts'
import { type BriefDraft, briefSchema } from '../schema.ts'
import { retry, type Settings } from '../settings.ts'
import { ask } from './ask.ts'
import { refineInstructions } from './instructions.ts'
import { joinBriefs } from './join.ts'
import { checkKept, checkMost } from './merge-checks.ts'
import { reporter } from './progress.ts'
import { readPart, type SourcePart } from './read-part.ts'
import { type Unread, withoutUnread } from './unread.ts'
import { nameOf, warnOfGap, warnOfMerging, warnOfTrimming } from './warnings.ts'

/** A brief and what it is of: the source up to some part. */
interface BriefSoFar {
  readonly cues: readonly Cue[]
  readonly brief: BriefDraft
}

/**
 * Reads the parts of a source one after the other, each call going on with the brief so far. Each is recorded and retried
 * alone.
 *
 * @throws see `withoutUnread`
 */
export async function readAndRefine(
  context: SharedContext,
  parts: readonly SourcePart[],
  settings: Settings,
): Promise<BriefDraft> {
  const report = reporter(context, parts.length, 1)
  const tried: (BriefSoFar | Unread)[] = []
  let soFar: BriefSoFar | undefined
  for (const part of parts) {
    const before = soFar
    const { cues } = part
    try {
      const brief = await context.step(
        `read-${nameOf(cues)}`,
        () =>
          before === undefined ? readPart(context, part, settings) : goOn(context, before, part, settings),
        { retry },
      )
      soFar = { cues: [...(before?.cues ?? []), ...cues], brief }
      tried.push(soFar)
    } catch (error) {
      if (!RepurposeError.isInstance(error) || error.category !== 'output') throw error
      tried.push({ cues, failure: error.toInfo() })
    }
    report(part.part, `Read part ${part.part} of ${parts.length}`)
  }
  const read = withoutUnread(context, tried)
  return joinBriefs(read.slice(-1).map(({ brief }) => brief))
}

/** Adds a part to the brief so far. What models do badly, taking over what is there word for word, is done by code. */
async function goOn(
  context: SharedContext,
  { cues: before, brief: soFar }: BriefSoFar,
  { cues, part, parts }: SourcePart,
  settings: Settings,
): Promise<BriefDraft> {
  const { points } = settings
  const ground = {
    cues: [...before, ...cues],
    citable: new Set([...soFar.points.flatMap((point) => point.cues), ...cues.map(({ id }) => id)]),
  }
  const kept = { stretches: stretchesOf(soFar), points }
  // Of the points of the whole, each part that was read so far has its share.
  const share = { minimum: points.minimum, maximum: Math.ceil(points.maximum / part) }
  const reach = (draft: BriefDraft) => checkReach(draft.points, cues, share)
  const { brief: refined, left } = await ask(context, {
    stage: 'refine',
    ...{ part, parts },
    material: [sourcePart(cues), outlinePart(soFar)],
    role: settings.role,
    instructions: refineInstructions(points, part, parts, settings.instructions),
    schema: briefSchema,
    check: (draft) => [
      ...checkBrief(draft, ground),
      ...reach(draft),
      ...checkKept(draft.points, kept),
      ...checkMost(draft.points, points),
    ],
    mend: (draft) => withoutInventions(draft, ground),
  })
  warnOfTrimming(context, left, cues)
  warnOfGap(context, reach(refined))
  const news = {
    ...refined,
    points: refined.points.filter((point) => point.cues.some((id) => cues.some((cue) => cue.id === id))),
    chapters: refined.chapters.filter((chapter) => isPlaced(chapter, cues)),
  }
  const joined = joinBriefs([soFar, news])
  const isKept = checkKept(refined.points, kept).length === 0
  if (!isKept) warnOfMerging(context, ground.cues)
  const { title, overview } = refined
  return arrange(
    { ...joined, title, overview, points: isKept ? refined.points : joined.points },
    ground.cues,
    points.maximum,
  )
}

/** What a model needs of a brief to go on with it: the rest is kept without it. */
function outlinePart({ title, overview, points, chapters }: BriefDraft): PromptPart {
  return { name: 'brief', kind: 'material', text: JSON.stringify({ title, overview, points, chapters }) }
}

/** Of each chapter the cues that its points rest on. */
function stretchesOf({ points, chapters }: BriefDraft): readonly ReadonlySet<string>[] {
  return chapters.map((chapter) => {
    return new Set(points.flatMap(({ id, cues }) => (chapter.points.includes(id) ? cues : [])))
  })
}
