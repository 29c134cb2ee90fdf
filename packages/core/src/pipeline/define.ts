import { InputError, PipelineError } from '../errors/index.ts'
import type { Schema, SchemaInput, SchemaOutput } from '../ports/index.ts'
import { toMilliseconds } from '../values/index.ts'
import type { AnyPipeline, PipelineDraft } from './pipeline.ts'
import type { Stage, StageOptions } from './stage.ts'

/** How a pipeline is versioned and queued. */
export interface PipelineOptions {
  /** Raise it when old jobs must not run with the new code; register the old version beside the new. Default 1. */
  readonly version?: number | undefined
  /** The queue its jobs wait in. Default `default`. */
  readonly lane?: string | undefined
}

type StageTimes = Pick<StageOptions<never, never>, 'timeout' | 'expect' | 'retry'>
type Definition = Omit<AnyPipeline, '~types'>

/** Pipeline names appear in keys of every backend. */
const namePattern = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,127}$/

/**
 * Starts a pipeline.
 *
 * @param schema Parses the input: any Standard Schema, zod for one.
 * @throws InputError `INPUT_INVALID` for a name outside `[A-Za-z0-9._/-]` or a version that is no positive integer;
 * `.stage` throws PipelineError `DUPLICATE_STAGE` for a name that is taken, and InputError for a time that is none.
 * @example
 * const digest = pipeline('digest', z.object({ text: z.string() }))
 *   .stage('points', ({ input, language }) => language.generate({ task: 'points', prompt: input.text, schema: Points }))
 *   .result(({ outputs }) => outputs.points)
 */
export function pipeline<const Name extends string, S extends Schema>(
  name: Name,
  schema: S,
  options: PipelineOptions = {},
): PipelineDraft<Name, SchemaOutput<S>, SchemaInput<S>, Record<never, never>> {
  const { version = 1, lane = 'default' } = options
  if (!namePattern.test(name)) {
    throw new InputError({
      message: `"${name}" is not a pipeline name.`,
      path: 'name',
      action: 'Use letters, digits and . _ / -',
    })
  }
  if (!Number.isInteger(version) || version < 1) {
    throw new InputError({
      message: `${version} is not a pipeline version.`,
      path: 'version',
      action: 'Use 1, 2, 3, …',
    })
  }
  const definition: Definition = {
    name,
    version,
    lane,
    schema,
    stages: [],
    hooks: {},
    prioritize: undefined,
    build: undefined,
    describeContent: undefined,
  }
  // The draft's type follows what the chained calls add; at run time every link is the same plain object with methods.
  return grow(definition) as unknown as PipelineDraft<
    Name,
    SchemaOutput<S>,
    SchemaInput<S>,
    Record<never, never>
  >
}

/** A name and its former names: what is recorded under one of them must belong to one stage. */
function namesOf({ name, options }: Stage): readonly string[] {
  return [name, ...(options.was ?? [])]
}

/** Found where they are written, and not by the first job that fails. */
function refuseWrongTimes({ timeout = 0, expect = 0, retry }: StageTimes, path: string): void {
  toMilliseconds(timeout, `${path}.timeout`)
  toMilliseconds(expect, `${path}.expect`)
  toMilliseconds(retry?.delay ?? 0, `${path}.retry.delay`)
}

function grow(definition: Definition): Definition {
  const add = (stage: Stage) => {
    const path = `${definition.name}.${stage.name}`
    const taken = namesOf(stage).find((name) =>
      definition.stages.some((other) => namesOf(other).includes(name)),
    )
    if (taken !== undefined) {
      throw new PipelineError({
        code: 'DUPLICATE_STAGE',
        message: `There is already a stage named "${taken}".`,
        path,
        action: 'Give every stage of a pipeline a name of its own, former names in `was` included.',
      })
    }
    if (stage.name === '' || /^~|[/[\]]/.test(stage.name)) {
      throw new InputError({
        message: `"${stage.name}" is not a stage name.`,
        path,
        action: 'Use a name without / [ ] and without a leading ~.',
      })
    }
    if (stage.kind === 'stage') refuseWrongTimes(stage.options, path)
    return grow({ ...definition, stages: [...definition.stages, stage] })
  }
  const methods = {
    stage: (name: string, ...rest: readonly unknown[]) =>
      // The overloads of PipelineDraft admit (name, run) and (name, options, run) only.
      add({ kind: 'stage', name, options: rest.length > 1 ? rest[0] : {}, run: rest.at(-1) } as Stage),
    stop: (name: string, when: (ground: never) => boolean, result: (ground: never) => unknown) =>
      add({ kind: 'stop', name, when, result, options: {} }),
    on: (hooks: AnyPipeline['hooks']) => grow({ ...definition, hooks: { ...definition.hooks, ...hooks } }),
    priority: (prioritize: AnyPipeline['prioritize']) => grow({ ...definition, prioritize }),
    result: (build: AnyPipeline['build']) => grow({ ...definition, build }),
  }
  Object.freeze(definition.stages)
  Object.freeze(definition.hooks)
  return Object.freeze({ ...definition, ...methods })
}
