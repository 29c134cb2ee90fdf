import type { ErrorInfo } from '../errors/index.ts'
import type { Outcome } from '../job/index.ts'
import type { AssetBody, AssetRef } from '../ports/index.ts'
import type { Images, Language, Speech, Transcripts } from '../providers/index.ts'
import type { Duration, Labels } from '../values/index.ts'
import type { Child, ChildOutcome } from './child.ts'
import type { Retry } from './retry.ts'
import type { Signal } from './signal.ts'

/** What a stage knows of its job. */
export interface JobInfo {
  readonly id: string
  readonly parentId: string | undefined
  readonly rootId: string
  readonly labels: Labels
  readonly language: string | undefined
  readonly trace: string | undefined
}

/** How a step runs. Without options it is attempted once, for as long as it takes. */
export interface StepOptions {
  readonly retry?: Retry | undefined
  /** Per attempt; the step's signal aborts. */
  readonly timeout?: Duration | undefined
}

/** How the items of `each` and `eachSettled` run. */
export interface EachOptions<Item> {
  /** Stable name of an item: with it, items may be reordered, added and removed between a crash and the resume. */
  readonly key?: ((item: Item, index: number) => string) | undefined
  /** Items at work at once; one that waits gives its place back. Default 5. */
  readonly concurrency?: number | undefined
  /** Per item. */
  readonly retry?: Retry | undefined
}

/** Files of a job. Keys are relative: an asset lands under `jobs/{jobId}/`. */
export interface Assets {
  /** Stores a file of the job; an asset under the same key is replaced. */
  put(key: string, body: AssetBody, options: { readonly mediaType: string }): Promise<AssetRef>
  /** The bytes of an asset, by its reference or by the key it was put under. */
  get(asset: AssetRef | string): Promise<Uint8Array>
}

/**
 * What a stage works with. Everything that is awaited through it is recorded, and not done again when the job resumes.
 * Code between these calls runs again; see the replay rules in the guide.
 */
export interface StageContext<Input = unknown, Outputs = object> {
  readonly input: Input
  /** What earlier stages returned. */
  readonly outputs: Readonly<Outputs>
  readonly job: JobInfo
  /** From 1. A retry of a stage keeps what was recorded, also poor answers: use `check`, or `sample: attempt`. */
  readonly attempt: number
  /** Aborts on cancel, timeout and when the worker must let go. */
  readonly signal: AbortSignal
  /** When the stage first began: the same on every replay. */
  now(): Date

  readonly language: Language
  readonly speech: Speech
  readonly images: Images
  readonly transcripts: Transcripts
  readonly assets: Assets

  /** Runs a piece of work once and records what it returns. No waiting, spawning or further steps inside. */
  step<Value>(
    name: string,
    run: (signal: AbortSignal) => Promise<Value> | Value,
    options?: StepOptions,
  ): Promise<Value>
  /** Runs items side by side, each in a scope of its own. All settle before the first error is thrown. */
  each<Item, Value>(
    name: string,
    items: readonly Item[],
    run: (item: Item, index: number) => Promise<Value> | Value,
    options?: EachOptions<Item>,
  ): Promise<Value[]>
  /** Like `each`, with every item's outcome instead of an error. */
  eachSettled<Item, Value>(
    name: string,
    items: readonly Item[],
    run: (item: Item, index: number) => Promise<Value> | Value,
    options?: EachOptions<Item>,
  ): Promise<Outcome<Value>[]>
  /** Runs another job and waits for it without holding a worker. */
  spawn<Result>(name: string, child: Child<Result>): Promise<ChildOutcome<Result>>
  /** Runs many jobs, at most `concurrency` (default: all) at once. */
  spawnAll<Result>(
    name: string,
    children: readonly Child<Result>[],
    options?: { readonly concurrency?: number | undefined },
  ): Promise<ChildOutcome<Result>[]>
  /** Waits for a signal without holding a worker; `undefined` after the timeout. Signals that came early count. */
  waitFor<Value>(
    signal: Signal<Value>,
    options?: { readonly key?: string | undefined; readonly timeout?: undefined },
  ): Promise<Value>
  waitFor<Value>(
    signal: Signal<Value>,
    options: { readonly key?: string | undefined; readonly timeout: Duration },
  ): Promise<Value | undefined>
  /** Waits for a time without holding a worker. */
  sleep(name: string, duration: Duration): Promise<void>

  /** Fine progress of this stage, 0–1. Shown live, not recorded. */
  report(fraction: number, message?: string): void
  /** Records a warning, once. */
  warn(code: string, message: string): void
}

/** What is known before a stage runs. */
export interface StageGround<Input, Outputs> {
  readonly input: Input
  readonly outputs: Readonly<Outputs>
}

/** How a stage runs: `.stage(name, options, run)`. Without options it runs once, and an error ends the job. */
export interface StageOptions<Input, Outputs> {
  /** The stage is left out, and its output is `undefined`, when this is true. */
  readonly skip?: ((ground: StageGround<Input, Outputs>) => boolean) | undefined
  /** A value to go on with when all attempts failed. Not asked on cancel or deadline. */
  readonly onError?: ((error: ErrorInfo, context: StageContext<Input, Outputs>) => unknown) | undefined
  readonly retry?: Retry | undefined
  /** Per attempt; time spent parked does not count. */
  readonly timeout?: Duration | undefined
  /** Typical duration, for estimates until the real ones are learnt. */
  readonly expect?: Duration | undefined
  /** Former names: what was recorded under them still counts. */
  readonly was?: readonly string[] | undefined
}

/** A stage's code. What it returns is recorded, and is `outputs.<name>` for the stages after it. */
export type StageRun<Input, Outputs, Output> = (
  context: StageContext<Input, Outputs>,
) => Promise<Output> | Output

/** A stage as the engine sees it. `never` parameters: only the builder knows the types, and it has checked them. */
export type Stage =
  | {
      readonly kind: 'stage'
      readonly name: string
      readonly run: (context: never) => unknown
      readonly options: StageOptions<never, never>
    }
  | {
      readonly kind: 'stop'
      readonly name: string
      readonly when: (ground: never) => boolean
      readonly result: (ground: never) => unknown
      readonly options: { readonly was?: readonly string[] | undefined }
    }
