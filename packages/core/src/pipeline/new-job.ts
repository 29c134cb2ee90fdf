import { createHash } from 'node:crypto'
import { InputError } from '../errors/index.ts'
import { encode, fingerprint, type ValueStore } from '../job/index.ts'
import type { Clock, NewJob, Schema } from '../ports/index.ts'
import { type PriorityInput, toPriority } from '../priority/index.ts'
import { jsonSchemaOf } from '../providers/index.ts'
import { type Duration, type Labels, toMilliseconds } from '../values/index.ts'
import { parseInput } from './parse-input.ts'
import type { AnyPipeline } from './pipeline.ts'
import type { PipelineRegistry } from './registry.ts'

export interface NewJobOptions {
  readonly id: string
  readonly parent?: { readonly id: string; readonly key: string } | undefined
  /** Default: the job itself. */
  readonly rootId?: string | undefined
  /** Default: what the pipeline says of its input, else normal. */
  readonly priority?: PriorityInput | undefined
  readonly labels?: Labels | undefined
  readonly language?: string | undefined
  readonly trace?: string | undefined
  /** From now. */
  readonly deadline?: Duration | Date | undefined
  /** What a second start with the same id has to agree with. Default: the input as it was given. */
  readonly identity?: unknown
  /** Milliseconds since the epoch: the parent's. */
  readonly latestDeadline?: number | undefined
}

/**
 * A job ready to be created: input parsed and encoded, priority and deadline fixed.
 *
 * @throws InputError when the input does not fit the pipeline's schema, or for a deadline that is none; PipelineError
 * `NOT_SERIALIZABLE`.
 */
export async function prepareJob(
  engine: { readonly registry: PipelineRegistry; readonly values: ValueStore; readonly clock: Clock },
  pipeline: AnyPipeline,
  raw: unknown,
  options: NewJobOptions,
): Promise<NewJob> {
  engine.registry.register(pipeline)
  const now = engine.clock.now()
  const input = await parseInput(pipeline.schema, raw, 'input')
  const priority = options.priority ?? priorityOf(pipeline, input)
  const deadline = earliest(deadlineAt(options.deadline, now), options.latestDeadline)
  const labels = options.labels ?? {}
  const fullPriority = toPriority(priority)
  return {
    id: options.id,
    pipeline: pipeline.name,
    version: pipeline.version,
    lane: pipeline.lane,
    priority: fullPriority,
    labels,
    parent: options.parent,
    rootId: options.rootId ?? options.id,
    hook: pipeline.hooks.settled !== undefined,
    fingerprint: fingerprint([pipeline.name, encode(options.identity ?? raw, 'input')]),
    facts: [
      {
        type: 'job.queued',
        pipeline: pipeline.name,
        version: pipeline.version,
        lane: pipeline.lane,
        priority: fullPriority,
        labels,
        ...(options.parent === undefined ? {} : { parent: options.parent }),
        raw: await engine.values.store(raw, 'input'),
        input: await engine.values.store(input, 'input'),
        shape: shapeOf(pipeline.schema),
        ...(options.language === undefined ? {} : { language: options.language }),
        ...(deadline === undefined ? {} : { deadline }),
        ...(options.trace === undefined ? {} : { trace: options.trace }),
        at: now,
      },
    ],
  }
}

const shapes = new WeakMap<Schema, string>()

/** Fingerprint of a schema: another one means that stored input has to be parsed anew. */
export function shapeOf(schema: Schema): string {
  const known = shapes.get(schema)
  if (known !== undefined) return known
  const shape = fingerprint(jsonSchemaOf(schema) ?? schema['~standard'].vendor)
  shapes.set(schema, shape)
  return shape
}

/** The same place in the same parent gives the same id, so that a spawn repeated after a crash meets its child. */
export function childId(parentId: string, key: string, epoch: number): string {
  const hash = createHash('sha256').update(`${parentId}\n${key}\n${epoch}`).digest('hex').slice(0, 20)
  const readable = `${parentId}.${hash}`
  return readable.length <= 128 ? readable : `${parentId.slice(0, 100)}.${hash}`
}

function priorityOf(pipeline: AnyPipeline, input: unknown): PriorityInput {
  // The builder gave `prioritize` the type of this schema's output.
  return pipeline.prioritize?.(input as never) ?? 'normal'
}

function deadlineAt(deadline: Duration | Date | undefined, now: number): number | undefined {
  if (deadline === undefined) return undefined
  if (!(deadline instanceof Date)) return now + toMilliseconds(deadline, 'deadline')
  if (!Number.isNaN(deadline.getTime())) return deadline.getTime()
  throw new InputError({
    message: 'The deadline is an invalid date.',
    path: 'deadline',
    action: 'Give a date, or a duration from now.',
  })
}

function earliest(one: number | undefined, other: number | undefined): number | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return Math.min(one, other)
}
