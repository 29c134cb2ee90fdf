import { describe, expect, it } from 'vitest'
import { LeaseLostError } from '../errors/index.ts'
import { type MemoryBackend, memoryBackend } from '../memory/index.ts'
import type {
  Backend,
  Claim,
  ConsumeOptions,
  FeedFilter,
  Settlement,
  SubscriptionListener,
} from '../ports/index.ts'
import { testBackend } from './backend-suite.ts'
import type { BackendUnderTest } from './backend-suite-scene.ts'
import { fakeClock } from './fake-clock.ts'

type Run = (claim: Claim) => Promise<Settlement>

/** A store that outlives the backends opened on it, and transactions that hold jobs back until they commit. */
function sharedStore(): BackendUnderTest {
  const clock = fakeClock()
  const store = memoryBackend({ clock })
  const pending = new Map<unknown, Parameters<Backend['create']>[0][]>()
  const open = (): Backend => {
    let closed = false
    return {
      ...store,
      capabilities: { durable: true, crossProcess: true, transactional: true },
      create: async ({ transaction, ...options }) => {
        if (closed) return closedStore.create(options)
        if (transaction === undefined) return store.create(options)
        pending.get(transaction)?.push(options)
        return options.jobs.map(({ id }) => ({ id, created: true, state: 'queued' as const }))
      },
      get: (jobId) => (closed ? closedStore : store).get(jobId),
      feed: (options) => (closed ? closedStore : store).feed(options),
      append: (write) => (closed ? closedStore : store).append(write),
      consume: async (options, run) =>
        store.consume(options, async (claim) => {
          lost.add(() => store.abandon(claim.lease.jobId))
          return run(claim)
        }),
      close: async () => {
        closed = true
        for (const lose of lost) lose()
      },
    }
  }
  const lost = new Set<() => void>()
  const closedStore = memoryBackend()
  void closedStore.close()
  return {
    backend: open(),
    clock,
    crash: (jobId) => void store.abandon(jobId),
    another: async () => open(),
    transaction: async () => {
      const handle = {}
      pending.set(handle, [])
      return {
        handle,
        commit: async () => {
          for (const options of pending.get(handle) ?? []) await store.create(options)
        },
        rollback: async () => void pending.delete(handle),
      }
    },
    close: () => store.close(),
  }
}

describe('a store that others share', () => {
  const relevant = new Set([
    'joins a transaction if it declares that it can, and refuses one otherwise',
    'keeps jobs beyond its own end if it declares that it is durable',
    'shares jobs between processes if it declares that it can',
  ])
  const chosen = (name: string, body: () => Promise<void>): void => {
    if (relevant.has(name)) it(name, body)
  }
  testBackend({ describe: (_, body) => body(), it: chosen }, async () => sharedStore())
})

/** A backend that does one thing wrong. */
type Sabotage = (backend: MemoryBackend) => Partial<Backend>

/** The error with which a test of the suite fails on a backend that does something wrong, if it does. */
async function failureOf(test: string, sabotage: Sabotage): Promise<unknown> {
  const bodies = new Map<string, () => Promise<void>>()
  testBackend(
    { describe: (_, body) => body(), it: (name, body) => void bodies.set(name, body) },
    async () => {
      const clock = fakeClock()
      const backend = memoryBackend({ clock })
      const close = () => backend.close()
      return {
        backend: { ...backend, ...sabotage(backend) },
        clock,
        crash: (id) => void backend.abandon(id),
        close,
        patienceMs: 300,
      }
    },
  )
  const body = bodies.get(test)
  if (body === undefined) throw new Error(`The suite has no test ${test}.`)
  return body().then(
    () => undefined,
    (error: unknown) => error,
  )
}

/** Runs go through a change of the claim or the settlement. */
function changed(
  backend: Backend,
  change: {
    claim?: (claim: Claim) => Claim
    settlement?: (settlement: Settlement) => Settlement
    options?: Partial<ConsumeOptions>
  },
): Partial<Backend> {
  const { claim: toClaim = (claim) => claim, settlement: toSettlement = (settlement) => settlement } = change
  return {
    consume: (options: ConsumeOptions, run: Run) =>
      backend.consume({ ...options, ...change.options }, async (claim) =>
        toSettlement(await run(toClaim(claim))),
      ),
  }
}

