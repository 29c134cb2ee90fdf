import { BlockedError, type ErrorInfo, IncompleteError, JobError } from '../errors/index.ts'
import {
  emptyView,
  type Fact,
  foldView,
  isTerminal,
  type JobState,
  type TerminalFact,
  terminalStateOf,
  type ValueStore,
} from '../job/index.ts'
import { type JobOutcome, parseInput, readOutcome, type Signal } from '../pipeline/index.ts'
import type { Backend, Identifiers, JobRecord } from '../ports/index.ts'
import { type PriorityInput, toPriority } from '../priority/index.ts'
import { type JobEvent, jobEvents, listen, type Progress, type ProgressTracker } from '../progress/index.ts'
import { type Ledger, ledgerOf } from '../providers/index.ts'
import { type Labels, type Money, portableText } from '../values/index.ts'

/** A job as its owner holds it, in this process or another one than runs it. */
export interface Job<Result = unknown, StageName extends string = string> {
  readonly id: string
  /** False when a job with this id was there already, and is the one you hold. */
  readonly created: boolean
  readonly pipeline: string
  readonly labels: Labels

  /**
   * What happened and happens, in order and without gaps, from the fact after `after` to the terminal one. Fine
   * progress and streamed text come in between and have no `seq`.
   */
  events(options?: {
    readonly after?: number | undefined
    readonly signal?: AbortSignal | undefined
  }): AsyncIterable<JobEvent<StageName>>
  /** Calls back for each event of a type; the function it gives ends that. */
  on<Type extends JobEvent['type']>(
    type: Type,
    listener: (event: Extract<JobEvent<StageName>, { readonly type: Type }>) => void,
  ): () => void
  /**
   * The result, once everything has succeeded.
   *
   * @throws IncompleteError when the job ends partial, failed or cancelled; BlockedError when it is blocked.
   */
  result(): Promise<Result>
  /** How the job ended. @throws BlockedError when it is blocked: nothing will happen until someone cures it. */
  outcome(): Promise<JobOutcome<Result>>
  /** How the job is getting on at this moment. @throws JobError `JOB_NOT_FOUND` when it was pruned */
  progress(): Promise<Progress<StageName>>
  /** What was spent so far, failed calls and children that have ended included. */
  cost(): Promise<Money>
  /** Every call of the job and its descendants, summed by model and stage. */
  ledger(): Promise<Ledger>
  /** @throws JobError `JOB_NOT_FOUND` when it was pruned */
  state(): Promise<JobState>

  /** Aborts running calls, cancels the children, and ends the job. No effect on a job that has ended. */
  cancel(reason?: string): Promise<void>
  /** Holds the job and its children: what is under way is finished and recorded, nothing new begins. */
  pause(): Promise<void>
  /** Goes on with a paused or blocked job and its children. */
  resume(): Promise<void>
  /** Moves a waiting job and its waiting children. False when there was nothing to move. */
  reprioritize(priority: PriorityInput): Promise<boolean>
  /**
   * Hands a value to `waitFor`, also before anyone waits. The same `id` counts once.
   *
   * @returns False when the job has ended or the id is known already.
   */
  signal<Value>(
    signal: Signal<Value>,
    value: NoInfer<Value>,
    options?: { readonly key?: string | undefined; readonly id?: string | undefined },
  ): Promise<boolean>
  /** Opens an ended or blocked job again. What was paid and recorded is kept; with `from` that stage starts over. */
  retry(options?: { readonly from?: StageName | undefined }): Promise<void>
}

export interface JobDesk {
  readonly backend: Backend
  readonly values: ValueStore
  readonly identifiers: Identifiers
  readonly tracker: ProgressTracker
  /** Aborts when the instance closes: nobody waits beyond that. */
  readonly closed: AbortSignal
}

