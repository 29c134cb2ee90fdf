import { type ErrorInfo, IncompleteError, InputError } from '../errors/index.ts'
import type { Outcome } from '../job/index.ts'
import {
  type AnyPipeline,
  child,
  childId,
  type PipelineRegistry,
  parseInput,
  partial,
  pipeline,
  type RawOf,
  type ResultOf,
} from '../pipeline/index.ts'
import type { Schema } from '../ports/index.ts'
import { toConcurrency } from '../values/index.ts'
import type { Job } from './job.ts'

/** Many jobs of one pipeline as one job: progress, cost, cancel and retry concern them all. */
export interface Batch<Result = unknown> extends Job<readonly Result[], 'jobs'> {
  /** Ids of all jobs of the batch, in the order of the inputs; a job exists once it is its turn. */
  readonly jobIds: readonly string[]
  readonly total: number
  /** The jobs that exist by now. */
  jobs(): Promise<readonly Job<Result>[]>
  /** How each job ended, in the order of the inputs. */
  outcomes(): Promise<readonly Outcome<Result>[]>
}

export interface BatchInput {
  readonly pipeline: string
  readonly version: number
  readonly inputs: readonly unknown[]
  readonly concurrency: number
}

/** The batch's own result, also when it is partial. */
export interface BatchResult {
  readonly outcomes: readonly Outcome[]
}

/** The library itself made this input; what is inside is parsed by the pipeline that it is for. */
const batchInput: Schema<BatchInput, BatchInput> = {
  '~standard': { version: 1, vendor: 'repurpose', validate: (value) => ({ value: value as BatchInput }) },
}

/** The pipeline that keeps a window of a batch's jobs running. */
export function batchPipeline(registry: PipelineRegistry) {
  return pipeline('batch', batchInput)
    .stage('jobs', ({ input, spawnAll }) => {
      const target = find(registry, input)
      const children = input.inputs.map((one, index) => child(target, one, { key: String(index) }))
      return spawnAll('jobs', children, { concurrency: input.concurrency })
    })
    .result(({ outputs }) => {
      const result: BatchResult = { outcomes: outputs.jobs }
      const errors = outputs.jobs.flatMap((outcome, index) =>
        outcome.status === 'failed' ? [{ ...outcome.error, path: `jobs[${index}]` }] : [],
      )
      return errors.length === 0 ? result : partial(result, errors)
    })
}

function find(registry: PipelineRegistry, input: BatchInput): AnyPipeline {
  const target = registry.find(input.pipeline, input.version)
  if (target !== undefined) return target
  throw new InputError({
    code: 'PIPELINE_UNKNOWN',
    message: `The batch runs "${input.pipeline}" version ${input.version}, which is not registered here.`,
    path: input.pipeline,
    action: 'Name the pipeline in createRepurpose({ pipelines }) on every process that works.',
  })
}

/**
 * The input of a batch, each of its jobs' inputs checked.
 *
 * @throws InputError with the path `inputs[7].url` of the first field that does not fit; for a batch that is empty, and
 * a concurrency below 1.
 */
export async function prepareBatch<P extends AnyPipeline>(options: {
  readonly registry: PipelineRegistry
  readonly pipeline: P
  readonly inputs: readonly RawOf<P>[]
  readonly concurrency: number
}): Promise<BatchInput> {
  const { registry, pipeline: target, inputs } = options
  const concurrency = toConcurrency(options.concurrency)
  if (inputs.length === 0) {
    throw new InputError({
      message: 'The batch is empty.',
      path: 'inputs',
      action: 'Give at least one input.',
    })
  }
  registry.register(target)
  for (const [index, input] of inputs.entries()) await parseInput(target.schema, input, `inputs[${index}]`)
  return { pipeline: target.name, version: target.version, inputs, concurrency }
}

/** A batch over the job that runs it. */
export function batchHandle<P extends AnyPipeline>(options: {
  readonly job: Job
  readonly total: number
  readonly find: (id: string) => Promise<Job | undefined>
}): Batch<ResultOf<P>> {
  const { job, total, find } = options
  const jobIds = Array.from({ length: total }, (_, index) => childId(job.id, `jobs/jobs[${index}]`, 0))
  // Jobs of a batch are jobs of the pipeline that it was started with.
  const findAll = async () =>
    (await Promise.all(jobIds.map(find))).filter((found) => found !== undefined) as Job<ResultOf<P>>[]
  const outcomes = async () => {
    const ended = await job.outcome()
    // The batch pipeline's result; its outcomes are of the same pipeline's jobs.
    if ('result' in ended) return (ended.result as BatchResult).outcomes as readonly Outcome<ResultOf<P>>[]
    // Cut short: what had ended by then has an outcome of its own.
    return Promise.all(jobIds.map(async (id) => outcomeOf<ResultOf<P>>(await find(id), ended.error)))
  }
  return {
    // Stages and events are the batch pipeline's own.
    ...(job as Job<never, 'jobs'>),
    jobIds,
    total,
    jobs: findAll,
    outcomes,
    async outcome() {
      const ended = await job.outcome()
      return 'result' in ended ? { ...ended, result: valuesOf(await outcomes()) } : ended
    },
    async result() {
      // Rejects unless every job succeeded.
      await job.result()
      return valuesOf(await outcomes())
    },
  }
}

/** Of a job in a batch that has ended, and with it every job that had its turn; the others share the batch's error. */
async function outcomeOf<Value>(job: Job | undefined, error: ErrorInfo): Promise<Outcome<Value>> {
  if (job === undefined) return { status: 'failed', error }
  const ended = await job.outcome()
  switch (ended.status) {
    case 'succeeded':
      // Jobs of a batch are jobs of the pipeline that it was started with.
      return { status: 'succeeded', value: ended.result as Value }
    case 'partial': {
      const { status, errors } = ended
      return { status: 'failed', error: new IncompleteError({ jobId: job.id, status, errors }).toInfo() }
    }
    default:
      return { status: 'failed', error: ended.error }
  }
}

/** The values of the jobs that succeeded. */
function valuesOf<Value>(outcomes: readonly Outcome<Value>[]): Value[] {
  return outcomes.flatMap((outcome) => (outcome.status === 'succeeded' ? [outcome.value] : []))
}
