export { type Child, type ChildOptions, type ChildOutcome, child } from './child.ts'
export type { ContentDraft } from './content-draft.ts'
export { type PipelineOptions, pipeline } from './define.ts'
export { childId, type NewJobOptions, prepareJob } from './new-job.ts'
export type { JobOutcome, Loose } from './outcome.ts'
export { parseInput } from './parse-input.ts'
export { isPartial, type PartialResult, partial } from './partial.ts'
export type {
  AnyPipeline,
  FinishedPipeline,
  Hooks,
  NewStage,
  Pipeline,
  PipelineDraft,
  RawOf,
  ResultGround,
  ResultOf,
  Settled,
  SettledContext,
  StageOf,
} from './pipeline.ts'
export { readOutcome } from './read-outcome.ts'
export { createPipelineRegistry, type PipelineRegistry } from './registry.ts'
export { missingVersion } from './replay/compatibility.ts'
export { beginningOf, createHistory, type History, nextSignal } from './replay/history.ts'
export { createJobRun, type JobRun } from './replay/job-run.ts'
export type { Engine } from './replay/run.ts'
export type { Retry } from './retry.ts'
export { type Signal, signal } from './signal.ts'
export type {
  Assets,
  EachOptions,
  JobInfo,
  Stage,
  StageContext,
  StageGround,
  StageOptions,
  StageRun,
  StepOptions,
} from './stage.ts'
