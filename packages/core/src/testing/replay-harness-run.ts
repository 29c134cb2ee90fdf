import assert from 'node:assert/strict'
import { isTerminal, type JobState, terminalStateOf } from '../job/index.ts'
import { type MemoryBackend, memoryAssets, memoryBackend, systemClock } from '../memory/index.ts'
import type { RepurposeOptions } from '../options.ts'
import type { Backend, JobRecord } from '../ports/index.ts'
import type { Job, Worker } from '../queue/index.ts'
import { createRepurpose, type Repurpose } from '../repurpose.ts'
import { fakeClock } from './fake-clock.ts'
import type { ReplaySubject } from './replay-harness.ts'
import { type Cut, type CutBackend, cutBackend } from './replay-harness-cut.ts'
import type { JobLog } from './replay-harness-log.ts'
import { createObserver, type Observer } from './replay-harness-observer.ts'

/** How far a run may go. */
const virtualPatienceMs = 365 * 86_400_000
const patienceRounds = 20_000
/** Long chains of promises take more turns than the clock gives them at once. */
const patienceQuietRounds = 5
/** So much time may pass while something is still under way that does not take time. */
const shortMs = 1_000

/** One run of a subject in a world of its own: clock, backend, assets, models and worker. */
export interface ReplayRun {
  readonly job: Job
  readonly backend: MemoryBackend
  readonly observer: Observer
  readonly cut: CutBackend
  /** Lets everything happen until this holds. @throws when nothing happens any more, or too much. */
  until(what: string, holds: (jobs: readonly JobRecord[]) => Promise<boolean> | boolean): Promise<void>
  /** Whether every job has ended and its settled hook has run. */
  isOver(): Promise<boolean>
  /** Until it is. */
  untilOver(): Promise<void>
  /** Until every job is paused, or has ended with its hook. */
  untilHeld(): Promise<void>
  pass(ms: number): Promise<void>
  jobs(): Promise<readonly JobRecord[]>
  logs(): Promise<readonly JobLog[]>
  counts(): Promise<Readonly<Record<JobState, number>>>
  /** The worker's process is gone: it holds nothing and remembers nothing. Another one takes its place. */
  crash(): void
  /** The worker closes, and another takes its place at once. */
  replaceWorker(timeoutMs: number): void
  /** Another worker works beside the first, until the end. */
  hire(): Promise<void>
  /** The worker loses one job, and goes on. */
  loseLease(jobId: string): void
  /** Calls the subject's `drive` again. */
  drive(): void
  close(): Promise<void>
}

export interface ReplayRunOptions {
  readonly subject: ReplaySubject
  /** The cut, told how to disturb this very run. */
  readonly cut?: ((run: () => ReplayRun) => Cut) | undefined
  /** Between the engine and the backend: for backends that are broken on purpose. */
  readonly wrap?: ((backend: Backend) => Backend) | undefined
  /** How long to wait for what the fake clock does not move. Milliseconds of real time; default 10 s. */
  readonly realPatienceMs?: number | undefined
}

