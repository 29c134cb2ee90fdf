import { newStage, type StageDraft } from './stage-table.ts'
import type { JobState } from './states.ts'
import type { ViewDraft } from './view-shape.ts'

/** The job works, or waits for what works for it: time passes for its stage. */
export function advance(draft: ViewDraft, state: JobState, at: number): void {
  const stage = draft.stages.find(({ name }) => name === draft.stage)
  if (stage !== undefined && draft.heldSince !== undefined) stage.heldMs += Math.max(0, at - draft.heldSince)
  draft.heldSince = undefined
  draft.state = state
  if (state === 'running') draft.message = draft.stage === undefined ? 'Running' : `Running ${draft.stage}`
}

export function hold(draft: ViewDraft, state: JobState, at: number): void {
  draft.heldSince ??= at
  draft.state = state
}

/** Keeps what is known of stages that the pipeline still has. */
export function list(draft: ViewDraft, listed: readonly string[]): void {
  const names = [...new Set(listed)]
  if (names.length === draft.stages.length && draft.stages.every(({ name }, index) => name === names[index]))
    return
  remember(draft)
  const known = new Map(draft.stages.map((stage) => [stage.name, stage]))
  draft.stages = names.map((name) => known.get(name) ?? newStage(name))
}

/** The list of stages is about to change: what it amounts to so far must not be lost from the percentage. */
function remember(draft: ViewDraft): void {
  if (!draft.stages.some(({ reached }) => reached > 0)) return
  draft.formerStages.push(draft.stages.map(({ name, reached }) => ({ name, reached })))
}

/** The stage that a key belongs to; none for what hooks and stops record, which are not in the list. */
export function stageAt(draft: ViewDraft, key: string): StageDraft | undefined {
  const name = stageName(key)
  return draft.stages.find((stage) => stage.name === name)
}

export function stageName(key: string): string {
  const slash = key.indexOf('/')
  return slash < 0 ? key : key.slice(0, slash)
}
