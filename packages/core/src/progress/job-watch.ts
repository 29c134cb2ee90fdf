import { JobError } from '../errors/index.ts'
import type { TransientEvent } from '../job/index.ts'
import type { Clock } from '../ports/index.ts'
import { pause } from './abort.ts'
import { callSafely } from './call-safely.ts'
import type { ExpectedDurations } from './expected.ts'
import { followLog, type LogBackend, type LogNews } from './follow-log.ts'
import type { Progress } from './job-progress.ts'
import { fromChildren, type JobReading } from './job-reading.ts'

/** Between attempts to follow a job whose backend failed. */
const retryMs = 1_000

export interface JobWatchOptions {
  readonly backend: LogBackend
  readonly clock: Clock
  readonly reading: JobReading
  readonly expected: (pipeline: string) => Promise<ExpectedDurations>
  /** The watch of another job: of a child. */
  readonly watch: (jobId: string) => JobWatch
  /** There was news, which everybody is about to be told. */
  readonly onTold: (watch: JobWatch, progress: Progress) => void
  /** Nobody is interested any more, or there is nothing more to tell. */
  readonly onOver: (watch: JobWatch) => void
  readonly onError: (error: unknown) => void
}

interface Watcher {
  readonly callback: (progress: Progress) => void
  wasTold: boolean
}

/**
 * Follows one job for all who want its progress, with one subscription, as long as there is somebody.
 *
 *     following ──caught up──▶ ready: tells everybody, then again after each change
 *         ▲  │                   │
 *         │  └─ backend failed ──┤  (goes on after a moment)
 *         └──────────────────────┤
 *                                └── job has ended, or nobody is left ──▶ over
 *
 * Changes within one turn are told as one. Running children are watched in turn, each by a watch of its own.
 */
export class JobWatch {
  readonly #options: JobWatchOptions
  readonly #watchers = new Set<Watcher>()
  readonly #children = new Map<string, { readonly watch: JobWatch; readonly leave: () => void }>()
  readonly #reported = new Map<string, { readonly fraction: number; readonly message: string | undefined }>()
  readonly #stop = new AbortController()
  #childMessage: string | undefined
  #isReady = false
  #willTell = false
  #hasChanged = false
  #latest: Progress | undefined

  constructor(options: JobWatchOptions) {
    this.#options = options
    void this.#run()
  }

  get jobId(): string {
    return this.#options.reading.jobId
  }

  /** The progress that was told last. */
  get latest(): Progress | undefined {
    return this.#latest
  }

  /** The progress at this moment, once the log has been read. */
  now(): Progress | undefined {
    if (!this.#isReady) return undefined
    const children = [...this.#children.values()].flatMap(({ watch }) => watch.latest ?? [])
    return this.#options.reading.progress(this.#options.clock.now(), {
      ...fromChildren(children),
      reported: this.#reported,
      message: this.#childMessage,
    })
  }

  /** Calls back with the current progress, and after each change. The function it gives ends that. */
  join(callback: (progress: Progress) => void): () => void {
    const watcher: Watcher = { callback, wasTold: false }
    this.#watchers.add(watcher)
    if (this.#isReady) this.#tellSoon()
    return () => {
      if (this.#watchers.delete(watcher) && this.#watchers.size === 0) this.end()
    }
  }

  /** Ends the watch, whoever still watches. */
  end(): void {
    if (this.#stop.signal.aborted) return
    this.#stop.abort()
    this.#watchers.clear()
    for (const { leave } of this.#children.values()) leave()
    this.#options.onOver(this)
  }

  /** Never rejects. */
  async #run(): Promise<void> {
    const { clock, onError } = this.#options
    const { signal } = this.#stop
    while (!signal.aborted) {
      try {
        for await (const news of this.#news()) await this.#take(news)
        this.#tell()
        this.end()
      } catch (error) {
        onError(error)
        if (JobError.isInstance(error)) this.end()
        else await pause(clock, retryMs, signal)
      }
    }
  }

  #news(): AsyncIterable<LogNews> {
    const { backend, reading } = this.#options
    const { jobId, view } = reading
    return followLog(
      { backend, jobId, after: view.seq, transient: ({ type }) => type === 'progress' },
      this.#stop.signal,
    )
  }

  async #take({ facts, transients, isCaughtUp }: LogNews): Promise<void> {
    const { reading, expected } = this.#options
    reading.fold(facts)
    for (const fact of facts)
      if ('stage' in fact && fact.stage !== undefined) this.#reported.delete(fact.stage)
    for (const event of transients) this.#hear(event)
    await reading.expect(expected)
    if (!isCaughtUp || this.#stop.signal.aborted) return
    this.#followChildren()
    this.#isReady = true
    this.#hasChanged = true
    this.#tellSoon()
  }

  /** What a stage reports counts only while it is at work: it may have been said before facts that are known by now. */
  #hear(event: TransientEvent): void {
    if (event.type !== 'progress' || event.stage !== this.#options.reading.view.stage) return
    this.#reported.set(event.stage, { fraction: event.fraction, message: event.message })
  }

  #followChildren(): void {
    const running = new Set(this.#options.reading.children())
    for (const [id, { leave }] of this.#children) {
      if (running.delete(id)) continue
      leave()
      this.#children.delete(id)
    }
    if (this.#children.size === 0) this.#childMessage = undefined
    for (const id of running) {
      const watch = this.#options.watch(id)
      this.#children.set(id, { watch, leave: watch.join((progress) => this.#hearChild(progress)) })
    }
  }

  #hearChild({ state, message }: Progress): void {
    // That a child waits for a worker, or is done, is nothing the parent does.
    if (state === 'running' || state === 'parked') this.#childMessage = message
    this.#hasChanged = true
    this.#tellSoon()
  }

  #tellSoon(): void {
    if (this.#willTell) return
    this.#willTell = true
    queueMicrotask(() => this.#tell())
  }

  /** Tells everybody of a change, and newcomers how things are. */
  #tell(): void {
    this.#willTell = false
    const progress = this.#stop.signal.aborted ? undefined : this.now()
    if (progress === undefined) return
    const { onError, onTold } = this.#options
    const hasChanged = this.#hasChanged
    this.#hasChanged = false
    this.#latest = progress
    if (hasChanged) callSafely(() => onTold(this, progress), onError)
    for (const watcher of this.#watchers) {
      if (!hasChanged && watcher.wasTold) continue
      watcher.wasTold = true
      callSafely(() => watcher.callback(progress), onError)
    }
  }
}
