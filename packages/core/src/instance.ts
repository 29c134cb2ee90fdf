import type {
  ContentRequest,
  ContentType,
  ContentTypeRegistry,
  Generated,
  GenerationRequest,
  PieceResult,
  Provenance,
} from './content/index.ts'
import type { ApprovalQuery, RerunChanges, Verdict, WaitingPiece } from './editing/index.ts'
import type { StartOptions } from './options.ts'
import type { AnyPipeline, RawOf, ResultOf, StageOf } from './pipeline/index.ts'
import type { Plan, PlanWarning } from './plan/index.ts'
import type { ContentRecord, ContentsQuery, Cursor, FeedFilter, JobPage, JobQuery } from './ports/index.ts'
import type { FeedEvent, FeedEventType, ProgressTracker } from './progress/index.ts'
import type { Batch, Job, Queue, Worker, WorkOptions } from './queue/index.ts'

/** A finished piece as `contents()` gives it. */
export type StoredPiece = Omit<ContentRecord, 'value' | 'provenance'> & {
  readonly value: unknown
  readonly provenance: Provenance
}

/** Content generation for one backend of yours. Dispose of it to let its worker finish and hand over. */
export interface Repurpose<Types extends ContentType = ContentType> extends AsyncDisposable {
  /**
   * Makes content from a source: a job that spawns one child per piece. Accepted is kept: once this resolves on a
   * durable backend, the job outlives any crash.
   *
   * @throws InputError before anything is stored or paid: unknown content type, voice, role or language, empty or
   * oversized source, …
   * @throws JobError `QUEUE_FULL`, `JOB_CONFLICT`
   */
  generate<const Asked extends ContentRequest<Types>, const Languages extends readonly string[] = never>(
    request: GenerationRequest<Types, Asked, Languages>,
    options?: StartOptions,
  ): Promise<Job<Generated<Types, Asked, Languages>, 'transcript' | 'shared' | 'pieces'>>
  /** What `generate` would do, with estimates; nothing is stored or run. */
  plan<const Asked extends ContentRequest<Types>>(request: GenerationRequest<Types, Asked>): Promise<Plan>
  /**
   * Makes another version of a piece: a new job with the old one's input and what is changed in it. Both versions stay,
   * side by side in `contents()`.
   *
   * @param jobId the piece's: of an item of the result, or of `contents()`; also of one that failed or was rejected
   * @throws JobError `JOB_NOT_FOUND`; InputError for changes that make no sense, a job that is no piece, an unknown stage,
   * voice, role or language, or a content type that shares more by now than the piece was made from
   * @example
   * const job = await repurpose.rerun(item.jobId, { role: 'strong', voice: 'playful' })
   * const [newer, older] = await repurpose.contents({ source, type: 'summary', variant: 'short' })
   * comparePieces(older, newer)
   */
  rerun(jobId: string, changes?: RerunChanges, options?: StartOptions): Promise<Job<PieceResult>>
  /** The pieces that are written and wait for somebody's approval, paused ones included. */
  approvals(query?: ApprovalQuery): Promise<readonly WaitingPiece[]>
  /**
   * Lets a waiting piece count, as it is or as edited. The first verdict counts: false when somebody was faster. A paused
   * piece is approved when it goes on.
   *
   * @throws JobError `JOB_NOT_FOUND`; `JOB_STATE` when it does not wait, not yet or no longer; InputError for a verdict
   * that makes no sense or an edited value that does not fit the content type's schema
   */
  approve(jobId: string, verdict?: Verdict): Promise<boolean>
  /** Fails a waiting piece with `OUTPUT_REJECTED`, its draft and the comment in the error. @throws as `approve` does */
  reject(jobId: string, verdict?: Omit<Verdict, 'value'>): Promise<boolean>
  /**
   * Checks a request of unknown shape; what it gives, `generate` takes. Unknown variants fall back to the type's
   * defaults, and languages named twice are taken once, each with a warning.
   *
   * @throws InputError as `generate` does
   */
  parse(body: unknown): Promise<{
    readonly request: GenerationRequest<Types, ContentRequest<Types>>
    readonly warnings: readonly PlanWarning[]
  }>
  /** Starts a job of any pipeline. @throws InputError, JobError */
  start<P extends AnyPipeline>(
    pipeline: P,
    input: RawOf<P>,
    options?: StartOptions,
  ): Promise<Job<ResultOf<P>, StageOf<P>>>
  /**
   * Starts many jobs of one pipeline as one batch. All inputs are checked before any job is stored.
   *
   * @param options.concurrency children that wait or run at once; the others are created as places come free. Default 100.
   */
  startAll<P extends AnyPipeline>(
    pipeline: P,
    inputs: readonly RawOf<P>[],
    options?: StartOptions & { readonly concurrency?: number | undefined },
  ): Promise<Batch<ResultOf<P>>>
  /** A job by its id, in any state; `undefined` when there is none. Give its pipeline to have its types. */
  job(id: string): Promise<Job | undefined>
  job<P extends AnyPipeline>(id: string, pipeline: P): Promise<Job<ResultOf<P>, StageOf<P>> | undefined>
  /** Jobs by state, pipeline, labels or family, oldest first, a page at a time. */
  jobs(query?: JobQuery): Promise<JobPage>
  /** Finished pieces with their provenance, newest first. */
  contents(query?: ContentsQuery): Promise<readonly StoredPiece[]>
  /** Events of many jobs, endless, from a cursor on. */
  events(
    options?: FeedFilter & {
      readonly after?: Cursor | undefined
      readonly signal?: AbortSignal | undefined
      /** Default: all. */
      readonly types?: readonly FeedEventType[] | undefined
    },
  ): AsyncIterable<FeedEvent>
  /** Runs jobs in this process. Without a call, the first job starts a worker as `options.work` says. */
  work(options?: WorkOptions): Promise<Worker>
  readonly queue: Queue
  readonly progress: ProgressTracker
  readonly contentTypes: ContentTypeRegistry
  /** Closes the workers, which hand their jobs over, and then the backend. */
  close(): Promise<void>
}
