import { type Attempt, attemptsAround, type Scope } from './scope.ts'

/** Something a job cannot go on without and that no worker needs to be held for. */
export interface Wait {
  readonly kind: 'signal' | 'children' | 'time' | 'held'
  readonly key: string
  /** When it is over at the latest, in milliseconds since the epoch. */
  readonly until?: number | undefined
  /** How many more children must settle before it can be over. */
  readonly children?: (() => number) | undefined
  isOver(): boolean
}

/**
 * Counts what a job is busy with. A call of user code (a step, a loop, a wait) is made of operations and of
 * the user's own code. The job may park when it waits for something and no operation is at work:
 *
 *     operation ──wait──▶ waiting ──over──▶ operation
 */
export interface Activity {
  /** A whole call of user code, open until it settles. Never settles once the job or the attempt is closing. */
  call<Result>(scope: Scope, work: () => Promise<Result>): Promise<Result>
  /** A piece of the engine's work within a call; pieces do not nest. */
  operation<Result>(scope: Scope, work: () => Promise<Result>): Promise<Result>
  /** Inside an operation: resolves when the wait is over. The operation's places in `each` loops go to others meanwhile. */
  wait(scope: Scope, wait: Wait): Promise<void>
  /** Resumes waits that are over. */
  review(): void
  waits(): readonly Wait[]
  isIdle(): boolean
  /** Resolves when the attempt has no open call, or, with `'working'`, no operation at work. */
  quiet(attempt: Attempt, extent: 'open' | 'working'): Promise<void>
  /** Resolves when nothing of the job is at work. */
  rest(): Promise<void>
  /** No new call begins in an attempt; the job stays until it is closed. */
  startClosing(attempt: Attempt): void
  /** What still waits in an attempt waits for ever. */
  close(attempt: Attempt): void
  /** Nothing begins any more, and nothing that waits goes on. */
  seal(): void
}

export function createActivity(options: { readonly onChange: () => void }): Activity {
  let isSealed = false
  let working = 0
  const closing = new Set<Attempt>()
  const waiting = new Map<Wait, { readonly attempt: Attempt; readonly resume: () => void }>()
  const watchers = new Set<{ readonly isQuiet: () => boolean; readonly resolve: () => void }>()

  const changed = () => {
    for (const watcher of watchers) {
      if (!watcher.isQuiet()) continue
      watchers.delete(watcher)
      watcher.resolve()
    }
    options.onChange()
  }
  const watch = (isQuiet: () => boolean) =>
    isQuiet() ? Promise.resolve() : new Promise<void>((resolve) => watchers.add({ isQuiet, resolve }))
  /** An attempt that is closed no longer counts for those around it: they were relieved of it when it closed. */
  const count = (attempt: Attempt, of: 'openCalls' | 'workingOperations', change: number) => {
    for (const one of attemptsAround(attempt)) {
      one[of] += change
      if (one.state === 'closed') return
    }
    if (of === 'workingOperations') working += change
  }
  const isOpen = (attempt: Attempt) => [...attemptsAround(attempt)].every(({ state }) => state === 'open')
  const isClosed = (attempt: Attempt) => [...attemptsAround(attempt)].some(({ state }) => state === 'closed')

  return {
    async call(scope, work) {
      const { attempt } = scope
      if (isSealed || !isOpen(attempt)) return forever()
      count(attempt, 'openCalls', 1)
      try {
        return await work()
      } finally {
        count(attempt, 'openCalls', -1)
        changed()
      }
    },
    async operation(scope, work) {
      const { attempt } = scope
      if (isSealed || isClosed(attempt)) return forever()
      count(attempt, 'workingOperations', 1)
      try {
        return await work()
      } finally {
        count(attempt, 'workingOperations', -1)
        changed()
      }
    },
    async wait(scope, wait) {
      const { attempt, places } = scope
      const isLeft = () => isSealed || !isOpen(attempt)
      // Whoever gets here began before the end: it stays where it is, and counts no longer.
      const stay = () => {
        changed()
        return forever()
      }
      if (!isLeft() && wait.isOver()) return
      count(attempt, 'workingOperations', -1)
      if (isLeft()) return stay()
      for (const place of places) place.beginWait()
      await new Promise<void>((resume) => {
        waiting.set(wait, { attempt, resume })
        changed()
      })
      if (places.length === 0) return
      // To stand in line for a place is no work either: whoever holds it works, or gives it back when it waits.
      count(attempt, 'workingOperations', -1)
      changed()
      for (const place of places) await place.endWait()
      if (isLeft()) return stay()
      count(attempt, 'workingOperations', 1)
    },
    review() {
      if (isSealed) return
      for (const [wait, { attempt, resume }] of waiting) {
        if (!wait.isOver()) continue
        waiting.delete(wait)
        // Counted as work before the promise resolves: between the two the job must not look idle.
        count(attempt, 'workingOperations', 1)
        resume()
      }
    },
    waits: () => [...waiting.keys()],
    isIdle: () => !isSealed && closing.size === 0 && working === 0 && waiting.size > 0,
    quiet: (attempt, extent) =>
      watch(() => (extent === 'open' ? attempt.openCalls : attempt.workingOperations) === 0),
    rest: () => watch(() => working === 0),
    startClosing(attempt) {
      if (attempt.state !== 'open') return
      attempt.state = 'closing'
      closing.add(attempt)
    },
    close(attempt) {
      for (const one of closing) if (isWithin(one, attempt)) closing.delete(one)
      if (isClosed(attempt)) return
      const { openCalls, workingOperations } = attempt
      count(attempt, 'openCalls', -openCalls)
      count(attempt, 'workingOperations', -workingOperations)
      attempt.openCalls = openCalls
      attempt.workingOperations = workingOperations
      attempt.state = 'closed'
      for (const [wait, { attempt: waiter }] of waiting) {
        if (isWithin(waiter, attempt)) waiting.delete(wait)
      }
    },
    seal() {
      isSealed = true
    },
  }
}

function isWithin(one: Attempt, around: Attempt): boolean {
  return [...attemptsAround(one)].includes(around)
}

/**
 * A promise that never settles. A parked or closed job must not throw into user code: no `catch` or `finally` of the
 * user's may run, as none runs in a crash.
 */
export function forever(): Promise<never> {
  return new Promise(() => {})
}
