import { emptyView, type Fact, foldView, isTerminal, type NewFact, terminalStateOf } from '../job/index.ts'
import type { JobRecord } from '../ports/index.ts'
import { fractionOf } from '../progress/index.ts'
import type { WrittenFact } from './replay-harness-cut.ts'
import { callWork, stepWork, type Work } from './replay-harness-observer.ts'

/** A job with its whole log, when a run is over. */
export interface JobLog {
  readonly job: JobRecord
  readonly facts: readonly Fact[]
}

/** What is wrong with a log as such, whatever the pipeline; empty when nothing is. */
export function faultsOf({ job, facts }: JobLog): readonly string[] {
  const faults: string[] = []
  const book = openBook((fault) => faults.push(`${job.id}: ${fault}`))
  let view = emptyView()
  let fraction = 0
  for (const [index, fact] of facts.entries()) {
    if (fact.seq !== index + 1)
      faults.push(`${job.id}: fact ${index + 1} of the log has the number ${fact.seq}.`)
    book.enter(fact)
    view = foldView(view, fact)
    const now = fractionOf(view)
    if (now < fraction) faults.push(`${job.id}: progress fell from ${fraction} to ${now} at ${named(fact)}.`)
    fraction = now
  }
  if (!isTerminal(job.state)) faults.push(`${job.id} has not ended: it is ${job.state}.`)
  book.close()
  return faults
}

interface Book {
  enter(fact: Fact): void
  close(): void
}

/** Goes through a log and notes what is in it twice. What a retry makes anew may be there once more. */
function openBook(report: (fault: string) => void): Book {
  const calls = new Set<string>()
  const made = new Set<string>()
  const children = new Map<string, 'running' | 'succeeded' | 'failed'>()
  let hasFailure = false
  let hasEnded = false

  const once = (set: Set<string>, key: string, fact: Fact) => {
    if (set.has(key)) report(`${named(fact)} was recorded twice, the second time as fact ${fact.seq}.`)
    set.add(key)
  }
  const restart = (from: string | undefined) => {
    hasEnded = false
    // Starting over from a stage forgets what was recorded in it and after it; which stages those are is not told here.
    if (from !== undefined) calls.clear()
    hasFailure ||= from !== undefined
    for (const [key, state] of children) if (state !== 'succeeded') children.delete(key)
    // After a failure that the job got over, what was made of it is made anew.
    if (hasFailure) children.clear()
    for (const key of made) {
      const isForgotten = hasFailure
        ? !key.startsWith('signal ')
        : /^(stage.started|hook settled|step.succeeded ~settled)/.test(key)
      if (isForgotten) made.delete(key)
    }
  }

  return {
    enter(fact) {
      const isAfterwards =
        fact.type === 'hook.settled' ||
        fact.type === 'warning' ||
        ('key' in fact && fact.key?.startsWith('~settled/'))
      if (hasEnded && fact.type !== 'job.restarted' && !isAfterwards)
        report(`${named(fact)} came after the end.`)
      if (terminalStateOf(fact) !== undefined) hasEnded = true
      switch (fact.type) {
        case 'job.restarted':
          return restart(fact.from)
        case 'call.settled':
          return fact.ok ? once(calls, fact.key, fact) : undefined
        case 'step.succeeded':
        case 'wait.settled':
        case 'wait.opened':
          if ('signalId' in fact && fact.signalId !== undefined) once(made, `signal ${fact.signalId}`, fact)
          return once(made, `${fact.type} ${fact.key}`, fact)
        case 'step.failed':
          hasFailure ||= fact.final
          return
        case 'stage.failed':
          hasFailure ||= fact.retryAt === undefined
          return
        case 'stage.started':
          made.delete(`end ${fact.stage}`)
          return once(made, `stage.started ${fact.stage} ${fact.attempt}`, fact)
        case 'stage.succeeded':
        case 'stage.skipped':
          return once(made, `end ${fact.stage}`, fact)
        case 'hook.settled':
          return once(made, `hook ${fact.hook}`, fact)
        case 'child.spawned':
          if (children.has(fact.key))
            report(`${named(fact)} was spawned twice, the second time as fact ${fact.seq}.`)
          children.set(fact.key, 'running')
          return
        case 'child.settled':
          if (children.get(fact.key) !== 'running') report(`${named(fact)} settled without being spawned.`)
          hasFailure ||= fact.state === 'failed' || fact.state === 'partial'
          children.set(fact.key, fact.state === 'succeeded' ? 'succeeded' : 'failed')
          return
      }
    },
    close() {
      for (const [key, state] of children)
        if (state === 'running') report(`the child at ${key} never settled.`)
    },
  }
}

/** What was recorded of paid work. */
export interface Recorded {
  readonly succeeded: ReadonlyMap<Work, number>
  /** Attempts that failed. */
  readonly failed: ReadonlyMap<Work, number>
}

export function recordedIn(written: Iterable<Omit<WrittenFact, 'jobId'>>): Recorded {
  const succeeded = new Map<Work, number>()
  const failed = new Map<Work, number>()
  for (const { pipeline, fact } of written) {
    const work = workOf(pipeline, fact)
    if (work === undefined) continue
    const isOk = fact.type === 'step.succeeded' || (fact.type === 'call.settled' && fact.ok)
    const counts = isOk ? succeeded : failed
    counts.set(work, (counts.get(work) ?? 0) + 1)
  }
  return { succeeded, failed }
}

/** The paid work that a fact records; items of `each` are no work of their own. */
function workOf(pipeline: string, fact: NewFact): Work | undefined {
  if (fact.type === 'call.settled') return callWork(fact.kind, fact.task)
  if ((fact.type !== 'step.succeeded' && fact.type !== 'step.failed') || fact.key.endsWith(']'))
    return undefined
  const path = fact.key.split('/')
  // Keys escape what has a meaning in them as a URL does.
  return stepWork(pipeline, path[0] ?? '', decodeURIComponent(path.at(-1) ?? ''))
}

/** A fact in words: `call.settled media/segment[b]/narration:3f…`. */
export function named(fact: Pick<Fact, 'type'>): string {
  // Facts below a stage have a key, facts of a stage its name, the others neither.
  const { key, stage } = fact as { readonly key?: string; readonly stage?: string }
  return [fact.type, key ?? stage].filter((word) => word !== undefined).join(' ')
}
