import type { Backend, Claim, NewJob, Settlement } from '@repurpose/core'

/** A root job, of which only the id matters. */
export function jobOf(id: string): NewJob {
  const traits = {
    pipeline: 'article',
    version: 1,
    lane: 'default',
    priority: { level: 'normal', score: 0 },
    labels: {},
  } as const
  return {
    ...traits,
    id,
    rootId: id,
    parent: undefined,
    fingerprint: 'fingerprint',
    facts: [{ type: 'job.queued', ...traits, raw: {}, input: {}, shape: 'shape', at: 1 }],
  }
}

export const succeeded: Pick<Settlement, 'facts' | 'to'> = {
  facts: [{ type: 'job.succeeded', result: null, cost: { micros: 0 }, at: 2 }],
  to: { state: 'succeeded', outcome: { status: 'succeeded', value: null }, cost: { micros: 0 }, hook: false },
}

/** A worker whose claims wait for the test. */
export async function takeJobs(backend: Backend) {
  const claims: Claim[] = []
  const wanted: ((claim: Claim) => void)[] = []
  const answers = new Map<string, (settlement: Settlement) => void>()
  const consumer = await backend.consume(
    { concurrency: 5, lanes: ['default'], pipelines: () => ['article'], ageingMs: 600_000 },
    (claim) => {
      const want = wanted.shift()
      if (want === undefined) claims.push(claim)
      else want(claim)
      return new Promise((resolve) => answers.set(claim.lease.jobId, resolve))
    },
  )
  return {
    next: () => {
      const claim = claims.shift()
      return claim === undefined
        ? new Promise<Claim>((resolve) => wanted.push(resolve))
        : Promise.resolve(claim)
    },
    settle(jobId: string, settlement: Pick<Settlement, 'facts' | 'to'>) {
      answers.get(jobId)?.({ write: 1, seen: 1, ...settlement })
    },
    /** Resolves when everything claimed has been settled. */
    idle: () => consumer.close(),
  }
}
