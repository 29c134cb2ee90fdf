import { newStage, type StageDraft } from './stage-table.ts'
import type { JobState } from './states.ts'
import type { ViewDraft } from './view-shape.ts'

/** The job works, or waits for what works for it: time passes for its stage. */
export function advance(draft: ViewDraft, state: JobState, at: number): void {
  const stage = draft.stages.find(({ name }) => name === draft.stage)
  if (stage !== undefined && draft.heldSince !== undefined) stage.heldMs += Math.max(0, at - draft.heldSince)
  draft.heldSince = undefined
  draft.state = state
}

export function hold(draft: ViewDraft, state: JobState, at: number): void {
  draft.heldSince ??= at
  draft.state = state
}

/** Keeps what is known of stages that the pipeline still has. */
export function list(draft: ViewDraft, names: readonly string[]): void {
  if (
    names.length === draft.stages.length &&
    names.every((name, index) => draft.stages[index]?.name === name)
  )
    return
  remember(draft)
  const known = new Map(draft.stages.map((stage) => [stage.name, stage]))
  draft.stages = [...new Set(names)].map((name) => known.get(name) ?? newStage(name))
}

/** A stage that its own fact names is one of the job's, listed or not. */
export function stageNamed(draft: ViewDraft, name: string): StageDraft {
  const known = draft.stages.find((stage) => stage.name === name)
  if (known !== undefined) return known
  remember(draft)
  const stage = newStage(name)
  draft.stages.push(stage)
  return stage
}

/** The list of stages is about to change: what it amounts to so far must not be lost from the percentage. */
function remember(draft: ViewDraft): void {
  if (!draft.stages.some(({ reached }) => reached > 0)) return
  draft.formerStages.push(draft.stages.map(({ name, reached }) => ({ name, reached })))
}

/** The stage that something below it belongs to; none for what hooks record. */
export function stageAt(draft: ViewDraft, key: string): StageDraft | undefined {
  const name = stageName(key)
  return draft.stages.find((stage) => stage.name === name)
}

export function stageName(key: string): string {
  const slash = key.indexOf('/')
  return slash < 0 ? key : key.slice(0, slash)
}
