import { isStageOver, isTerminal, type JobView, type StageView } from '../job/index.ts'
import { type ExpectedDurations, expectedOf, typicalOf } from './expected.ts'
import { type LiveProgress, liveShare } from './live.ts'

/**
 * How long a job still takes, in milliseconds: never negative, less as time goes by. `undefined` when nothing is known
 * of the stages that are left. Time during which the job is held (queued, paused, blocked, waiting for a signal) does
 * not count as work, and how long it will be held is not guessed.
 */
export function remainingOf(
  view: JobView,
  expected: ExpectedDurations,
  now: number,
  live: LiveProgress = {},
): number | undefined {
  if (isTerminal(view.state)) return 0
  // Before it first starts a job has not said what its stages are.
  if (view.stages.length === 0) return sumOf(expected)
  const left = view.stages.filter((stage) => !isStageOver(stage))
  if (left.length === 0) return 0
  const typical = typicalOf(
    expected,
    view.stages.map(({ name }) => name),
  )
  if (typical === undefined || left.every(({ name }) => expectedOf(expected, name) === undefined))
    return undefined
  let total = 0
  for (const stage of left)
    total += remainingIn(view, stage, expectedOf(expected, stage.name) ?? typical, now, live)
  return total
}

function sumOf(expected: ExpectedDurations): number | undefined {
  const known = Object.keys(expected).flatMap((stage) => expectedOf(expected, stage) ?? [])
  return known.length === 0 ? undefined : known.reduce((total, ms) => total + ms, 0)
}

/** What is left of a stage: by the clock, or by the work if that says less. A stage that takes longer is due any moment. */
function remainingIn(
  view: JobView,
  stage: StageView,
  expectedMs: number,
  now: number,
  live: LiveProgress,
): number {
  const byWork = expectedMs * (1 - liveShare(view, stage, live))
  return Math.max(0, Math.min(byWork, expectedMs - elapsedIn(view, stage, now)))
}

function elapsedIn(view: JobView, stage: StageView, now: number): number {
  if (stage.status !== 'running' || stage.startedAt === undefined) return 0
  const until = view.heldSince === undefined ? now : Math.min(now, view.heldSince)
  return Math.max(0, until - stage.startedAt - stage.heldMs)
}
