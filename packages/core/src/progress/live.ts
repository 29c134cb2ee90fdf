import { isStageOver, type JobView, type StageView, shareDone, shareOf, worthOf } from '../job/index.ts'

/** What is known of a running job beyond its log: heard live, and lost without harm. */
export interface LiveProgress {
  /** What a stage reported of itself, by its name. */
  readonly reported?:
    | ReadonlyMap<string, { readonly fraction: number; readonly message?: string | undefined }>
    | undefined
  /** How far running children are, and what they have cost so far, by their id. */
  readonly children?: ReadonlyMap<string, { readonly fraction: number; readonly micros: number }> | undefined
  /** What a child says of itself. */
  readonly message?: string | undefined
  /** The fraction that was shown last: what is shown now is no less. */
  readonly floor?: number | undefined
}

/** The share of a stage that is done, 0–1: by its log, by what it reported, by how far its children are. */
export function liveShare(view: JobView, stage: StageView, live: LiveProgress = {}): number {
  if (isStageOver(stage)) return 1
  if (stage.name !== view.stage) return shareDone(stage)
  const reported = toShare(live.reported?.get(stage.name)?.fraction)
  return Math.max(shareDone(stage), shareWithChildren(view, stage, live), reported)
}

function shareWithChildren(view: JobView, stage: StageView, live: LiveProgress): number {
  let credit = stage.units.credit
  for (const [id, { fraction }] of live.children ?? []) {
    const child = view.children.get(id)
    if (child?.stage === stage.name) credit += toShare(fraction) * worthOf(stage.units, child.key)
  }
  return shareOf(stage.units, credit)
}

/** A number from outside as a share; nonsense counts as nothing. */
export function toShare(fraction: number | undefined): number {
  return fraction !== undefined && fraction > 0 ? Math.min(1, fraction) : 0
}
