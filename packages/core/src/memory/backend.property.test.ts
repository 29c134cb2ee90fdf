import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Fact, isTerminal, type JobState, terminalStateOf } from '../job/index.ts'
import type { Claim, JobRecord, NewJob, Settlement } from '../ports/index.ts'
import {
  again,
  blocks,
  endsAs,
  hooked,
  newChild,
  newJob,
  parks,
  pauses,
  progress,
  remark,
  spawned,
  succeeds,
  type Turn,
} from '../testing/backend-suite-jobs.ts'
import { type FakeClock, fakeClock } from '../testing/index.ts'
import { type MemoryBackend, memoryBackend } from './index.ts'

/** A claim that the schedule may act on, and how far its worker has looked. */
interface Held {
  readonly claim: Claim
  readonly resolve: (settlement: Settlement) => void
  readonly reject: (error: Error) => void
  write: number
  seen: number
}

/** Everything that can happen, at a place that `pick` chooses among the jobs or claims there are. */
const steps = fc.array(
  fc.record({
    pick: fc.nat(),
    act: fc.constantFrom(
      'create',
      'cancel',
      'pause',
      'resume',
      'retry',
      'signal',
      'reprioritize',
      'crash',
      'reject',
      'append',
      'look',
      'spawn',
      'succeed',
      'fail',
      'succeed with hook',
      'park for children',
      'park for a signal',
      'park for a time',
      'go to pause',
      'queue',
      'queue later',
      'block',
      'wait',
      'pause the queue',
      'resume the queue',
    ),
  }),
  { minLength: 20, maxLength: 120, size: 'max' },
)
type Act = typeof steps extends fc.Arbitrary<readonly { readonly act: infer Name }[]> ? Name : never

class Schedule {
  readonly clock: FakeClock = fakeClock()
  readonly backend: MemoryBackend = memoryBackend({ clock: this.clock })
  readonly jobs: NewJob[] = []
  readonly held = new Set<Held>()
  readonly #spawned = new Map<string, NewJob[]>()
  #signals = 0

  async start(): Promise<void> {
    const options = { concurrency: 2, lanes: ['default'], pipelines: () => ['article'], ageingMs: 60_000 }
    for (let worker = 0; worker < 2; worker += 1) {
      await this.backend.consume(options, (claim) => {
        return new Promise((resolve, reject) => {
          const held: Held = { claim, resolve, reject, write: 0, seen: claim.job.seq }
          this.held.add(held)
          claim.lost.addEventListener('abort', () => this.held.delete(held))
        })
      })
    }
  }

  async take(act: Act, pick: number): Promise<void> {
    const job = this.jobs[pick % Math.max(1, this.jobs.length)]
    const held = [...this.held][pick % Math.max(1, this.held.size)]
    if (act === 'create' && this.jobs.length < 6) {
      const root = newJob({ hook: pick % 3 === 0 })
      this.jobs.push(root)
      await this.backend.create({ jobs: [root] })
    } else if (act === 'wait') await this.clock.advance(5_000 * (pick % 20))
    else if (act === 'pause the queue') await this.backend.pauseQueue()
    else if (act === 'resume the queue') await this.backend.resumeQueue()
    else if (job !== undefined && outside.has(act)) await this.ask(act, job.id)
    else if (held !== undefined) await this.work(act, held)
    await this.clock.settle()
  }