export async function startRun(options: ReplayRunOptions): Promise<ReplayRun> {
  const { subject, cut: cutOf, wrap = (backend) => backend, realPatienceMs = 10_000 } = options
  const clock = fakeClock()
  const memory = memoryBackend({ clock })
  const cut = cutBackend(
    memory,
    cutOf?.(() => run),
  )
  const backend = wrap(cut.backend)
  const assets = memoryAssets()
  const observer = createObserver()
  const given = observer.watch(subject.options?.({ clock }) ?? {})
  let count = 0
  const identifiers = {
    next() {
      count += 1
      return `replay-${count}`
    },
  }
  const openProcess = (): Repurpose => {
    const shared: RepurposeOptions = {
      backend,
      clock,
      assets,
      identifiers,
      randomness: () => 0.5,
      work: false,
    }
    const known = new Set([...(given.pipelines ?? []), ...observer.pipelines.values()])
    for (const type of given.content ?? []) known.delete(type.pipeline)
    return createRepurpose({ ...given, ...shared, pipelines: [...known] })
  }

  // The job is handed in by one process and run by another, as on a server with workers.
  const front = openProcess()
  const job = await subject.start({
    ...front,
    start: (pipeline, input, start) => front.start(observer.watchPipeline(pipeline), input, start),
    startAll: (pipeline, inputs, start) => front.startAll(observer.watchPipeline(pipeline), inputs, start),
  })
  const failures: unknown[] = []
  const work = (): Promise<Worker> => openProcess().work({ concurrency: subject.concurrency ?? 4 })
  const note = (error: unknown) => {
    failures.push(error)
  }
  let worker = await work()

  function replace(closed: Promise<void>): void {
    closed.catch(note)
    work()
      .then((next) => {
        worker = next
      })
      .catch(note)
  }

  const jobs = async (): Promise<readonly JobRecord[]> => {
    const { jobs: page } = await memory.list({ rootId: job.id, limit: 10_000 })
    return page
  }
  const logs = async () =>
    Promise.all(
      (await jobs()).map(async (record) => ({
        job: record,
        facts: await memory.read({ jobId: record.id, after: 0 }),
      })),
    )

  /** Something real may be under way where the fake clock has nothing to offer: it is waited for, for a while. */
  async function somethingReal(): Promise<boolean> {
    if ((await memory.counts()).states.running === 0) return false
    let cancelTimer = () => {}
    const tooLate = new Promise<false>((resolve) => {
      cancelTimer = systemClock.setTimer(realPatienceMs, () => resolve(false))
    })
    const hasHappened = await Promise.race([cut.activity().then(() => true), tooLate])
    cancelTimer()
    return hasHappened
  }

  const run: ReplayRun = {
    job,
    backend: memory,
    observer,
    cut,
    jobs,
    logs,
    async until(what, holds) {
      const limit = clock.now() + virtualPatienceMs
      let quietRounds = 0
      let writtenBefore = 0
      for (let round = 0; ; round += 1) {
        await clock.settle()
        if (failures.length > 0) throw failures[0]
        const records = await jobs()
        if (await holds(records)) return
        const due = clock.nextDue
        quietRounds = cut.written.length === writtenBefore ? quietRounds + 1 : 0
        writtenBefore = cut.written.length
        const isQuiet = quietRounds > patienceQuietRounds
        const isTooMuch = round > patienceRounds || (due !== undefined && due > limit)
        if (isTooMuch || (isQuiet && due === undefined && !(await somethingReal()))) {
          const states = records.map(({ id, state }) => `${id} is ${state}`).join(', ')
          assert.fail(
            `${isTooMuch ? 'There is no end' : 'Nothing happens any more'} while waiting for ${what}: ${states}.`,
          )
        }
        if (due !== undefined && (isQuiet || due - clock.now() <= shortMs)) await clock.advanceTo(due)
      }
    },
    isOver: async () => (await logs()).every((log) => isOver(log, observer)),
    untilOver: () => run.until('the end', run.isOver),
    untilHeld: () =>
      run.until('the pause', async () =>
        (await logs()).every((log) => log.job.state === 'paused' || isOver(log, observer)),
      ),
    pass: (ms) => clock.advance(ms),
    counts: async () => (await memory.counts()).states,
    crash() {
      // Closed first, so that it cannot claim anew what it loses.
      replace(worker.close({ timeout: 0 }))
      for (const jobId of [...cut.held]) memory.abandon(jobId)
    },
    replaceWorker: (timeoutMs) => replace(worker.close({ timeout: timeoutMs })),
    async hire() {
      await work()
    },
    loseLease(jobId) {
      memory.abandon(jobId)
    },
    drive() {
      Promise.resolve(subject.drive?.(job)).catch(note)
    },
    async close() {
      // The backend takes from the worker what it still holds: even a run that hangs cannot keep the test.
      worker.close({ timeout: 0 }).catch(note)
      await front.close()
    },
  }
  run.drive()
  return run
}

/** Whether a job has ended and its settled hook, if its pipeline has one, has run since. */
function isOver({ job, facts }: JobLog, observer: Observer): boolean {
  if (!isTerminal(job.state)) return false
  if (observer.pipelines.get(job.pipeline)?.hooks.settled === undefined) return true
  const end = facts.findLastIndex((fact) => terminalStateOf(fact) !== undefined)
  return facts.slice(end).some((fact) => fact.type === 'hook.settled' && fact.hook === 'settled')
}
