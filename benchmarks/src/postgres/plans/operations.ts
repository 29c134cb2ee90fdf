import type { Backend, Claim, NewJob, Settlement } from '@repurpose/core'

/** Something that the library asks of a backend, by the name that the table gives it. */
export type Operations = Readonly<Record<string, () => Promise<unknown>>>

interface Known {
  /** A job that has ended, one that waits, and the root of a family. */
  readonly ended: string
  readonly waiting: readonly string[]
  readonly root: string
  readonly cursor: string
}

/** What is asked about jobs from outside. */
export function questions(backend: Backend, { ended, waiting, root, cursor }: Known): Operations {
  const rest = [...waiting]
  const next = () => rest.pop() ?? ''
  return {
    'create a job': () => backend.create({ jobs: [newJob()] }),
    'create 100 jobs': () => backend.create({ jobs: Array.from({ length: 100 }, newJob) }),
    'create, at most 1,000,000 queued': () => backend.create({ jobs: [newJob()], maxQueued: 1_000_000 }),
    'get a job': () => backend.get(ended),
    'read a log': () => backend.read({ jobId: ended, after: 0 }),
    'feed, the newest 100': () => backend.feed({ after: cursor, filter: {}, limit: 100 }),
    'feed of a family': () => backend.feed({ after: cursor, filter: { rootIds: [root] }, limit: 100 }),
    'feed of a label': () =>
      backend.feed({ after: cursor, filter: { labels: { tenant: 't7' } }, limit: 100 }),
    'list, first page': () => backend.list({}),
    'list running': () => backend.list({ states: ['running'] }),
    'list queued': () => backend.list({ states: ['queued'] }),
    'list failed': () => backend.list({ states: ['failed'] }),
    'list of a label': () => backend.list({ labels: { tenant: 't7' } }),
    'list of a label, queued': () => backend.list({ labels: { tenant: 't7' }, states: ['queued'] }),
    'list of a family': () => backend.list({ rootId: root }),
    'list of a parent, failed': () => backend.list({ parentId: root, states: ['failed'] }),
    counts: () => backend.counts(),
    'contents of a source': () => backend.contents({ source: 'source-77' }),
    'contents of a type and a label': () =>
      backend.contents({ type: 'summary', labels: { tenant: 't7' }, limit: 20 }),
    'newest contents': () => backend.contents({ limit: 20 }),
    'cancel a waiting job': () => backend.request({ jobId: next(), what: 'cancel' }),
    'pause a waiting job': () => backend.request({ jobId: next(), what: 'pause' }),
    'signal a job': () =>
      backend.signal({ jobId: next(), name: 'go', key: undefined, value: 1, signalId: crypto.randomUUID() }),
    'change a priority': () =>
      backend.reprioritize({ jobId: next(), priority: { level: 'high', score: Math.random() } }),
    'prune 10': () => backend.prune({ endedBefore: Date.now(), limit: 10 }),
  }
}

/** What a worker does with the jobs it has. */
export function workOf(backend: Backend, claim: Claim): Operations {
  let write = 0
  const append = (count: number) => {
    write += 1
    const at = Date.now()
    const facts = Array.from({ length: count }, (_, index) => {
      return { type: 'step.succeeded', key: `work/${write}-${index}`, value: 1, ms: 1, at } as const
    })
    return backend.append({ lease: claim.lease, write, seen: claim.job.seq, facts })
  }
  return {
    'append a fact': () => append(1),
    'append 20 facts': () => append(20),
  }
}

export function success(): Settlement {
  const at = Date.now()
  return {
    write: 1_000,
    // More than there is.
    seen: 1_000_000,
    facts: [{ type: 'job.succeeded', result: 1, cost: { micros: 0 }, at }],
    to: { state: 'succeeded', outcome: { status: 'succeeded', value: 1 }, cost: { micros: 0 }, hook: false },
  }
}

function newJob(): NewJob {
  const id = crypto.randomUUID()
  const priority = { level: 'normal', score: 0 } as const
  const facts = [
    {
      type: 'job.queued',
      pipeline: 'steps',
      version: 1,
      lane: 'elsewhere',
      priority,
      labels: { tenant: 't7' },
      raw: {},
      input: {},
      shape: '',
      at: Date.now(),
    },
  ] as const
  return {
    id,
    pipeline: 'steps',
    version: 1,
    lane: 'elsewhere',
    priority,
    labels: { tenant: 't7' },
    parent: undefined,
    rootId: id,
    fingerprint: id,
    facts,
  }
}
