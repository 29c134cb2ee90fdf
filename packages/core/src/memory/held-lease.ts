import { LeaseLostError } from '../errors/index.ts'
import type { Answer, Claim, ConsumeOptions } from '../ports/index.ts'
import { type Held, type JobEntry, recordOf } from './job-entry.ts'

/** A lease from its claim to its end, and the claim as the worker sees it. */
export class HeldLease implements Held {
  readonly entry: JobEntry
  readonly fence: number
  readonly kind: 'run' | 'settled'
  readonly answers = new Map<number, Answer>()
  readonly #onRelease: (held: Held) => void
  readonly #listeners = new Set<() => void>()
  #notifying = false
  #lost: LeaseLostError | undefined
  /** Made when somebody looks at `lost`, which most claims of short jobs never do. */
  #controller: AbortController | undefined

  constructor(entry: JobEntry, onRelease: (held: Held) => void) {
    this.entry = entry
    this.fence = entry.fence
    this.kind = entry.hookPending ? 'settled' : 'run'
    this.#onRelease = onRelease
  }

  claim(remembered: ConsumeOptions['remembered']): Claim {
    const lease = this
    const { entry, fence, kind } = this
    return {
      lease: { jobId: entry.id, fence },
      kind,
      job: recordOf(entry),
      log: entry.log.slice(remembered?.(entry.id) ?? 0),
      request: entry.request,
      claims: entry.claims,
      get lost() {
        return lease.#lostSignal()
      },
      onChange: (listener) => {
        this.#listeners.add(listener)
      },
    }
  }

  /** In a microtask, once for everything a transition writes; a throwing listener cannot break the transition. */
  notify(): void {
    if (this.#notifying) return
    this.#notifying = true
    queueMicrotask(() => {
      this.#notifying = false
      for (const listener of this.#listeners) listener()
    })
  }

  release(how: 'done' | 'lost'): void {
    this.entry.held = undefined
    this.#listeners.clear()
    if (how === 'lost') {
      this.#lost = new LeaseLostError({ jobId: this.entry.id, fence: this.fence })
      this.#controller?.abort(this.#lost)
    }
    this.#onRelease(this)
  }

  #lostSignal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController()
      if (this.#lost !== undefined) this.#controller.abort(this.#lost)
    }
    return this.#controller.signal
  }
}
