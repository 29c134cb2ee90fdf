import {
  type ApprovalVerdict,
  approvalSignal,
  type Check,
  type ContentType,
  type ContentTypeRegistry,
  type PieceInput,
  type PieceResult,
  type PieceWarning,
} from '../content/index.ts'
import { JobError } from '../errors/index.ts'
import { type Fact, isTerminal, type ValueStore } from '../job/index.ts'
import { parseInput } from '../pipeline/index.ts'
import type { Backend, JobRecord } from '../ports/index.ts'
import type { Labels } from '../values/index.ts'

/** A piece that is written and checked, and counts once somebody approves it. */
export interface WaitingPiece {
  /** What `approve()` and `reject()` take. */
  readonly jobId: string
  readonly rootId: string
  readonly type: string
  readonly variant: string
  readonly language: string
  readonly value: unknown
  readonly quality?: number | undefined
  readonly checks: readonly Check[]
  readonly warnings: readonly PieceWarning[]
  readonly labels: Labels
  /** Since when it waits, in milliseconds since the epoch. */
  readonly since: number
  /** When it fails without a verdict. */
  readonly until?: number | undefined
}

/** Which waiting pieces to list. What is absent admits all. */
export interface ApprovalQuery {
  readonly type?: string | undefined
  readonly rootId?: string | undefined
  readonly labels?: Labels | undefined
}

/** What a person says of a waiting piece. */
export interface Verdict {
  readonly by?: string | undefined
  readonly comment?: string | undefined
  /** The piece as edited; it has to fit the content type's schema. */
  readonly value?: unknown
}

interface Desk {
  readonly backend: Backend
  readonly values: ValueStore
  readonly contentTypes: ContentTypeRegistry
}

/** The pieces that wait for somebody's approval, oldest first within a content type. */
export async function listWaiting(desk: Desk, query: ApprovalQuery): Promise<readonly WaitingPiece[]> {
  const { type: wanted, ...traits } = query
  const types = desk.contentTypes.list().filter(({ name }) => wanted === undefined || name === wanted)
  const waiting: WaitingPiece[] = []
  for (const type of types) {
    for await (const job of waitingJobs(desk.backend, type, traits)) {
      const piece = await readWaiting(desk, job)
      if (piece !== undefined) waiting.push(piece)
    }
  }
  return waiting
}

/** @throws JobError `JOB_NOT_FOUND`; `JOB_STATE` when the piece does not wait for approval */
export async function findWaiting(desk: Desk, jobId: string): Promise<WaitingPiece> {
  const job = await desk.backend.get(jobId)
  if (job === undefined) {
    throw new JobError({
      code: 'JOB_NOT_FOUND',
      message: `There is no job ${jobId}.`,
      path: jobId,
      action: 'Check the id.',
    })
  }
  const piece = isTerminal(job.state) ? undefined : await readWaiting(desk, job)
  if (piece !== undefined) return piece
  throw new JobError({
    code: 'JOB_STATE',
    message: `The job ${jobId} does not wait for approval; it is ${job.state}.`,
    path: jobId,
    action: 'Take the id from approvals(): it lists what waits.',
  })
}

/**
 * What is sent to a waiting piece.
 *
 * @throws InputError `INPUT_INVALID` with the path of the field when the edited value does not fit the schema
 */
export async function readVerdict(
  { contentTypes }: Pick<Desk, 'contentTypes'>,
  piece: WaitingPiece,
  approved: boolean,
  { by, comment, value }: Verdict,
): Promise<ApprovalVerdict> {
  return {
    approved,
    ...(by === undefined ? {} : { by }),
    ...(comment === undefined ? {} : { comment }),
    ...(value === undefined
      ? {}
      : { value: await readEdited(contentTypes.get(piece.type), piece.variant, value) }),
  }
}

async function readEdited(type: ContentType, variant: string, value: unknown): Promise<unknown> {
  const schema = type.variants[variant]?.output ?? type.output
  return schema === undefined ? value : parseInput(schema, value, 'value')
}

/** A job that has just begun to wait is still with its worker. */
const states = ['parked', 'running'] as const

async function* waitingJobs(
  backend: Backend,
  type: ContentType,
  traits: Omit<ApprovalQuery, 'type'>,
): AsyncIterable<JobRecord> {
  for (let after: string | undefined; ; ) {
    const page = await backend.list({ ...traits, pipeline: type.pipeline.name, states, after })
    yield* page.jobs
    if (page.next === undefined) return
    after = page.next
  }
}

async function readWaiting({ backend, values }: Desk, job: JobRecord): Promise<WaitingPiece | undefined> {
  const log = await backend.read({ jobId: job.id, after: 0 })
  const wait = openWait(log)
  const queued = log.find((fact) => fact.type === 'job.queued')
  const written = log.findLast((fact) => fact.type === 'stage.succeeded' && fact.stage === 'validation')
  if (wait === undefined || queued?.type !== 'job.queued' || written?.type !== 'stage.succeeded')
    return undefined
  // The pipeline of every content type takes this input, and its stage `validation` has this output.
  const { type, variant, language } = (await values.load(queued.input)) as PieceInput
  const { value, quality, checks, warnings } = (await values.load(written.output)) as PieceResult
  return {
    jobId: job.id,
    rootId: job.rootId,
    ...{ type, variant, language, value, checks, warnings },
    ...(quality === undefined ? {} : { quality }),
    labels: job.labels,
    since: wait.at,
    ...(wait.until === undefined ? {} : { until: wait.until }),
  }
}

/** The wait for approval that nothing has ended yet. */
function openWait(log: readonly Fact[]) {
  const opened = log.findLast((fact) => fact.type === 'wait.opened' && fact.signal === approvalSignal.name)
  if (opened?.type !== 'wait.opened') return undefined
  const isOver = log.some(({ type, seq }) => type === 'wait.settled' && seq > opened.seq)
  return isOver ? undefined : opened
}