  async ask(act: Act, jobId: string): Promise<void> {
    if (act === 'signal') {
      this.#signals += 1
      await this.backend.signal({
        jobId,
        name: 'go',
        key: undefined,
        value: 1,
        signalId: `s${this.#signals}`,
      })
    } else if (act === 'reprioritize') {
      await this.backend.reprioritize({ jobId, priority: { level: 'high', score: this.#signals } })
    } else if (act === 'crash') {
      this.backend.abandon(jobId)
    } else if (act === 'retry') {
      const { state = 'queued' } = (await this.backend.get(jobId)) ?? {}
      if (isTerminal(state) || state === 'blocked') await this.backend.request({ jobId, what: 'retry' })
    } else if (act === 'cancel' || act === 'pause' || act === 'resume') {
      await this.backend.request({ jobId, what: act })
    }
  }

  async work(act: Act, held: Held): Promise<void> {
    const { lease, kind, job } = held.claim
    if (act === 'append' || act === 'look') {
      const facts = act === 'look' ? [] : [{ ...(kind === 'run' ? progress() : remark()), at: 1 }]
      held.write += 1
      held.seen = (await this.backend.append({ lease, write: held.write, seen: held.seen, facts })).seq
    } else if (act === 'spawn') {
      if (kind === 'run' && job.parent === undefined) await this.spawn(held)
    } else if (act === 'reject') {
      this.held.delete(held)
      held.reject(new Error('Made to fail.'))
    } else if (kind === 'settled') {
      this.settle(held, hooked)
    } else if (act !== 'park for children' || (await this.waitsForChildren(held))) {
      this.settle(held, this.turnOf(act))
    }
  }

  /** Whether a child of this life of the job has not settled yet, as far as the worker knows. */
  async waitsForChildren({ claim, seen }: Held): Promise<boolean> {
    const open = new Set<string>()
    for (const fact of await this.backend.read({ jobId: claim.lease.jobId, after: 0, limit: seen })) {
      if (fact.type === 'job.restarted') open.clear()
      if (fact.type === 'child.spawned') open.add(fact.child)
      if (fact.type === 'child.settled') open.delete(fact.child)
    }
    return open.size > 0
  }

  /** Spawns what the job spawned before, and one more. */
  async spawn(held: Held): Promise<void> {
    const { lease, job } = held.claim
    const children = [...(this.#spawned.get(job.id) ?? []), newChild(job)]
    this.#spawned.set(job.id, children)
    this.jobs.push(...children.slice(-1))
    held.write += 1
    const facts = children.map((child) => ({ ...spawned(child), at: 1 }))
    held.seen = (await this.backend.spawn({ lease, write: held.write, seen: held.seen, facts, children })).seq
  }

  settle(held: Held, { facts, to }: Turn): void {
    this.held.delete(held)
    held.write += 1
    held.resolve({ write: held.write, seen: held.seen, facts: facts.map((fact) => ({ ...fact, at: 1 })), to })
  }

  turnOf(act: Act): Turn {
    switch (act) {
      case 'fail':
        return endsAs('failed')
      case 'succeed with hook':
        return succeeds({}, { hook: true })
      case 'park for children':
        return parks({ why: 'children' })
      case 'park for a signal':
        return parks({ why: 'signal' })
      case 'park for a time':
        return parks({ why: 'time', until: this.clock.now() + 20_000 })
      case 'go to pause':
        return pauses
      case 'queue':
        return again()
      case 'queue later':
        return again(this.clock.now() + 20_000)
      case 'block':
        return blocks
      default:
        return succeeds()
    }
  }

  /** Lets everything go its way to the end: nothing may be left behind. */
  async finish(): Promise<void> {
    await this.backend.resumeQueue()
    for (let round = 0; round < 200; round += 1) {
      for (const { state, id } of await this.records()) {
        if (state === 'paused' || state === 'blocked')
          await this.backend.request({ jobId: id, what: 'resume' })
      }
      for (const held of [...this.held]) this.settle(held, held.claim.kind === 'run' ? succeeds() : hooked)
      await this.clock.advance(30_000)
      const waiting = (await this.records()).filter(({ state }) => !isTerminal(state))
      // What waits for a signal gets one; what waits for children must wake by itself.
      for (const { id } of waiting) if (await this.waitsForSignal(id)) await this.ask('signal', id)
      if (waiting.length === 0 && this.held.size === 0) return
    }
    throw new Error('Something never ended.')
  }

  async waitsForSignal(jobId: string): Promise<boolean> {
    const parked = (await this.backend.read({ jobId, after: 0 })).findLast(
      (fact) => fact.type === 'job.parked',
    )
    const { state } = (await this.backend.get(jobId)) ?? {}
    return state === 'parked' && parked?.type === 'job.parked' && parked.why === 'signal'
  }

  async records(): Promise<readonly JobRecord[]> {
    return (await this.backend.list({ limit: 1_000 })).jobs
  }
}

const outside: ReadonlySet<Act> = new Set<Act>([
  'cancel',
  'pause',
  'resume',
  'retry',
  'signal',
  'reprioritize',
  'crash',
])

/** After a terminal fact come only those of its hook (the tests’ workers remark and settle it) and a restart. */
function expectOrderly(log: readonly Fact[], state: JobState): void {
  expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1))
  let ended: JobState | undefined
  for (const fact of log) {
    if (fact.type === 'job.restarted') ended = undefined
    else if (ended !== undefined) expect(['hook.settled', 'warning']).toContain(fact.type)
    else ended = terminalStateOf(fact)
  }
  if (isTerminal(state)) expect(ended).toBe(state)
  else expect(ended).toBeUndefined()
}

async function expectSound({ backend, jobs, held }: Schedule): Promise<void> {
  const records = (await backend.list({ limit: 1_000 })).jobs
  expect(records.map(({ id }) => id)).toEqual(jobs.map(({ id }) => id))
  const { states, levels } = await backend.counts()
  for (const state of Object.keys(states) as (keyof typeof states)[]) {
    expect([state, states[state]]).toEqual([state, records.filter((record) => record.state === state).length])
  }
  const queued = records.filter(({ state }) => state === 'queued').length
  expect(levels.high + levels.normal + levels.low).toBe(queued)
  const feed = (await backend.feed({ filter: {}, limit: 100_000 })).entries
  for (const { id, state, seq } of records) {
    const log = await backend.read({ jobId: id, after: 0 })
    expect(log.length).toBe(seq)
    expectOrderly(log, state)
    expect(feed.flatMap(({ jobId, fact }) => (jobId === id ? [fact] : []))).toEqual(log)
    const holders = [...held].filter(({ claim }) => claim.lease.jobId === id)
    expect(holders.length).toBeLessThanOrEqual(1)
    if (state === 'running') expect(holders.map(({ claim }) => claim.kind)).toEqual(['run'])
  }
}

describe('whatever happens in whatever order', () => {
  it('keeps logs whole, counts right, jobs with one holder, and loses no wake-up', {
    timeout: 60_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (plan) => {
        const schedule = new Schedule()
        await schedule.start()
        await schedule.take('create', 0)
        for (const { act, pick } of plan) {
          await schedule.take(act, pick)
          await expectSound(schedule)
        }
        await schedule.finish()
        await expectSound(schedule)
        await schedule.backend.close()
        expect(schedule.clock.pending).toBe(0)
      }),
      { numRuns: 150 },
    )
  })
})
