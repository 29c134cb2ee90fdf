import { type Cue, OutputError, type PromptPart, type SharedContext } from '@repurpose/core'
import { arrange } from '../arrange.ts'
import { checkReach } from '../reach.ts'
import { type BriefDraft, type MergedDraft, mergedSchema } from '../schema.ts'
import { retry, type Settings } from '../settings.ts'
import { saysSomething } from '../source/words.ts'
import { ask } from './ask.ts'
import { mergeInstructions } from './instructions.ts'
import { joinBriefs, withOwnIds } from './join.ts'
import { checkMerged, mendMerged } from './merge-checks.ts'
import { reporter } from './progress.ts'
import { readPart, type SourcePart } from './read-part.ts'
import { type Unread, withoutUnread } from './unread.ts'
import { nameOf, warnOfGap, warnOfMerging, warnOfTrimming } from './warnings.ts'

/** Briefs that become one in one call. */
const mostTogether = 4

/** A brief and what it is of. */
interface PartBrief {
  readonly cues: readonly Cue[]
  readonly brief: BriefDraft
}

/**
 * Reads the parts of a source side by side, each recorded and retried alone, and then makes one brief of neighbours until
 * one is left.
 *
 * @throws see `withoutUnread`
 */
export async function readAndMerge(
  context: SharedContext,
  parts: readonly SourcePart[],
  settings: Settings,
): Promise<BriefDraft> {
  const { concurrency } = settings
  const report = reporter(context, parts.length + callsToMerge(parts.length), concurrency)
  const outcomes = await context.eachSettled(
    'parts',
    parts,
    async (part) => {
      const brief = await readPart(context, part, settings)
      report(part.part, `Read part ${part.part} of ${parts.length}`)
      return brief
    },
    { key: ({ cues }) => nameOf(cues), concurrency, retry },
  )
  const tried = paired(parts, outcomes).map(([{ cues }, outcome]): PartBrief | Unread => {
    return outcome.status === 'succeeded' ? { cues, brief: outcome.value } : { cues, failure: outcome.error }
  })
  let briefs = withoutUnread(context, tried)
  let done = parts.length
  for (let level = 1; briefs.length > 1; level += 1) {
    const groups = inGroups(briefs)
    const before = done
    const merged = await context.each(
      `merge-${level}`,
      groups,
      async (group, index) => {
        const brief = await mergeGroup(context, group, settings)
        report(before + index + 1, `Merged ${group.length} briefs`)
        return brief
      },
      { key: (group) => nameOf(cuesOf(group)), concurrency, retry },
    )
    briefs = paired(groups, merged).map(([group, brief]) => ({ cues: cuesOf(group), brief }))
    done += groups.length
  }
  return joinBriefs(briefs.map(({ brief }) => brief))
}

/** Makes one brief of several, by a model or, where its answers cannot be used, by code. */
async function mergeGroup(
  context: SharedContext,
  group: readonly PartBrief[],
  settings: Settings,
): Promise<BriefDraft> {
  const cues = cuesOf(group)
  const briefs = group.map(({ brief }) => brief)
  const joined = joinBriefs(briefs)
  const { maximum } = settings.points
  const minimum = Math.max(settings.points.minimum, Math.ceil(maximum / 2))
  const ground = {
    stretches: briefs.map(({ points }) => new Set(points.flatMap((point) => point.cues))),
    // A source of several parts has so much to say, if its briefs do.
    points: { minimum: Math.min(minimum, joined.points.length), maximum },
  }
  const reach = ({ points }: MergedDraft) => checkReach(points, cues, { minimum: 0, maximum })
  try {
    const { merged, left } = await ask(context, {
      stage: 'merge',
      material: [briefsPart(briefs)],
      role: settings.role,
      instructions: mergeInstructions(ground.points, settings.instructions),
      schema: mergedSchema,
      check: (draft) => [...checkMerged(draft, ground), ...reach(draft)],
      mend: (draft) => mendMerged(draft, ground),
    })
    warnOfTrimming(context, left, cues)
    warnOfGap(context, reach(merged))
    const title = saysSomething(merged.title) ? merged.title : joined.title
    const overview = saysSomething(merged.overview) ? merged.overview : joined.overview
    const points = merged.points.map((point, index) => ({ id: `p${index + 1}`, ...point }))
    return arrange({ ...joined, title, overview, points }, cues, maximum)
  } catch (error) {
    if (!OutputError.isInstance(error)) throw error
    warnOfMerging(context, cues)
    return arrange(joined, cues, maximum)
  }
}

/** What a model needs of the briefs: quotes, names and numbers are put together without it. */
function briefsPart(briefs: readonly BriefDraft[]): PromptPart {
  const text = withOwnIds(briefs).map(({ title, overview, points, chapters }) =>
    JSON.stringify({ title, overview, points, chapters }),
  )
  return { name: 'briefs', kind: 'material', stable: true, text: `[${text.join(',\n')}]` }
}

/** Neighbours that become one brief: as few groups as can be, of about the same size. */
function inGroups<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const count = Math.ceil(items.length / mostTogether)
  return Array.from({ length: count }, (_, index) =>
    items.slice(Math.floor((index * items.length) / count), Math.floor(((index + 1) * items.length) / count)),
  )
}

function callsToMerge(briefs: number): number {
  if (briefs < 2) return 0
  const groups = Math.ceil(briefs / mostTogether)
  return groups + callsToMerge(groups)
}

function paired<One, Other>(
  ones: readonly One[],
  others: readonly Other[],
): readonly (readonly [One, Other])[] {
  // What was made of the ones, in their order.
  return ones.map((one, index) => [one, others[index] as Other])
}

function cuesOf(group: readonly PartBrief[]): readonly Cue[] {
  return group.flatMap(({ cues }) => cues)
}
