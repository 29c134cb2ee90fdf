import type { Fact } from '@repurpose/core'
import type { Evidence, Violation, ViolationKind } from '../evidence.ts'
import { recordedRuns, type WitnessLine } from '../witness/index.ts'

/**
 * Whether anything was done again that was recorded. Exact, without clocks:
 *
 * - Every run of paid work writes a line before it begins, and its result carries its number, so the log says which run
 *   it recorded.
 * - Every claim has a fence, and no write under an older fence is accepted once a newer one was given. A run knows its
 *   *root*: the fence of the claim that began this replay of the job in its process. A replay may go on in memory under
 *   later claims, but these follow each other without another in between, so of two replays the one with the lower root
 *   wrote all it ever wrote before the other began.
 * - So a run with a higher root than the recorded one began after the result was in the log: it was done again.
 * - Under the same root, lines of one file are in the order of events: what began after the recorded run was done again.
 * - A run with a lower root was in flight when its worker was killed or lost the job. That is allowed, unless its own
 *   process had been told of the result by then.
 *
 * What this cannot see: work that is repeated without asking for it through the engine; a result that was recorded, was
 * lost before its acknowledgement came, and was made again — in the log there is only one, as there may be.
 */
export function faultsInPayments(evidence: Evidence): readonly Violation[] {
  const { witnesses } = evidence
  const killed = new Set(evidence.killed.map(({ worker }) => worker))
  const runs = runsByWork(evidence)
  const recorded = recordsByRun(evidence)
  const known = new Set([...runs.values()].flat().map(({ run }) => run))
  const violations: Violation[] = []

  for (const [run, { job, facts }] of recorded) {
    const report = (kind: ViolationKind, told: string) => violations.push({ kind, job, told })
    if (!known.has(run))
      report('unwitnessed result', `${facts.map(nameOf)} records run ${run}, which never began.`)
    if (facts.length > 1)
      report('twice in a log', `Run ${run} is recorded as ${facts.map(nameOf).join(' and ')}.`)
  }
  for (const [work, list] of runs) {
    violations.push(...paidAgain(work, list, recorded, knowledgeOf(evidence)))
  }
  for (const { worker, lines } of witnesses) {
    for (const line of lines) {
      if (line.what !== 'recorded') continue
      for (const run of line.runs.filter((one) => !recorded.has(one))) {
        const whose = `worker ${worker}${killed.has(worker) ? ', killed later' : ''}`
        violations.push({
          kind: 'acknowledged and gone',
          job: line.job,
          told: `The result of run ${run} was acknowledged to ${whose} under fence ${line.fence}, and is not in the log.`,
        })
      }
    }
  }
  return violations
}

/** How much was done that came to nothing. */
export function repeatsIn(evidence: Evidence): { readonly byKilled: number; readonly byLiving: number } {
  const recorded = recordsByRun(evidence)
  const killed = new Set(evidence.killed.map(({ worker }) => worker))
  const lost = [...runsByWork(evidence).values()].flat().filter(({ run }) => !recorded.has(run))
  const byKilled = lost.filter(({ worker }) => killed.has(worker)).length
  return { byKilled, byLiving: lost.length - byKilled }
}

interface Run {
  readonly run: string
  readonly root: number
  readonly worker: number
  /** Of its line in the worker's file. */
  readonly index: number
}

interface Records {
  readonly job: string
  readonly facts: readonly Fact[]
}

/** The runs of each piece of work. What a settled hook does belongs to one end of the job. */
function runsByWork({ witnesses }: Evidence): ReadonlyMap<string, readonly Run[]> {
  const runs = new Map<string, Run[]>()
  for (const { worker, lines } of witnesses) {
    for (const [index, line] of lines.entries()) {
      if (line.what !== 'run') continue
      const { job, label, root, run, epoch } = line
      const work = `${job} ${label}${label.startsWith('hook') ? ` after end ${epoch + 1}` : ''}`
      const list = runs.get(work) ?? []
      list.push({ run, root, worker, index })
      runs.set(work, list)
    }
  }
  return runs
}

const offloadedKey = /values\/[0-9a-f]{64}\.json/g

function recordsByRun({ logs, offloaded }: Evidence): ReadonlyMap<string, Records> {
  const records = new Map<string, { readonly job: string; readonly facts: Fact[] }>()
  for (const [job, log] of logs) {
    for (const fact of log) {
      const isResult = fact.type === 'step.succeeded' || fact.type === 'call.settled'
      const keys = isResult ? (JSON.stringify(fact).match(offloadedKey) ?? []) : []
      const runs = [...recordedRuns(fact), ...keys.flatMap((key) => offloaded.get(key) ?? [])]
      for (const run of new Set(runs)) {
        const record = records.get(run) ?? { job, facts: [] }
        record.facts.push(fact)
        records.set(run, record)
      }
    }
  }
  return records
}

function isSuccess(fact: Fact): boolean {
  return fact.type === 'step.succeeded' || (fact.type === 'call.settled' && fact.ok)
}

type Knows = (worker: number, job: string, recorded: Run) => number

function paidAgain(
  work: string,
  runs: readonly Run[],
  records: ReadonlyMap<string, Records>,
  knows: Knows,
): readonly Violation[] {
  const successes = runs.filter(({ run }) => records.get(run)?.facts.some(isSuccess) === true)
  const [success] = successes
  if (success === undefined) return []
  const job = work.slice(0, work.indexOf(' '))
  const report = (told: string): Violation => ({ kind: 'paid again', job, told: `${work}: ${told}` })
  const violations = successes
    .slice(1)
    .map(({ run }) => report(`runs ${success.run} and ${run} are both recorded as its result.`))
  for (const other of runs) {
    const { run, root, worker, index } = other
    if (run === success.run) continue
    const whose = `Run ${run} of worker ${worker} (root ${root})`
    const what = `the result of run ${success.run} (worker ${success.worker}, root ${success.root})`
    if (root > success.root) violations.push(report(`${whose} began though ${what} was in its log.`))
    else if (root === success.root && index > success.index && worker === success.worker)
      violations.push(report(`${whose} began after the run whose result is recorded, ${success.run}.`))
    else if (root < success.root && index > knows(worker, job, success))
      violations.push(report(`${whose} began after its process had been told ${what}.`))
  }
  return violations
}

const indexes = new WeakMap<Evidence, Knows>()

/** From which line on a process knew of a recorded result: of its own by the acknowledgement, of others' by a claim. */
function knowledgeOf(evidence: Evidence): Knows {
  const present = indexes.get(evidence)
  if (present !== undefined) return present
  const byJob = new Map<string, { readonly index: number; readonly line: WitnessLine }[]>()
  for (const { worker, lines } of evidence.witnesses) {
    for (const [index, line] of lines.entries()) {
      if (line.what !== 'claim' && line.what !== 'recorded') continue
      const place = `${worker} ${line.job}`
      const list = byJob.get(place) ?? []
      list.push({ index, line })
      byJob.set(place, list)
    }
  }
  const knows: Knows = (worker, job, recorded) => {
    const told = (byJob.get(`${worker} ${job}`) ?? []).find(({ line }) =>
      worker === recorded.worker
        ? line.what === 'recorded' && line.runs.includes(recorded.run)
        : line.what === 'claim' && line.fence > recorded.root,
    )
    return told?.index ?? Number.POSITIVE_INFINITY
  }
  indexes.set(evidence, knows)
  return knows
}

function nameOf(fact: Fact): string {
  return `fact ${fact.seq} (${fact.type} ${'key' in fact ? fact.key : ''})`
}
