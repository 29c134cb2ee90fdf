import { EventEmitter } from 'eventemitter3'
import { isTerminal } from '../job/index.ts'
import type { Backend, Clock } from '../ports/index.ts'
import { callSafely } from './call-safely.ts'
import type { ExpectedDurations } from './expected.ts'
import type { Progress } from './job-progress.ts'
import { fromChildren, JobReading } from './job-reading.ts'
import { JobWatch } from './job-watch.ts'

export interface ProgressTrackerOptions {
  readonly backend: Pick<Backend, 'get' | 'read' | 'subscribe' | 'durations'>
  readonly clock: Clock
  /**
   * How long the stages of a pipeline are expected to take, in milliseconds by stage; see `expectedDurations`.
   * Asked once for each job. Default: what the backend has learnt.
   */
  readonly expected?: ((pipeline: string) => Promise<ExpectedDurations>) | undefined
}

export interface ProgressTrackerEvents {
  /** News of a job that somebody subscribed to. */
  readonly progress: (progress: Progress) => void
  /** Such a job has ended. */
  readonly done: (progress: Progress) => void
  /** Following a job failed (it is tried again, unless the job does not exist), or a listener threw. */
  readonly error: (error: unknown, jobId: string) => void
}

/** Jobs that were asked for are kept as far as they were read, so that asking again costs only what is new. */
const remembered = 200

/**
 * Tells how jobs are getting on.
 *
 * @example
 * const tracker = new ProgressTracker({ backend, clock })
 * const unsubscribe = tracker.subscribe(jobId, ({ percentage, message }) => bar.update(percentage, message))
 */
export class ProgressTracker {
  readonly #options: ProgressTrackerOptions
  readonly #emitter = new EventEmitter<ProgressTrackerEvents>()
  readonly #watches = new Map<string, JobWatch>()
  /** How many subscriptions each watch serves; a watch only for a parent's sake serves none. */
  readonly #subscribers = new Map<JobWatch, number>()
  readonly #readings = new Map<string, JobReading>()
  #isClosed = false

  constructor(options: ProgressTrackerOptions) {
    this.#options = options
  }

  /**
   * Calls back with a job's current progress, then after each change; changes that come together are told together.
   * Ends by itself after the job has ended. What the callback throws goes to the `error` listeners. Subscribers of one
   * job share one subscription of the backend.
   */
  subscribe(jobId: string, callback: (progress: Progress) => void): () => void {
    if (this.#isClosed) return () => {}
    const watch = this.#watch(jobId)
    this.#subscribers.set(watch, (this.#subscribers.get(watch) ?? 0) + 1)
    const leave = watch.join(callback)
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      const count = this.#subscribers.get(watch) ?? 0
      if (count > 1) this.#subscribers.set(watch, count - 1)
      else this.#subscribers.delete(watch)
      leave()
    }
  }

  /** A job's progress at this moment; `undefined` when there is no such job. */
  async progress(jobId: string): Promise<Progress | undefined> {
    return this.#watches.get(jobId)?.now() ?? (await this.#readNow(jobId))
  }

  /** Listens to all jobs that anybody subscribes to. The function it gives ends that. */
  on<Type extends keyof ProgressTrackerEvents>(
    type: Type,
    listener: EventEmitter.EventListener<ProgressTrackerEvents, Type>,
  ): () => void {
    this.#emitter.on(type, listener)
    return () => {
      this.#emitter.off(type, listener)
    }
  }

  /** Ends all subscriptions and forgets all listeners. */
  close(): void {
    this.#isClosed = true
    this.#subscribers.clear()
    for (const watch of this.#watches.values()) watch.end()
    this.#emitter.removeAllListeners()
    this.#readings.clear()
  }

  #watch(jobId: string): JobWatch {
    const known = this.#watches.get(jobId)
    if (known !== undefined) return known
    const watch = new JobWatch({
      backend: this.#options.backend,
      clock: this.#options.clock,
      reading: this.#reading(jobId),
      expected: (pipeline) => this.#expected(jobId, pipeline),
      watch: (child) => this.#watch(child),
      onTold: (told, progress) => {
        if (this.#subscribers.has(told)) this.#emit('progress', progress)
      },
      onOver: (over) => this.#forget(over),
      onError: (error) => this.#report(error, jobId),
    })
    this.#watches.set(jobId, watch)
    return watch
  }

  #forget(watch: JobWatch): void {
    this.#watches.delete(watch.jobId)
    const { latest } = watch
    if (this.#subscribers.delete(watch) && latest !== undefined && isTerminal(latest.state))
      this.#emit('done', latest)
  }

  async #readNow(jobId: string): Promise<Progress | undefined> {
    const { backend, clock } = this.#options
    const job = await backend.get(jobId)
    const known = this.#readings.get(jobId)
    // A shorter log is another job's, which took over the id of one that was pruned.
    if (job === undefined || (known !== undefined && job.seq < known.view.seq)) this.#readings.delete(jobId)
    if (job === undefined) return undefined
    const reading = this.#reading(jobId)
    if (job.seq > reading.view.seq) await reading.readOn(backend)
    await reading.expect((pipeline) => this.#expected(jobId, pipeline))
    const children = await Promise.all(reading.children().map((child) => this.progress(child)))
    return reading.progress(clock.now(), fromChildren(children.filter((child) => child !== undefined)))
  }

  #reading(jobId: string): JobReading {
    const reading = this.#readings.get(jobId) ?? new JobReading(jobId)
    this.#readings.delete(jobId)
    this.#readings.set(jobId, reading)
    const [oldest] = this.#readings.keys()
    if (this.#readings.size > remembered && oldest !== undefined) this.#readings.delete(oldest)
    return reading
  }

  async #expected(jobId: string, pipeline: string): Promise<ExpectedDurations> {
    const { backend, expected = (name: string) => backend.durations(name) } = this.#options
    try {
      return await expected(pipeline)
    } catch (error) {
      // Progress without estimates is better than none.
      this.#report(error, jobId)
      return {}
    }
  }

  #emit(type: 'progress' | 'done', progress: Progress): void {
    for (const listener of this.#emitter.listeners(type)) {
      callSafely(
        () => listener(progress),
        (error) => this.#report(error, progress.jobId),
      )
    }
  }

  #report(error: unknown, jobId: string): void {
    // A listener for errors that fails has nobody to tell.
    for (const listener of this.#emitter.listeners('error'))
      callSafely(
        () => listener(error, jobId),
        () => {},
      )
  }
}
