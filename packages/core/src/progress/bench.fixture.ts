import type { Fact, FactBody, NewFact } from '../job/index.ts'
import { failed, queued, succeeded } from '../job/log.fixture.ts'
import { type MemoryBackend, memoryBackend } from '../memory/index.ts'
import type { Claim, Settlement } from '../ports/index.ts'
import { type FakeClock, fakeClock } from '../testing/index.ts'

interface Hold {
  readonly claim: Claim
  readonly settle: (settlement: Settlement) => void
  write: number
}

export interface Bench {
  readonly backend: MemoryBackend
  readonly clock: FakeClock
  /** Creates a job and takes it into hand. */
  start(
    id: string,
    options?: { readonly parent?: string; readonly key?: string; readonly pipeline?: string },
  ): Promise<void>
  /** Writes facts of a job in hand. */
  write(id: string, ...bodies: readonly FactBody[]): Promise<void>
  /** Spawns a child of a job in hand, and takes it into hand as well. */
  spawn(id: string, key: string, child: string): Promise<void>
  succeed(id: string, options?: { readonly hook?: boolean }): Promise<void>
  fail(id: string): Promise<void>
  /** Settles the hook of a job that ended with one. */
  settleHook(id: string): Promise<void>
  /** Opens an ended job again and takes it into hand. */
  restart(id: string, from?: string): Promise<void>
  log(id: string): Promise<readonly Fact[]>
  close(): Promise<void>
}

/** A backend in memory whose only worker is the test: it holds each job until the test lets it go. */
export async function createBench(): Promise<Bench> {
  const clock = fakeClock()
  const backend = memoryBackend({ clock })
  const held = new Map<string, Hold>()
  const awaited = new Map<string, () => void>()
  const consumer = await backend.consume(
    { concurrency: 1_000, lanes: ['default'], pipelines: () => ['story', 'lesson'], ageingMs: 1e9 },
    (claim) =>
      new Promise((settle) => {
        held.set(claim.lease.jobId, { claim, settle, write: 0 })
        awaited.get(claim.lease.jobId)?.()
      }),
  )
  const stamp = (bodies: readonly FactBody[]): NewFact[] =>
    bodies.map((body) => ({ ...body, at: clock.now() }))
  const holdOf = (id: string) => {
    const hold = held.get(id)
    if (hold === undefined) throw new Error(`Job ${id} is not in hand.`)
    return hold
  }
  const inHand = async (id: string, act: () => Promise<unknown>) => {
    const taken = new Promise<void>((resolve) => awaited.set(id, resolve))
    await act()
    await taken
  }
  const nextWrite = async (id: string, bodies: readonly FactBody[]) => {
    const hold = holdOf(id)
    hold.write += 1
    return {
      lease: hold.claim.lease,
      write: hold.write,
      seen: (await bench.log(id)).length,
      facts: stamp(bodies),
    }
  }
  const newJob = (
    id: string,
    pipeline: string,
    parent: { readonly id: string; readonly key: string } | undefined,
  ) => ({
    id,
    pipeline,
    version: 1,
    lane: 'default',
    priority: { level: 'normal', score: 0 } as const,
    labels: { tenant: id.slice(0, 1) },
    parent,
    rootId: parent?.id ?? id,
    fingerprint: id,
    facts: stamp([{ ...queued, pipeline } as FactBody]),
  })
  const end = async (id: string, body: FactBody, to: Settlement['to']) => {
    const { seen, facts, write } = await nextWrite(id, [body])
    holdOf(id).settle({ write, seen, facts, to })
    while ((await backend.get(id))?.state === 'running') await clock.settle()
  }

  const bench: Bench = {
    backend,
    clock,
    start: (id, { parent, key = 'stage/child', pipeline = 'story' } = {}) =>
      inHand(id, () =>
        backend.create({
          jobs: [newJob(id, pipeline, parent === undefined ? undefined : { id: parent, key })],
        }),
      ),
    write: async (id, ...bodies) => {
      await backend.append(await nextWrite(id, bodies))
    },
    spawn: (id, key, child) =>
      inHand(child, async () => {
        const facts: FactBody[] = [{ type: 'child.spawned', key, child }]
        await backend.spawn({
          ...(await nextWrite(id, facts)),
          children: [newJob(child, 'lesson', { id, key })],
        })
      }),
    succeed: async (id, { hook = false } = {}) => {
      const to = {
        state: 'succeeded',
        outcome: { status: 'succeeded', value: null },
        cost: { micros: 0 },
        hook,
      } as const
      await (hook ? inHand(id, () => end(id, succeeded, to)) : end(id, succeeded, to))
    },
    fail: async (id) => {
      const error = { code: 'UNKNOWN', message: 'It broke.', category: 'unknown', retryable: true } as const
      await end(id, failed(), {
        state: 'failed',
        outcome: { status: 'failed', error },
        cost: { micros: 0 },
        hook: false,
      })
    },
    settleHook: async (id) => {
      const { seen, facts, write } = await nextWrite(id, [{ type: 'hook.settled', hook: 'settled' }])
      holdOf(id).settle({ write, seen, facts, to: { state: 'hooked' } })
      while ((await bench.log(id)).at(-1)?.type !== 'hook.settled') await clock.settle()
    },
    restart: (id, from) => inHand(id, () => backend.request({ jobId: id, what: 'retry', from })),
    log: (id) => backend.read({ jobId: id, after: 0 }),
    close: async () => {
      await backend.close()
      for (const { settle } of held.values())
        settle({ write: 1, seen: 0, facts: [], to: { state: 'queued' } })
      await consumer.close()
    },
  }
  return bench
}
