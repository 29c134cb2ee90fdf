import { type Fact, isTerminal, terminalStateOf } from '@repurpose/core'
import type { Evidence, Violation, ViolationKind } from '../evidence.ts'
import { hooked } from '../work/index.ts'

type Report = (kind: ViolationKind, told: string) => void

/** What is wrong with each log as such, whatever the job was to come to. */
export function faultsInLogs({ jobs, logs }: Evidence): readonly Violation[] {
  const violations: Violation[] = []
  for (const job of jobs) {
    const report: Report = (kind, told) => violations.push({ kind, job: job.id, told })
    const log = logs.get(job.id) ?? []
    checkNumbers(log, report)
    if (job.seq !== log.length)
      report('record out of step', `The record says seq ${job.seq}, the log has ${log.length} facts.`)
    const { state } = readThrough(log, report)
    if (isTerminal(job.state) && state !== job.state)
      report('record out of step', `The record says ${job.state}, the log ${state ?? 'no end'}.`)
    if (isTerminal(job.state) && job.endedAt === undefined)
      report('record out of step', 'It has ended, at no time.')
    if (isTerminal(job.state) && hooked.has(job.pipeline)) checkHook(log, report)
  }
  return violations
}

function checkNumbers(log: readonly Fact[], report: Report): void {
  for (const [index, { seq }] of log.entries()) {
    if (seq !== index + 1) {
      report('gap in a log', `Fact ${index + 1} of the log has the number ${seq}.`)
      return
    }
  }
  if (log[0]?.type !== 'job.queued') report('gap in a log', `The log begins with ${log[0]?.type}.`)
}

function checkHook(log: readonly Fact[], report: Report): void {
  const end = log.findLastIndex((fact) => terminalStateOf(fact) !== undefined)
  const settled = log.slice(end + 1).filter((fact) => fact.type === 'hook.settled')
  if (settled.length !== 1)
    report('hook lost', `After the end, ${settled.length} hooks settled in place of 1.`)
  for (const fact of settled)
    if (fact.type === 'hook.settled' && fact.error !== undefined)
      report('hook lost', `The hook failed: ${fact.error.code} ${fact.error.message}`)
}

/** Goes through a log and notes what is in it twice, comes too late or never comes. */
function readThrough(log: readonly Fact[], report: Report) {
  const forGood = new Set<string>()
  let untilRestart = new Set<string>()
  const children = new Map<string, { readonly id: string; state: 'running' | 'succeeded' | 'failed' }>()
  let state: string | undefined
  let fence = 0

  const once = (made: Set<string>, what: string, fact: Fact) => {
    if (made.has(what)) report('twice in a log', `${what}, the second time as fact ${fact.seq}.`)
    made.add(what)
  }

  for (const fact of log) {
    const end = terminalStateOf(fact)
    if (state !== undefined && fact.type !== 'job.restarted' && !isAfterwards(fact))
      report('written after the end', `${fact.type} is fact ${fact.seq}.`)
    if (end !== undefined) state = end
    switch (fact.type) {
      case 'job.queued':
        once(forGood, fact.type, fact)
        break
      case 'job.restarted':
        if (state === undefined)
          report('twice in a log', `Restarted as fact ${fact.seq} without having ended.`)
        state = undefined
        untilRestart = new Set()
        // A child that failed is spawned again, under its own id.
        for (const [key, child] of children) if (child.state === 'failed') children.delete(key)
        break
      case 'job.started':
        if (fact.fence <= fence) report('two winners', `Fence ${fact.fence} started after fence ${fence}.`)
        fence = fact.fence
        break
      case 'step.succeeded':
        // Items are put together again from what is recorded below them; hooks run once for each end.
        once(
          fact.key.endsWith(']') || fact.key.startsWith('~') ? untilRestart : forGood,
          `${fact.type} ${fact.key}`,
          fact,
        )
        break
      case 'step.failed':
        once(untilRestart, `${fact.type} ${fact.key} attempt ${fact.attempt}`, fact)
        break
      case 'call.settled':
        if (fact.ok) once(forGood, `${fact.type} ${fact.key}`, fact)
        break
      case 'wait.opened':
      case 'wait.settled':
        once(forGood, `${fact.type} ${fact.key}`, fact)
        break
      case 'signal.received':
        once(forGood, `${fact.type} ${fact.signalId}`, fact)
        break
      case 'stage.started':
      case 'stage.failed':
        once(untilRestart, `${fact.type} ${fact.stage} attempt ${fact.attempt}`, fact)
        break
      case 'stage.succeeded':
      case 'stage.skipped':
        once(untilRestart, `end of stage ${fact.stage}`, fact)
        break
      case 'hook.settled':
        once(untilRestart, `${fact.type} ${fact.hook}`, fact)
        break
      case 'child.spawned':
        if (children.has(fact.key)) report('twice in a log', `Child ${fact.key} spawned as fact ${fact.seq}.`)
        children.set(fact.key, { id: fact.child, state: 'running' })
        break
      case 'child.settled': {
        const child = children.get(fact.key)
        if (child?.state !== 'running' || child.id !== fact.child)
          report(
            'child settled wrongly',
            `${fact.child} at ${fact.key} settled as fact ${fact.seq}, but was ${child?.state}.`,
          )
        else child.state = fact.state === 'succeeded' ? 'succeeded' : 'failed'
      }
    }
  }
  if (state !== undefined)
    for (const [key, child] of children)
      if (child.state === 'running') report('child settled wrongly', `${child.id} at ${key} never settled.`)
  return { state }
}

/** Only the settled hook writes after the end. */
function isAfterwards(fact: Fact): boolean {
  return (
    fact.type === 'hook.settled' ||
    fact.type === 'warning' ||
    (fact.type === 'step.succeeded' && fact.key.startsWith('~settled/')) ||
    (fact.type === 'step.failed' && fact.key.startsWith('~settled/'))
  )
}
