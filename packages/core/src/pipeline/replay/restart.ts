import type { FactOf } from '../../job/index.ts'
import type { History } from './history.ts'
import type { StagePast } from './past.ts'

/**
 * What a retry of a job forgets.
 *
 * With `from`, everything of that stage and of the stages after it. Without, the job opens again at the earliest stage
 * that holds a failure: there only what failed is forgotten; of the stages after it the outputs, steps and children
 * are forgotten, because they were made from what is about to change, and the paid calls are kept, because their keys
 * name what was asked.
 */
export function restart(history: History, fact: FactOf<'job.restarted'>): void {
  history.ended = undefined
  history.cancelReason = undefined
  history.restartedSinceStart = true
  history.hooks.delete('settled')
  forget(history.steps, '~settled/')
  // Hooks are no stages. What failed in one would fail the job again however it is opened.
  for (const hook of ['~before', '~after']) forgiveFailures(history, hook)
  const begun = [...history.stages]
  if (fact.from !== undefined) {
    const index = begun.findIndex(([name]) => name === fact.from)
    const from = index < 0 ? begun.length : index
    for (const [name] of begun.slice(from)) reopen(history, name, fact.seq, 'everything')
    // A stage before it that is not over runs again anyway, and tries again what failed in it.
    for (const [name, stage] of begun.slice(0, from))
      if (stage.end === undefined) forgive(history, name, stage)
    history.hooks.delete('after')
    return
  }
  const failed = firstFailure(history, begun)
  if (failed < 0) return
  history.hooks.delete('after')
  for (const [index, [name, stage]] of begun.entries()) {
    if (index === failed) forgive(history, name, stage)
    if (index > failed) reopen(history, name, fact.seq, 'all but calls')
  }
}

/** The stage that failed the job; where none did, the first with a failed child, step or item that it got over. */
function firstFailure(history: History, begun: readonly (readonly [string, StagePast])[]): number {
  const fatal = begun.findIndex(([, { failure, end }]) => failure !== undefined && end === undefined)
  return fatal >= 0 ? fatal : begun.findIndex(([name]) => holdsFailure(history, name))
}

function holdsFailure(history: History, name: string): boolean {
  const inside = `${name}/`
  for (const [key, step] of history.steps) if (step.status === 'failed' && key.startsWith(inside)) return true
  for (const [key, child] of history.children) if (hasFailed(child) && key.startsWith(inside)) return true
  return false
}

function hasFailed(child: { readonly settled: { readonly state: string } | undefined }): boolean {
  return child.settled !== undefined && child.settled.state !== 'succeeded'
}

function forgive(history: History, name: string, stage: StagePast): void {
  history.stages.set(name, { ...stage, attempt: 0, failure: undefined, end: undefined })
  forgiveFailures(history, name)
}

function forgiveFailures(history: History, place: string): void {
  const steps = [...history.steps].flatMap(([key, { status }]) => (status === 'failed' ? [key] : []))
  const children = [...history.children].flatMap(([key, child]) => (hasFailed(child) ? [key] : []))
  for (const key of [...steps, ...children].filter((failed) => failed.startsWith(`${place}/`))) {
    history.steps.delete(key)
    history.children.delete(key)
    // An item must run again to do again what failed in it, so its own result goes too, even where it got over that.
    for (const item of history.steps.keys()) if (key.startsWith(`${item}/`)) history.steps.delete(item)
  }
}

function reopen(history: History, name: string, epoch: number, extent: 'everything' | 'all but calls'): void {
  const inside = `${name}/`
  history.stages.delete(name)
  history.epochs.set(name, epoch)
  forget(history.steps, inside)
  forget(history.groups, inside)
  for (const [key, { id, settled }] of history.children) {
    if (settled === undefined && key.startsWith(inside)) history.orphans.add(id)
  }
  forget(history.children, inside)
  forget(history.waits, inside)
  if (extent === 'everything') forget(history.calls, inside)
}

function forget(records: Map<string, unknown>, prefix: string): void {
  for (const key of records.keys()) if (key.startsWith(prefix)) records.delete(key)
}
