import { z } from 'zod'
import {
  type ApprovalVerdict,
  approvalSignal,
  approvalStage,
  type Check,
  type ContentType,
  type ContentTypeRegistry,
  isEmpty,
  type PieceInput,
  type PieceResult,
  type PieceWarning,
  validationStage,
} from '../content/index.ts'
import { InputError, JobError } from '../errors/index.ts'
import { type Fact, type FactOf, isTerminal, type ValueStore } from '../job/index.ts'
import { beginningOf, createHistory, type History, nextSignal, parseInput } from '../pipeline/index.ts'
import type { Backend, JobRecord } from '../ports/index.ts'
import type { Json, Labels } from '../values/index.ts'

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
  /** At most 200 characters. */
  readonly by?: string | undefined
  /** At most 10,000 characters. */
  readonly comment?: string | undefined
  /** The piece as edited; it has to fit the content type's schema, and must not be empty. */
  readonly value?: unknown
}

/** A verdict that can be sent to a waiting piece. */
export interface PreparedVerdict {
  /** Whoever answers the same wait answers under the same id, so that only the first counts. */
  readonly id: string
  readonly said: ApprovalVerdict
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
      const wait = openWait(await desk.backend.read({ jobId: job.id, after: 0 }))
      if (wait?.isAnswered === false) waiting.push(await readWaiting(desk, job, wait))
    }
  }
  return waiting
}

/**
 * What is sent to a waiting piece; `undefined` when somebody has answered whom the piece has yet to hear.
 *
 * @throws JobError `JOB_NOT_FOUND`; `JOB_STATE` when the piece does not wait for approval; InputError `INPUT_INVALID` with
 * the path of the field for a verdict that makes no sense, or an edited value that does not fit the schema
 */
export async function prepareVerdict(
  desk: Desk,
  jobId: string,
  approved: boolean,
  verdict: Verdict,
): Promise<PreparedVerdict | undefined> {
  const { backend, contentTypes } = desk
  const job = await backend.get(jobId)
  if (job === undefined) {
    throw new JobError({
      code: 'JOB_NOT_FOUND',
      message: `There is no job ${jobId}.`,
      path: jobId,
      action: 'Check the id.',
    })
  }
  const type = contentTypes.list().find(({ pipeline }) => pipeline.name === job.pipeline)
  if (type === undefined) throw notWaiting(jobId, 'it is no piece of a content type that is known here')
  const wait = isTerminal(job.state) ? undefined : openWait(await backend.read({ jobId, after: 0 }))
  if (wait === undefined) throw notWaiting(jobId, `it is ${job.state}`)
  const said = approved ? await readApproval(desk, type, wait, verdict) : await readRejection(verdict)
  return wait.isAnswered ? undefined : { id: `approval-${wait.opened.seq}`, said }
}

function notWaiting(jobId: string, reason: string): JobError {
  return new JobError({
    code: 'JOB_STATE',
    message: `The job ${jobId} does not wait for approval; ${reason}.`,
    path: jobId,
    action: 'Take the id from approvals(): it lists what waits.',
  })
}

// Verdicts come out of forms: what is too much is a mistake.
const rejectionShape = z.strictObject({
  by: z.string().max(200).optional(),
  comment: z.string().max(10_000).optional(),
})
const approvalShape = rejectionShape.extend({ value: z.unknown().optional() })

async function readRejection(verdict: Verdict): Promise<ApprovalVerdict> {
  return { approved: false, ...(await parseInput(rejectionShape, verdict, 'verdict')) }
}

async function readApproval(
  { values }: Desk,
  type: ContentType,
  { past }: OpenWait,
  verdict: Verdict,
): Promise<ApprovalVerdict> {
  const { value, ...note } = await parseInput(approvalShape, verdict, 'verdict')
  if (value === undefined) return { approved: true, ...note }
  const { variant } = await inputOf(past, values)
  const own = Object.hasOwn(type.variants, variant) ? type.variants[variant]?.output : undefined
  const edited = await parseInput(own ?? type.output ?? z.string('Give a text.'), value, 'value')
  if (!isEmpty(edited)) return { approved: true, ...note, value: edited }
  throw new InputError({
    message: 'The edited piece is empty.',
    path: 'value',
    action: 'Give the whole piece as it should be, or reject it.',
  })
}

/** All that a job can be while it waits: it has just begun to, has lost its worker, or was paused. */
const states = ['parked', 'running', 'queued', 'paused'] as const

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

async function readWaiting(
  { values }: Desk,
  job: JobRecord,
  { past, opened, result }: OpenWait,
): Promise<WaitingPiece> {
  const { type, variant, language } = await inputOf(past, values)
  // The output of that stage, in every content type.
  const { value, quality, checks, warnings } = (await values.load(result)) as PieceResult
  return {
    jobId: job.id,
    rootId: job.rootId,
    ...{ type, variant, language, value, checks, warnings },
    ...(quality === undefined ? {} : { quality }),
    labels: job.labels,
    since: opened.at,
    ...(opened.until === undefined ? {} : { until: opened.until }),
  }
}

async function inputOf(past: History, values: ValueStore): Promise<PieceInput> {
  // The pipeline of every content type takes this input.
  return (await values.load(beginningOf(past).input.value)) as PieceInput
}

/** A piece's wait for a verdict that nothing has ended yet. */
interface OpenWait {
  readonly past: History
  readonly opened: FactOf<'wait.opened'>
  /** The piece, encoded. */
  readonly result: Json
  /** Whether somebody has answered whom the piece has yet to hear. */
  readonly isAnswered: boolean
}

function openWait(log: readonly Fact[]): OpenWait | undefined {
  const past = createHistory(log)
  const end = past.stages.get(validationStage)?.end
  const opened = log.findLast(
    (fact): fact is FactOf<'wait.opened'> =>
      fact.type === 'wait.opened' && fact.key.startsWith(`${approvalStage}/`),
  )
  if (opened === undefined || end?.kind !== 'succeeded') return undefined
  // A retry may have forgotten it since.
  const wait = past.waits.get(opened.key)
  if (wait === undefined || wait.settled !== undefined) return undefined
  const isAnswered = nextSignal(past, approvalSignal.name, undefined) !== undefined
  return { past, opened, result: end.output, isAnswered }
}
