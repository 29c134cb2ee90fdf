import type { Backend, Claim, NewFact, Settlement, Write } from '@repurpose/core'
import type { Witness } from './files.ts'
import { runsIn } from './line.ts'
import { standOn } from './stand.ts'

/** The backend as a worker sees it, with a witness who writes down claims and acknowledged writes. */
export function watchBackend(backend: Backend, witness: Witness, folder: string): Backend {
  /** How often a job had been restarted, as far as this process was told. */
  const epochs = new Map<string, number>()

  const epochOf = ({ lease, log }: Claim) => {
    const restarts = log.reduce((count, { type }) => count + (type === 'job.restarted' ? 1 : 0), 0)
    const before = log[0]?.seq === 1 ? 0 : (epochs.get(lease.jobId) ?? 0)
    epochs.set(lease.jobId, before + restarts)
    return before + restarts
  }

  const watchRun = (run: (claim: Claim) => Promise<Settlement>) => async (claim: Claim) => {
    const { jobId: job, fence } = claim.lease
    const epoch = epochOf(claim)
    const { kind, claims } = claim
    witness.tell({ what: 'claim', job, fence, kind, seq: claim.job.seq, epoch, claims })
    const told = tornness(claim)
    if (told !== undefined) witness.tell({ what: 'torn', job, fence, told })
    claim.lost.addEventListener('abort', () => witness.tell({ what: 'lost', job, fence }))
    try {
      const settlement = await standOn({ witness, folder, job, root: fence, epoch }, () => run(claim))
      witness.tell({ what: 'settled', job, fence, to: settlement.to.state })
      return settlement
    } catch (error) {
      witness.tell({ what: 'rejected', job, fence, told: String(error) })
      throw error
    }
  }

  const acknowledged = ({ lease, facts }: Write, seq: number) => {
    const runs = facts.flatMap(recordedRuns)
    if (facts.length === 0) return
    witness.tell({ what: 'recorded', job: lease.jobId, fence: lease.fence, seq, runs })
  }

  const watched: Partial<Backend> = {
    consume: (options, run) => backend.consume(options, watchRun(run)),
    async append(write) {
      const answer = await backend.append(write)
      acknowledged(write, answer.seq)
      return answer
    },
    async spawn(write) {
      const answer = await backend.spawn(write)
      acknowledged(write, answer.seq)
      return answer
    },
  }
  // Over the backend itself, so that methods and private fields of a class go on working.
  return new Proxy(backend, {
    get(_, name) {
      const own = watched[name as keyof Backend]
      if (own !== undefined) return own
      const value: unknown = Reflect.get(backend, name, backend)
      return typeof value === 'function' ? value.bind(backend) : value
    },
  })
}

/** The runs whose results a fact records. Results of stages and jobs repeat them and do not count. */
export function recordedRuns(fact: NewFact): readonly string[] {
  if (fact.type !== 'step.succeeded' && fact.type !== 'step.failed' && fact.type !== 'call.settled') return []
  return runsIn(JSON.stringify(fact))
}

/** What is wrong with the log that a claim carries: a worker that reads an older log would pay again. */
function tornness({ job, log }: Claim): string | undefined {
  const first = log[0]
  if (first === undefined) return undefined
  const numbers = log.map(({ seq }) => seq)
  const isGapless = numbers.every((seq, index) => seq === first.seq + index)
  const last = numbers.at(-1)
  if (isGapless && last === job.seq) return undefined
  return `The record says seq ${job.seq}, the log has ${first.seq}…${last}${isGapless ? '' : ' with gaps'}.`
}
