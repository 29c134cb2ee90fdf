import { folder } from './assets/index.ts'
import {
  approvalSignal,
  type ContentType,
  configuredVoices,
  createContentTypeRegistry,
  generationPipeline,
  type PieceResult,
  readProvenance,
} from './content/index.ts'
import { listWaiting, prepareRerun, prepareVerdict, type Verdict } from './editing/index.ts'
import { InputError, toErrorInfo } from './errors/index.ts'
import type { Repurpose } from './instance.ts'
import { createValueStore, type NewFact } from './job/index.ts'
import { memoryBackend, platformRandomness, systemClock, systemIdentifiers } from './memory/index.ts'
import type { RepurposeOptions, StartOptions } from './options.ts'
import { type AnyPipeline, createPipelineRegistry, type Engine, prepareJob } from './pipeline/index.ts'
import { learntDurations, parseGenerationRequest, prepareGeneration } from './plan/index.ts'
import { feedEvents, ProgressTracker } from './progress/index.ts'
import { createGateway, estimatePrice } from './providers/index.ts'
import {
  batchHandle,
  batchPipeline,
  createQueue,
  expectedStages,
  type Job,
  type JobDesk,
  jobHandle,
  prepareBatch,
  startWorker,
  untilClosed,
  type Worker,
  type WorkOptions,
} from './queue/index.ts'

export type { Repurpose } from './instance.ts'

/**
 * Wires models, content types and a backend together.
 *
 * @throws InputError for content types or pipelines of the same name, or a durable backend with assets in memory.
 * @example
 * await using repurpose = createRepurpose({ content: [summary], language: openai('gpt-5.2') })
 * const job = await repurpose.generate({ source: { text }, content: { summary: ['short'] } })
 * const { contents } = await job.result()
 */
