import { type Clock, LeaseLostError, systemClock } from '@repurpose/core'
import { startPostgres } from '@repurpose/test-servers'
import { sharedPostgres } from '@repurpose/test-servers/shared-postgres'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { type PostgresOptions, postgres } from '../src/index.ts'
import { jobOf, succeeded, takeJobs } from './jobs.fixture.ts'

let url: string
let drop: () => Promise<void>
beforeAll(async () => {
  ;({ url, drop } = await sharedPostgres().createDatabase())
})
afterAll(() => drop())

let schemas = 0
function freshSchema(): string {
  schemas += 1
  return `store_${schemas}`
}

function open(options: Partial<PostgresOptions> & { readonly schema: string }) {
  const backend = postgres({ url, ...options })
  onTestFinished(() => backend.close())
  return backend
}

/** A clock whose timers stop at a moment that the test chooses: what a process sees of time while it is frozen. */
function freezableClock(): Clock & { freeze(): void } {
  let isFrozen = false
  return {
    now: () => systemClock.now(),
    setTimer: (delayMs, callback) =>
      systemClock.setTimer(delayMs, () => {
        if (!isFrozen) callback()
      }),
    freeze() {
      isFrozen = true
    },
  }
}

describe('processes on one server', () => {
  it('take over from one that froze, which changes nothing when it comes back', async () => {
    const schema = freshSchema()
    const clock = freezableClock()
    const [frozen, other] = [open({ schema, clock, lease: '1s' }), open({ schema, lease: '1s' })]
    const first = await takeJobs(frozen)
    await frozen.create({ jobs: [jobOf('story')] })
    const before = await first.next()
    clock.freeze()
    const second = await takeJobs(other)
    const after = await second.next()
    expect(after.lease).toEqual({ jobId: 'story', fence: before.lease.fence + 1 })
    const write = { lease: before.lease, write: 1, seen: 1, facts: [] }
    await expect(frozen.append(write)).rejects.toSatisfy((error) => LeaseLostError.isInstance(error))
    expect(before.lost.aborted).toBe(true)
    first.settle('story', succeeded)
    second.settle('story', succeeded)
    await second.idle()
    expect((await other.read({ jobId: 'story', after: 0 })).map(({ type }) => type)).toEqual([
      'job.queued',
      'job.succeeded',
    ])
  })

  it('get the jobs of one that closes at once, whatever its lease', async () => {
    const schema = freshSchema()
    const [leaving, staying] = [open({ schema, lease: '10m' }), open({ schema, lease: '10m' })]
    await leaving.create({ jobs: [jobOf('story')] })
    const held = await (await takeJobs(leaving)).next()
    const next = await takeJobs(staying)
    await leaving.close()
    expect(held.lost.aborted).toBe(true)
    expect((await next.next()).lease.jobId).toBe('story')
  })

  it('reach a job that another one runs', async () => {
    const schema = freshSchema()
    const [working, asking] = [open({ schema, lease: '10m' }), open({ schema, lease: '10m' })]
    const worker = await takeJobs(working)
    await asking.create({ jobs: [jobOf('story')] })
    const claim = await worker.next()
    const { promise: told, resolve: tell } = Promise.withResolvers<void>()
    claim.onChange(tell)
    await asking.request({ jobId: 'story', what: 'cancel', reason: 'too late' })
    await told
    const answer = await working.append({ lease: claim.lease, write: 1, seen: 1, facts: [] })
    expect(answer).toMatchObject({ request: 'cancel', news: [{ type: 'job.requested', reason: 'too late' }] })
  })

  it('hear of jobs that a transaction of the application created, when it commits', async () => {
    const schema = freshSchema()
    const [working, web] = [open({ schema, lease: '10m' }), open({ schema, lease: '10m' })]
    const worker = await takeJobs(working)
    await web.open()
    const client = new Client(url)
    await client.connect()
    onTestFinished(() => client.end())
    await client.query('create table orders (id text primary key)')
    await client.query('begin')
    await client.query("insert into orders values ('o-1')")
    await web.create({ jobs: [jobOf('story')], transaction: client })
    await expect(
      web.create({ jobs: [{ ...jobOf('story'), fingerprint: 'another' }], transaction: client }),
    ).rejects.toMatchObject({ code: 'JOB_CONFLICT', path: 'id' })
    expect(await web.get('story')).toBeUndefined()
    // What was refused has not spoilt the transaction.
    await client.query('commit')
    expect((await worker.next()).lease.jobId).toBe('story')
    expect((await client.query('select id from orders')).rows).toEqual([{ id: 'o-1' }])
  })

  it('refuse a transaction that could not run a statement', async () => {
    const backend = open({ schema: freshSchema() })
    await expect(backend.create({ jobs: [jobOf('story')], transaction: {} })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      path: 'transaction',
    })
  })

  it('keep apart in schemas of their own', async () => {
    const [one, other] = [open({ schema: freshSchema() }), open({ schema: freshSchema() })]
    const worker = await takeJobs(other)
    await one.create({ jobs: [jobOf('mine')] })
    await other.create({ jobs: [jobOf('theirs')] })
    expect((await worker.next()).lease.jobId).toBe('theirs')
    expect(await other.get('mine')).toBeUndefined()
  })

  it('do not wait for a database that stays away when they close', async () => {
    const server = await startPostgres()
    onTestFinished(() => server.stop())
    const backend = postgres({ url: server.url, lease: '1s' })
    const worker = await takeJobs(backend)
    await backend.create({ jobs: [jobOf('story')] })
    const claim = await worker.next()
    await server.kill()
    worker.settle('story', succeeded)
    await worker.idle()
    expect(claim.lost.aborted).toBe(true)
    await backend.close()
  })

  it('are told who runs the hook of a job that is opened again', async () => {
    const schema = freshSchema()
    const [working, asking] = [open({ schema, lease: '10m' }), open({ schema, lease: '10m' })]
    const worker = await takeJobs(working)
    await asking.create({ jobs: [jobOf('story')] })
    await worker.next()
    worker.settle('story', { ...succeeded, to: { ...succeeded.to, hook: true } as typeof succeeded.to })
    const hook = await worker.next()
    expect(hook.kind).toBe('settled')
    const { promise: told, resolve: tell } = Promise.withResolvers<void>()
    hook.onChange(tell)
    hook.lost.addEventListener('abort', () => tell())
    await asking.request({ jobId: 'story', what: 'retry' })
    await told
  })

  it('remove what ended long enough ago', async () => {
    const backend = open({ schema: freshSchema(), retention: 0 })
    const [ended, waiting] = [jobOf('ended'), jobOf('waiting')]
    await backend.create({ jobs: [ended, waiting] })
    await backend.request({ jobId: 'ended', what: 'cancel' })
    await backend.pauseQueue()
    await takeJobs(backend)
    await expect.poll(() => backend.get('ended')).toBeUndefined()
    expect((await backend.get('waiting'))?.state).toBe('queued')
  })
})
