import type { ContentType } from '../content/index.ts'
import type { CallKind } from '../job/index.ts'
import type { AnyPipeline, Child, Stage, StageContext, StageOptions } from '../pipeline/index.ts'
import type { ReplayOptions } from './replay-harness.ts'

/** Paid work: what one call of a provider, or one run of a step's function, counts as. */
export type Work = string

export function callWork(kind: CallKind, task: string): Work {
  // A loader is not told the task of its call.
  return kind === 'transcript' ? 'transcript call' : `${kind} call "${task}"`
}

export function stepWork(pipeline: string, stage: string, step: string): Work {
  return `step "${step}" of ${pipeline}/${stage}`
}

/** Sees, from outside the engine, how often providers are called and functions of steps run. */
export interface Observer {
  /** How often each piece of work was begun. */
  readonly begun: ReadonlyMap<Work, number>
  /** Every pipeline that a job was made of, as the engine gets to see it. */
  readonly pipelines: ReadonlyMap<string, AnyPipeline>
  /** Options whose models, loaders and pipelines are watched. */
  watch(options: ReplayOptions): ReplayOptions
  /** A pipeline whose steps are counted, also those of the children it spawns. */
  watchPipeline<P extends AnyPipeline>(pipeline: P): P
}

export function createObserver(): Observer {
  const begun = new Map<Work, number>()
  const watched = new Map<AnyPipeline, AnyPipeline>()
  const pipelines = new Map<string, AnyPipeline>()

  const count = (work: Work) => {
    begun.set(work, (begun.get(work) ?? 0) + 1)
  }

  function watchPipeline<P extends AnyPipeline>(pipeline: P): P {
    const known = watched.get(pipeline) ?? wrap(pipeline)
    watched.set(pipeline, known)
    watched.set(known, known)
    pipelines.set(pipeline.name, known)
    // The same pipeline: only its functions are given a context that counts.
    return known as P
  }

  function wrap(pipeline: AnyPipeline): AnyPipeline {
    const { before, after, settled } = pipeline.hooks
    const within = (stage: string, context: unknown) =>
      watchContext(context as StageContext, pipeline.name, stage)
    // The engine calls each of these functions with the context that its own signature asks for.
    const hooks: AnyPipeline['hooks'] = {
      before: before && ((context) => before(within('~before', context) as never)),
      after: after && ((context) => after(within('~after', context) as never)),
      settled: settled && ((told, context) => settled(told, within('~settled', context) as never)),
    }
    return { ...pipeline, hooks, stages: pipeline.stages.map((stage) => watchStage(stage, within)) }
  }

  function watchStage(stage: Stage, within: (stage: string, context: unknown) => unknown): Stage {
    if (stage.kind === 'stop') return stage
    const { onError } = stage.options as StageOptions<unknown, unknown>
    return {
      ...stage,
      run: (context) => stage.run(within(stage.name, context) as never),
      options: {
        ...stage.options,
        ...(onError && { onError: (error, context) => onError(error, within(stage.name, context) as never) }),
      },
    }
  }

  function watchContext(context: StageContext, pipeline: string, stage: string): StageContext {
    const watchChild = <Result>(child: Child<Result>) => ({
      ...child,
      pipeline: watchPipeline(child.pipeline),
    })
    return {
      ...context,
      step: (name, run, options) =>
        context.step(
          name,
          (signal) => {
            count(stepWork(pipeline, stage, name))
            return run(signal)
          },
          options,
        ),
      spawn: (name, child) => context.spawn(name, watchChild(child)),
      spawnAll: (name, children, options) => context.spawnAll(name, children.map(watchChild), options),
    }
  }

  function watch(options: ReplayOptions): ReplayOptions {
    const { language, speech, images, transcripts, content, pipelines: named } = options
    const watchType = (type: ContentType) => ({ ...type, pipeline: watchPipeline(type.pipeline) })
    return {
      ...options,
      content: content?.map(watchType),
      pipelines: named?.map(watchPipeline),
      language: watchRoles(language, 'generate', ({ task }) => callWork('language', task)),
      speech: watchRoles(speech, 'synthesize', ({ task }) => callWork('speech', task)),
      images: watchRoles(images, 'draw', ({ task }) => callWork('image', task)),
      transcripts: transcripts && watchMethod(transcripts, 'load', () => callWork('transcript', '')),
    }
  }

  /** One model, or models by role. */
  function watchRoles<Roles extends object | undefined>(
    roles: Roles,
    method: string,
    workOf: (call: { readonly task: string }) => Work,
  ): Roles {
    if (roles === undefined || 'specificationVersion' in roles) {
      return roles && (watchMethod(roles, method, workOf) as Roles)
    }
    const entries = Object.entries(roles).map(([role, model]) => [role, watchMethod(model, method, workOf)])
    // The same roles with the same models.
    return Object.fromEntries(entries) as Roles
  }

  /** A proxy, so that methods and private fields of a user's class go on working. */
  function watchMethod<Target extends object>(
    target: Target,
    method: string,
    workOf: (call: { readonly task: string }) => Work,
  ): Target {
    // Over an empty heir of the target: a proxy of a frozen model could not answer with another function.
    return new Proxy<Target>(Object.create(target), {
      get(_, name) {
        const value: unknown = Reflect.get(target, name, target)
        if (typeof value !== 'function') return value
        if (name !== method) return value.bind(target)
        return (call: { readonly task: string }, ...rest: readonly unknown[]) => {
          count(workOf(call))
          return value.call(target, call, ...rest)
        }
      },
    })
  }

  return { begun, pipelines, watch, watchPipeline }
}
