import { isTerminal, type JobRecord } from '@repurpose/core'
import type { Evidence, Violation } from '../evidence.ts'
import { isSameResult } from '../work/index.ts'

/** Whether every job came to what it had to. */
export function faultsInEnds(evidence: Evidence): readonly Violation[] {
  const jobs = new Map(evidence.jobs.map((job) => [job.id, job]))
  return [
    ...lostJobs(evidence, jobs),
    ...evidence.jobs.flatMap((job) => faultOfState(job)),
    ...evidence.plan.flatMap((planned) => {
      const job = jobs.get(planned.id)
      return job === undefined ? [] : faultsOfPlanned(evidence, planned, job)
    }),
    ...evidence.jobs.flatMap((job) => faultOfDescendant(job, jobs)),
    ...evidence.jobs.flatMap((job) => faultsOfParent(evidence, job, jobs)),
  ]
}

function lostJobs({ plan, created }: Evidence, jobs: ReadonlyMap<string, JobRecord>): readonly Violation[] {
  const acknowledged = new Set(created)
  const missing = [...new Set([...plan.map(({ id }) => id), ...created])].filter((id) => !jobs.has(id))
  return missing.map((job) => ({
    kind: 'lost job',
    job,
    told: acknowledged.has(job)
      ? 'Its creation was acknowledged, and it is not there.'
      : 'It was never created.',
  }))
}

function faultOfState({ id, state }: JobRecord): readonly Violation[] {
  return isTerminal(state) ? [] : [{ kind: 'not over', job: id, told: `It is ${state}.` }]
}

function faultsOfPlanned(
  { folded, results }: Evidence,
  planned: Evidence['plan'][number],
  { id, state, error }: JobRecord,
): readonly Violation[] {
  if (!isTerminal(state)) return []
  const fold = folded.get(id)
  const violations: Violation[] = []
  if (fold !== state) {
    violations.push({
      kind: 'record out of step',
      job: id,
      told: `The record says ${state}, its progress ${fold}.`,
    })
  }
  if (state === 'cancelled' && planned.meddling === 'cancel') return violations
  if (state !== 'succeeded') {
    const told = `It is ${state}: ${error?.code} ${error?.message}`
    return [...violations, { kind: 'wrong end', job: id, told }]
  }
  const result = results.get(id)
  if (isSameResult(result, planned.result)) return violations
  const told = `The result is ${short(result)}, it had to be ${short(planned.result)}.`
  return [...violations, { kind: 'wrong result', job: id, told }]
}

/** No parent of this suite succeeds with a child that did not. */
function faultOfDescendant(job: JobRecord, jobs: ReadonlyMap<string, JobRecord>): readonly Violation[] {
  const root = jobs.get(job.rootId)
  if (job.rootId === job.id) return []
  if (root === undefined) return [{ kind: 'lost job', job: job.rootId, told: `It is the root of ${job.id}.` }]
  if (root.state !== 'succeeded' || job.state === 'succeeded') return []
  return [{ kind: 'wrong end', job: job.id, told: `It is ${job.state}, its root succeeded.` }]
}

/** What a parent was told of a child is how the child ended. */
function faultsOfParent(
  { logs }: Evidence,
  { id }: JobRecord,
  jobs: ReadonlyMap<string, JobRecord>,
): readonly Violation[] {
  const told = new Map<string, string>()
  for (const fact of logs.get(id) ?? []) if (fact.type === 'child.settled') told.set(fact.child, fact.state)
  return [...told].flatMap(([child, state]): readonly Violation[] => {
    const actual = jobs.get(child)?.state
    return actual === state
      ? []
      : [{ kind: 'child settled wrongly', job: id, told: `${child} was told as ${state} and is ${actual}.` }]
  })
}

function short(value: unknown): string {
  return (JSON.stringify(value) ?? 'undefined').slice(0, 200)
}