/** Of a job that exists. The types are those of the pipeline that it was started with. */
export function jobHandle<Result, StageName extends string>(
  desk: JobDesk,
  job: { readonly id: string; readonly created: boolean; readonly pipeline: string; readonly labels: Labels },
): Job<Result, StageName> {
  const { backend, values } = desk
  const { id } = job
  const events: Job<Result, StageName>['events'] = (options = {}) =>
    jobEvents<StageName>({
      backend,
      jobId: id,
      values,
      after: options.after,
      signal: untilClosed(desk, options.signal),
    })
  const outcome = async () => {
    const fact = await terminalFact(desk, id)
    // The log belongs to a job of the pipeline whose result type this handle carries.
    return (await readOutcome(fact, values)) as JobOutcome<Result>
  }

  return {
    ...job,
    events,
    on: (type, listener) => listen((signal) => events({ signal }), type, listener),
    outcome,
    async result() {
      const ended = await outcome()
      if (ended.status === 'succeeded') return ended.result
      const errors = ended.status === 'partial' ? ended.errors : [ended.error]
      throw new IncompleteError({ jobId: id, status: ended.status, errors })
    },
    async progress() {
      const progress = await desk.tracker.progress(id)
      if (progress === undefined) throw notFound(id)
      // Stage names of the log are those of this job's pipeline.
      return progress as Progress<StageName>
    },
    async cost() {
      let view = emptyView()
      for (const fact of await backend.read({ jobId: id, after: 0 })) view = foldView(view, fact)
      return view.totals.cost
    },
    async ledger() {
      const ids = [id, ...(await descendants(backend, id)).map((job) => job.id)]
      const logs = await Promise.all(ids.map((jobId) => backend.read({ jobId, after: 0 })))
      return ledgerOf(logs.flat())
    },
    async state() {
      const record = await backend.get(id)
      if (record === undefined) throw notFound(id)
      return record.state
    },
    async cancel(reason) {
      await backend.request({ jobId: id, what: 'cancel', reason })
    },
    async pause() {
      await askTree(backend, id, (jobId) => backend.request({ jobId, what: 'pause' }))
    },
    async resume() {
      await askTree(backend, id, (jobId) => backend.request({ jobId, what: 'resume' }))
    },
    async reprioritize(input) {
      const priority = toPriority(input)
      const moved = await backend.reprioritize({ jobId: id, priority })
      let isAnyMoved = moved
      for (const { id: child, priority: own } of await descendants(backend, id)) {
        // Pieces keep their order among themselves.
        const isMoved = await backend.reprioritize({
          jobId: child,
          priority: { level: priority.level, score: own.score },
        })
        isAnyMoved ||= isMoved
      }
      return isAnyMoved
    },
    async signal(signal, value, options = {}) {
      const parsed = await parseInput(signal.schema, value, `signal.${signal.name}`)
      return backend.signal({
        jobId: id,
        name: signal.name,
        key: options.key === undefined ? undefined : portableText(options.key),
        value: await values.store(parsed, `signal.${signal.name}`),
        signalId: options.id ?? desk.identifiers.next(),
      })
    },
    async retry(options = {}) {
      await backend.request({ jobId: id, what: 'retry', from: options.from })
    },
  }
}

/** A signal that aborts with the caller's, or when the instance closes. */
export function untilClosed(
  { closed }: Pick<JobDesk, 'closed'>,
  signal: AbortSignal | undefined,
): AbortSignal {
  return signal === undefined ? closed : AbortSignal.any([signal, closed])
}

function closedBefore(jobId: string): JobError {
  return new JobError({
    code: 'CLOSED',
    message: `The instance was closed before job ${jobId} had ended.`,
    path: jobId,
    action: 'Await the result before close(), or read it later by the id of the job from a durable backend.',
  })
}

function notFound(jobId: string): JobError {
  return new JobError({
    code: 'JOB_NOT_FOUND',
    message: `There is no job ${jobId}.`,
    path: jobId,
    action: 'Check the id.',
  })
}

/** Waits for the job to end. */
async function terminalFact({ backend, closed }: JobDesk, jobId: string): Promise<TerminalFact> {
  let wake = () => {}
  const onClose = () => wake()
  closed.addEventListener('abort', onClose)
  const unsubscribe = await backend.subscribe({ jobIds: [jobId] }, { onWake: () => wake() })
  try {
    for (;;) {
      const woken = new Promise<void>((resolve) => {
        wake = resolve
      })
      if (closed.aborted) throw closedBefore(jobId)
      const record = await backend.get(jobId)
      if (record === undefined) throw notFound(jobId)
      if (isTerminal(record.state)) return await findTerminalFact(backend, jobId, record.seq)
      if (record.state === 'blocked' && record.error !== undefined) throw blockedError(record.error)
      await woken
    }
  } finally {
    unsubscribe()
    closed.removeEventListener('abort', onClose)
  }
}

/** Looks from the end of the log: after the terminal fact come only those of the settled hook. */
async function findTerminalFact(backend: Backend, jobId: string, seq: number): Promise<TerminalFact> {
  for (let span = 20; ; span *= 10) {
    const after = Math.max(seq - span, 0)
    const facts = await backend.read({ jobId, after })
    const fact = facts.findLast(isTerminalFact)
    if (fact !== undefined) return fact
    // Removed since it was looked at.
    if (after === 0) throw notFound(jobId)
  }
}

function isTerminalFact(fact: Fact): fact is TerminalFact {
  return terminalStateOf(fact) !== undefined
}

function blockedError(error: ErrorInfo): BlockedError {
  // A blocked job's error was made by a BlockedError, whose codes these are, and which always names the cures.
  const { code, action } = error as ErrorInfo & {
    readonly code: BlockedError['code']
    readonly action: string
  }
  return new BlockedError({ ...error, code, action })
}

async function descendants(backend: Backend, parentId: string): Promise<readonly JobRecord[]> {
  const found: JobRecord[] = []
  for (let after: string | undefined; ; ) {
    const page = await backend.list({ parentId, after, limit: 200 })
    for (const job of page.jobs) {
      found.push(job)
      found.push(...(await descendants(backend, job.id)))
    }
    if (page.next === undefined) return found
    after = page.next
  }
}

/**
 * Asks something of a job and of its descendants that have not ended. A parent is asked before its children are looked
 * for: one that was told to pause spawns none that would be missed.
 */
async function askTree(
  backend: Backend,
  id: string,
  ask: (jobId: string) => Promise<unknown>,
): Promise<void> {
  await ask(id)
  for (let after: string | undefined; ; ) {
    const page = await backend.list({ parentId: id, after, limit: 200 })
    for (const job of page.jobs) if (!isTerminal(job.state)) await askTree(backend, job.id, ask)
    if (page.next === undefined) return
    after = page.next
  }
}