const mistakes: Readonly<Record<string, readonly [test: string, Sabotage]>> = {
  'takes writes under an old fence': [
    'refuses every write under an old fence',
    (backend) => ({
      append: (write) =>
        backend.append(write).catch((error: unknown) => {
          if (LeaseLostError.isInstance(error)) return { seq: 1, request: undefined, news: [] }
          throw error
        }),
    }),
  ],
  'applies what is sent again': [
    'answers a write that is sent again, and does not apply it again',
    (backend) => {
      let write = 0
      return {
        append: (call) => {
          write += 1
          return backend.append({ ...call, write })
        },
      }
    },
  ],
  'keeps news to itself': [
    'tells a writer what others wrote since it last looked, once',
    (backend) => ({ append: async (write) => ({ ...(await backend.append(write)), news: [] }) }),
  ],
  'parks without looking': [
    'does not park a job when a signal came that it has not seen',
    (backend) => changed(backend, { settlement: (settlement) => ({ ...settlement, seen: 1_000 }) }),
  ],
  'ignores fingerprints': [
    'refuses an id that exists with another fingerprint, and stores nothing of the call',
    (backend) => ({
      create: ({ jobs, ...options }) =>
        backend.create({ ...options, jobs: jobs.map((job) => ({ ...job, fingerprint: 'same' })) }),
    }),
  ],
  'skips facts': [
    'skips nothing while many write at once',
    (backend) => ({
      feed: async (options) => {
        const page = await backend.feed(options)
        return { ...page, entries: page.entries.filter(({ fact }) => fact.seq !== 3) }
      },
    }),
  ],
  'wakes nobody': [
    'wakes subscribers for what is written from then on',
    (backend) => ({
      subscribe: (filter: FeedFilter, listener: SubscriptionListener) =>
        backend.subscribe(filter, { ...listener, onWake: () => {} }),
    }),
  ],
  'forgets the settled hook': [
    'delivers a job once more for its settled hook',
    (backend) =>
      changed(backend, {
        settlement: ({ to, ...rest }) => ({ ...rest, to: 'hook' in to ? { ...to, hook: false } : to }),
      }),
  ],
  'does not know what comes first': [
    'puts the level first, then the score, then the age',
    (backend) => ({
      create: ({ jobs, ...options }) =>
        backend.create({
          ...options,
          jobs: jobs.map((job) => ({ ...job, priority: { level: 'normal', score: 0 } })),
        }),
    }),
  ],
  'does not count crashes': [
    'counts the claims that brought no result',
    (backend) => changed(backend, { claim: (claim) => ({ ...claim, claims: 1, onChange: claim.onChange }) }),
  ],
  'hands out what nobody knows': [
    'leaves a job of an unknown pipeline for a worker that knows it',
    (backend) => changed(backend, { options: { pipelines: () => ['article', 'sentinel', 'novel'] } }),
  ],
  'hands out other lanes': [
    'claims from the lanes of the worker only',
    (backend) => changed(backend, { options: { lanes: ['slow', 'quick', 'default'] } }),
  ],
  'never closes': ['does nothing more once it is closed', () => ({ close: async () => {} })],
  'claims to be durable and is not tested so': [
    'keeps jobs beyond its own end if it declares that it is durable',
    (backend) => ({ capabilities: { ...backend.capabilities, durable: true } }),
  ],
  'claims to be transactional and is not tested so': [
    'joins a transaction if it declares that it can, and refuses one otherwise',
    (backend) => ({ capabilities: { ...backend.capabilities, transactional: true } }),
  ],
  'gives away its own data': [
    'keeps its data to itself',
    (backend) => {
      const logs = new Map<string, Awaited<ReturnType<Backend['read']>>>()
      return {
        read: async (options) => {
          const log = logs.get(options.jobId) ?? structuredClone(await backend.read(options))
          logs.set(options.jobId, log)
          return log
        },
      }
    },
  ],
  'takes a fault of the library for any other': [
    'refuses to retry a job that has not ended',
    () => ({ request: async () => Promise.reject(new Error('No.')) }),
  ],
}

describe('the backend suite', () => {
  for (const [mistake, [test, sabotage]] of Object.entries(mistakes)) {
    it(`fails a backend that ${mistake}`, async () => {
      expect(await failureOf(test, () => ({}))).toBeUndefined()
      expect(await failureOf(test, sabotage)).toBeInstanceOf(Error)
    })
  }

  it('says what it waited for', async () => {
    const error = await failureOf('hands a job to a worker with its record and its log', () => ({
      consume: async () => ({ close: async () => {} }),
    }))
    expect(String(error)).toContain('Waited 300 ms for a job to be claimed')
  })

  it('asks for what it needs to test what a backend declares', async () => {
    const error = await failureOf('shares jobs between processes if it declares that it can', (backend) => ({
      capabilities: { ...backend.capabilities, crossProcess: true },
    }))
    expect(String(error)).toContain('A backend that is crossProcess must be tested with another backend')
  })

  it('gives every test a name of its own', () => {
    const names: string[] = []
    testBackend({ describe: (_, body) => body(), it: (name) => void names.push(name) }, async () =>
      sharedStore(),
    )
    expect(new Set(names).size).toBe(names.length)
    expect(names.length).toBeGreaterThan(150)
  })
})