export function createRepurpose<const Types extends readonly ContentType[] = readonly []>(
  options: RepurposeOptions<Types>,
): Repurpose<Types[number]> {
  const clock = options.clock ?? systemClock
  const backend = options.backend ?? memoryBackend({ clock })
  const assets = options.assets ?? folder('.repurpose/assets')
  refuseForgetfulAssets(backend, assets)
  const contentTypes = createContentTypeRegistry(options.content ?? [])
  const registry = createPipelineRegistry()
  const values = createValueStore({ assets })
  const identifiers = options.identifiers ?? systemIdentifiers({ clock })
  const { logger = silent, telemetry, limits = {}, prices } = options
  const { voices, voice } = configuredVoices(options)
  const { language, speech, images, transcripts } = options
  const models = { language, speech, images }
  const engine: Engine = {
    backend,
    clock,
    randomness: options.randomness ?? platformRandomness,
    values,
    assets,
    gateway: createGateway({
      models,
      transcripts,
      clock,
      logger,
      telemetry,
      price: prices,
      values,
      assets,
      maxSourceCharacters: limits.sourceCharacters,
    }),
    registry,
    logger,
    telemetry,
    parkAfterMs: 1_000,
    credentials: options.credentials,
  }
  const batches = batchPipeline(registry)
  for (const pipeline of options.pipelines ?? []) registry.register(pipeline)
  for (const type of contentTypes.list()) registry.register(type.pipeline)
  registry.register(batches)
  registry.register(generationPipeline(contentTypes))

  const tracker = new ProgressTracker({ backend, clock, expected: expectedStages(backend, registry) })
  const closing = new AbortController()
  const desk: JobDesk = { backend, values, identifiers, tracker, closed: closing.signal }
  const workers: Promise<Worker>[] = []
  const work = async (workOptions?: WorkOptions) => {
    const worker = startWorker(engine, workOptions)
    workers.push(worker)
    try {
      return await worker
    } catch (error) {
      workers.splice(workers.indexOf(worker), 1)
      throw error
    }
  }
  const startOwnWorker = async () => {
    if (workers.length === 0 && options.work !== false) await work(options.work)
    else await Promise.all(workers)
  }

  async function create(
    pipeline: AnyPipeline,
    input: unknown,
    start: StartOptions & { readonly identity?: unknown; readonly given?: readonly NewFact[] },
  ): Promise<Job> {
    const { id = identifiers.next(), transaction, given = [], ...rest } = start
    refuseUnsafeId(id)
    const fresh = await prepareJob(engine, pipeline, input, { id, ...rest })
    const job = { ...fresh, facts: [...fresh.facts, ...given] }
    // First, so that a job is never stored by a call that fails. With the caller's transaction it is stored by the commit,
    // and a database of one session has nothing left to start a worker with until then.
    if (transaction === undefined) await startOwnWorker()
    const created = await backend.create({ jobs: [job], maxQueued: limits.queued, transaction })
    if (transaction !== undefined) {
      // Nobody awaits it; the next job that is started tries again, and tells its caller.
      void startOwnWorker().catch((error: unknown) => {
        const { code, message } = toErrorInfo(error)
        logger.log('error', 'The worker could not be started.', { code, reason: message })
      })
    }
    return jobHandle(desk, {
      id,
      created: created.some((one) => one.created),
      pipeline: pipeline.name,
      labels: job.labels,
    })
  }

  async function find(id: string): Promise<Job | undefined> {
    const record = await backend.get(id)
    if (record === undefined) return undefined
    const { pipeline, labels } = record
    return jobHandle(desk, { id, created: false, pipeline, labels })
  }

  const planOptions = {
    maxCharacters: limits.sourceCharacters,
    concurrency: concurrencyOf(options.work),
    price: estimatePrice(language, prices),
    models: language,
    voices,
    voice,
  }

  const editing = { backend, values, contentTypes, voices, models: language }

  async function decide(jobId: string, approved: boolean, verdict: Verdict): Promise<boolean> {
    const answer = await prepareVerdict(editing, jobId, approved, verdict)
    if (answer === undefined) return false
    const job = jobHandle(desk, { id: jobId, created: false, pipeline: '', labels: {} })
    return job.signal(approvalSignal, answer.said, { id: answer.id })
  }

  async function close(): Promise<void> {
    const started = await Promise.all(workers)
    await Promise.all(started.map((worker) => worker.close()))
    tracker.close()
    closing.abort()
    await backend.close()
  }

  return {
    async generate(request, start = {}) {
      const { pipeline, input } = await prepareGeneration(request, contentTypes, {
        ...planOptions,
        priority: start.priority,
      })
      const { source, content, language: wanted, languages, voice, approval } = request
      // The plan may come out otherwise after a deploy; the same id still means the same request.
      const identity = { source, content, language: wanted, languages, voice, approval }
      const job = await create(pipeline, input, { language: wanted, ...start, identity })
      // The request's type decides the result's, and the generation pipeline builds it piece by piece.
      return job as Job<never, never>
    },
    async rerun(jobId, changes = {}, start = {}) {
      const { type, record, input, given, identity } = await prepareRerun(
        { ...editing, now: clock.now },
        jobId,
        changes,
      )
      const options = {
        ...start,
        language: start.language ?? input.language,
        labels: start.labels ?? record.labels,
        priority: start.priority ?? record.priority,
      }
      // Every content type's pipeline ends with a validated piece.
      return (await create(type.pipeline, input, { ...options, given, identity })) as Job<PieceResult>
    },
    approvals: (query = {}) => listWaiting(editing, query),
    approve: (jobId, verdict = {}) => decide(jobId, true, verdict),
    reject: (jobId, verdict = {}) => decide(jobId, false, verdict),
    plan: async (request) => {
      const learnt = await learntDurations(backend, contentTypes)
      return (await prepareGeneration(request, contentTypes, { ...planOptions, learnt })).plan
    },
    // The registry holds exactly the types of `Types`, and the parser admits only what it holds.
    parse: async (body) => parseGenerationRequest(body, contentTypes, planOptions) as never,
    // The handle's types are the pipeline's own.
    start: async (pipeline, input, start = {}) => (await create(pipeline, input, start)) as Job<never, never>,
    async startAll(pipeline, inputs, { concurrency = 100, ...start } = {}) {
      const input = await prepareBatch({ registry, pipeline, inputs, concurrency })
      // How many run at once is no part of what was asked for.
      const job = await create(batches, input, { ...start, identity: { pipeline: pipeline.name, inputs } })
      return batchHandle({ job, total: inputs.length, find })
    },
    // As above: a job's types are those of the pipeline that the caller names.
    job: async (id: string) => (await find(id)) as Job<never, never> | undefined,
    jobs: (query = {}) => backend.list(query),
    async contents(query = {}) {
      const records = await backend.contents(query)
      return Promise.all(
        records.map(async (record) => ({
          ...record,
          value: await values.load(record.value),
          provenance: await readProvenance(record, values),
        })),
      )
    },
    events: ({ after, signal, types, ...filter } = {}) =>
      feedEvents({ backend, values, filter, after, signal: untilClosed(desk, signal), types }),
    work,
    queue: createQueue(backend),
    progress: tracker,
    contentTypes,
    close,
    [Symbol.asyncDispose]: close,
  }
}

const silent = { log() {} }

/** Ids appear in keys of every backend and in asset keys. */
function refuseUnsafeId(id: string): void {
  if (/^[A-Za-z0-9._-]{1,128}$/.test(id)) return
  throw new InputError({
    message: `${JSON.stringify(id.slice(0, 140))} is not a job id.`,
    path: 'id',
    action: 'Use 1 to 128 letters, digits, dots, underscores and hyphens.',
  })
}

function refuseForgetfulAssets(
  backend: { readonly name: string; readonly capabilities: { readonly durable: boolean } },
  assets: { readonly name: string; readonly capabilities: { readonly durable: boolean } },
): void {
  if (!backend.capabilities.durable || assets.capabilities.durable) return
  throw new InputError({
    message: `The backend "${backend.name}" is durable and the asset store "${assets.name}" is not.`,
    path: 'assets',
    action: 'Use a folder or a bucket: a log that outlives its assets cannot be resumed.',
  })
}

function concurrencyOf(work: WorkOptions | false | undefined): number {
  return work === false ? 5 : (work?.concurrency ?? 5)
}
