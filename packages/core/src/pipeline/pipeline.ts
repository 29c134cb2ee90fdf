import type { Schema } from '../ports/index.ts'
import type { PriorityInput } from '../priority/index.ts'
import type { Money } from '../values/index.ts'
import type { ContentDraft } from './content-draft.ts'
import type { JobOutcome } from './outcome.ts'
import type { PartialResult } from './partial.ts'
import type { JobInfo, Stage, StageContext, StageGround, StageOptions, StageRun } from './stage.ts'

/** A named sequence of stages with a typed input and result. Made by `pipeline()`; immutable. */
export interface Pipeline<
  Name extends string = string,
  Input = unknown,
  Result = unknown,
  StageName extends string = string,
  Raw = unknown,
> {
  readonly name: Name
  readonly version: number
  readonly lane: string
  readonly schema: Schema<Input, Raw>
  readonly stages: readonly Stage[]
  readonly hooks: {
    readonly before?: ((context: never) => unknown) | undefined
    readonly after?: ((context: never) => unknown) | undefined
    readonly settled?: ((settled: never, context: never) => unknown) | undefined
  }
  readonly prioritize: ((input: never) => PriorityInput) | undefined
  readonly build: ((ground: never) => unknown) | undefined
  /** The finished piece that a content type's pipeline makes of its result. */
  readonly describeContent: ((ground: never) => ContentDraft) | undefined
  /** Types only; never there at run time. */
  readonly '~types'?: { readonly result: Result; readonly raw: Raw; readonly stage: StageName }
}

/** Any pipeline, whatever its types. */
export type AnyPipeline = Pipeline
/** A pipeline's result: `ResultOf<typeof course>`. */
export type ResultOf<P> = P extends { readonly '~types'?: { readonly result: infer Result } } ? Result : never
/** What a pipeline's `start` takes, before its schema has parsed it: `RawOf<typeof course>`. */
export type RawOf<P> = P extends { readonly '~types'?: { readonly raw: infer Raw } } ? Raw : never
/** The names of a pipeline's stages, as a union. */
export type StageOf<P> = P extends { readonly '~types'?: { readonly stage: infer StageName extends string } }
  ? StageName
  : never

/** A stage name, or, for one that is taken, a type whose text is the error message. */
export type NewStage<Name extends string, Outputs> = Name extends keyof Outputs
  ? `There is already a stage named "${Name}"`
  : Name

/** What the durable hook learns of a job that has ended. */
export interface Settled<Input, Result> {
  readonly input: Input
  readonly outcome: JobOutcome<Result>
  readonly cost: Money
}

/** What the durable hook works with: the part of a stage's context that makes sense after the end. */
export type SettledContext = Pick<StageContext, 'job' | 'signal' | 'assets' | 'step' | 'warn'>

/** Code beside the stages: `.on({ before, after, settled })`. */
export interface Hooks<Input, Outputs, Result> {
  /** Before the first stage, once. */
  readonly before?: ((context: StageContext<Input, object>) => unknown) | undefined
  /** After the last stage and before the result, once. */
  readonly after?: ((context: StageContext<Input, Outputs>) => unknown) | undefined
  /** After the job has ended, however it ended. Survives crashes; use `step` with retry for what must arrive. */
  readonly settled?: ((settled: Settled<Input, Result>, context: SettledContext) => unknown) | undefined
}

/** What `.result()` builds from. */
export interface ResultGround<Input, Outputs> {
  readonly input: Input
  readonly outputs: Readonly<Outputs>
  readonly job: JobInfo
}

/**
 * A pipeline that can still grow. The conditional types stand inline on purpose: behind a named alias the
 * declaration files grow exponentially with the number of stages.
 */
export interface PipelineDraft<Name extends string, Input, Raw, Outputs extends object, Early = never>
  extends Pipeline<Name, Input, Outputs | Early, keyof Outputs & string, Raw> {
  /**
   * Adds a stage: code that is given the input and the outputs of earlier stages. What it returns is recorded before the
   * next stage begins, is data (see the replay rules in the guide), and is `outputs.<name>` from then on.
   *
   * @throws PipelineError `DUPLICATE_STAGE`; InputError for a name with `/`, `[`, `]` or a leading `~`
   * @example .stage('title', ({ input, language }) => language.generate({ task: 'title', prompt: input.text }))
   */
  stage<StageName extends string, Output>(
    name: NewStage<StageName, Outputs>,
    run: StageRun<Input, Outputs, Output>,
  ): PipelineDraft<
    Name,
    Input,
    Raw,
    {
      readonly [Key in keyof Outputs | StageName]: Key extends keyof Outputs ? Outputs[Key] : Awaited<Output>
    },
    Early
  >
  /**
   * Adds a stage with options. `skip` makes its output optional; what `onError` returns joins its type.
   *
   * @example .stage('cover', { timeout: '30s', onError: () => undefined }, ({ images }) => images.draw({ … }))
   */
  stage<StageName extends string, Output, const Options extends StageOptions<Input, Outputs>>(
    name: NewStage<StageName, Outputs>,
    options: Options,
    run: StageRun<Input, Outputs, Output>,
  ): PipelineDraft<
    Name,
    Input,
    Raw,
    {
      readonly [Key in keyof Outputs | StageName]: Key extends keyof Outputs
        ? Outputs[Key]
        :
            | Awaited<Output>
            | ('skip' extends keyof Options ? undefined : never)
            | (Options extends { readonly onError: (...values: never[]) => infer Fallback }
                ? Awaited<Fallback>
                : never)
    },
    Early
  >
  /** Ends the job here, succeeded, with another result, when the condition holds. Recorded under its name. */
  stop<StageName extends string, Result>(
    name: NewStage<StageName, Outputs>,
    when: (ground: StageGround<Input, Outputs>) => boolean,
    result: (ground: StageGround<Input, Outputs>) => Result,
  ): PipelineDraft<Name, Input, Raw, Outputs, Early | Result>
  /** Adds hooks; a hook that is there already is replaced. */
  on(hooks: Hooks<Input, Outputs, Outputs | Early>): PipelineDraft<Name, Input, Raw, Outputs, Early>
  /** The job's priority from its input, unless the caller gives one. */
  priority(by: (input: Input) => PriorityInput): PipelineDraft<Name, Input, Raw, Outputs, Early>
  /** The job's result; `partial(result, errors)` where some of it is missing. Without it the outputs are the result. */
  result<Result>(
    build: (ground: ResultGround<Input, Outputs>) => Result | PartialResult<Result>,
  ): FinishedPipeline<Name, Input, Result | Early, keyof Outputs & string, Raw>
}

/** A pipeline that has its result: no more stages can be added. */
export interface FinishedPipeline<Name extends string, Input, Result, StageName extends string, Raw>
  extends Pipeline<Name, Input, Result, StageName, Raw> {
  /** Adds hooks; a hook that is there already is replaced. */
  on(hooks: Hooks<Input, object, Result>): FinishedPipeline<Name, Input, Result, StageName, Raw>
  priority(by: (input: Input) => PriorityInput): FinishedPipeline<Name, Input, Result, StageName, Raw>
}
