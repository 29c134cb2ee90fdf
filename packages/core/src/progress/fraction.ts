import type { JobView, StageView } from '../job/index.ts'
import { type ExpectedDurations, expectedOf, typicalOf } from './expected.ts'
import { type LiveProgress, liveShare, toShare } from './live.ts'

/** All that a job shows before it has ended well: there is always a result to build and to record. */
const almost = 0.99

/**
 * How much of a job is done, 0–1. Stages weigh what they are expected to take: what was learnt, else their `expect`,
 * else all alike.
 *
 * For the same expectations it never goes back, whatever facts follow: the view keeps how far each stage ever got, also
 * through retries, restarts and changed pipelines. It is 1 once the job has ended `succeeded` or `partial`, and only
 * then; a job opened again after that stays at 1 and says by its state that it runs.
 */
export function fractionOf(view: JobView, expected: ExpectedDurations = {}, live: LiveProgress = {}): number {
  if (view.wasComplete) return 1
  const now = weigh(view.stages, expected, (stage) => Math.max(stage.reached, liveShare(view, stage, live)))
  const before = view.formerStages.map((stages) => weigh(stages, expected, ({ reached }) => reached))
  return Math.min(almost, Math.max(now, toShare(live.floor), ...before))
}

function weigh<Stage extends Pick<StageView, 'name'>>(
  stages: readonly Stage[],
  expected: ExpectedDurations,
  shareOf: (stage: Stage) => number,
): number {
  // The average where nothing is known of a stage; where nothing is known at all, or all are instant, all are alike.
  const typical =
    typicalOf(
      expected,
      stages.map(({ name }) => name),
    ) || undefined
  let whole = 0
  let done = 0
  for (const stage of stages) {
    const weight = typical === undefined ? 1 : (expectedOf(expected, stage.name) ?? typical)
    whole += weight
    done += weight * shareOf(stage)
  }
  return whole === 0 ? 0 : done / whole
}
