import { describe, expect, it } from 'vitest'
import type { FactBody, JobState } from '../job/index.ts'
import { newJob } from './backend-suite-jobs.ts'
import { faultsOf } from './replay-harness-log.ts'

const nothing = { micros: 0 }
const started: FactBody = { type: 'job.started', fence: 1, stages: ['one', 'two'], version: 1 }
const succeeded: FactBody = { type: 'job.succeeded', result: null, cost: nothing }
const stage = (name: string): readonly FactBody[] => [
  { type: 'stage.started', stage: name, attempt: 1 },
  { type: 'stage.succeeded', stage: name, output: null, ms: 0 },
]
const spawned: FactBody = { type: 'child.spawned', key: 'one/child', child: 'child' }
const settled: FactBody = {
  type: 'child.settled',
  key: 'one/child',
  child: 'child',
  state: 'succeeded',
  outcome: { status: 'succeeded', value: null },
  cost: nothing,
}

function faults(bodies: readonly FactBody[], state: JobState = 'succeeded', numbers?: readonly number[]) {
  const { facts, ...job } = newJob({ id: 'job' })
  const all = [...facts, ...bodies].map((fact, index) => ({
    at: 0,
    ...fact,
    seq: numbers?.[index] ?? index + 1,
  }))
  const record = {
    ...job,
    state,
    seq: all.length,
    createdAt: 0,
    endedAt: 0,
    wakeAt: undefined,
    error: undefined,
  }
  return faultsOf({ job: record, facts: all })
}

describe('a log', () => {
  it('that is in order has no faults', () => {
    expect(faults([started, ...stage('one'), spawned, settled, ...stage('two'), succeeded])).toEqual([])
  })

  it('must not have gaps', () => {
    expect(faults([started, succeeded], 'succeeded', [1, 2, 4])).toEqual([
      'job: fact 3 of the log has the number 4.',
    ])
  })

  it('must end', () => {
    expect(faults([started], 'parked')).toEqual(['job has not ended: it is parked.'])
  })

  it('holds nothing after its end but what the settled hook does, until the job is opened again', () => {
    const hook: readonly FactBody[] = [
      { type: 'step.succeeded', key: '~settled/tell', value: null, ms: 0 },
      { type: 'hook.settled', hook: 'settled' },
    ]
    expect(faults([started, succeeded, ...hook])).toEqual([])
    expect(
      faults([started, succeeded, ...hook, { type: 'job.restarted' }, started, succeeded, ...hook]),
    ).toEqual([])
    expect(faults([started, succeeded, ...stage('one')])).toEqual([
      'job: stage.started one came after the end.',
      'job: stage.succeeded one came after the end.',
    ])
  })

  it('holds every stage once for each attempt', () => {
    const [begun, over] = stage('one')
    if (begun === undefined || over === undefined) return
    expect(faults([started, begun, over, over, succeeded])).toEqual([
      'job: stage.succeeded one was recorded twice, the second time as fact 5.',
    ])
    expect(faults([started, begun, begun, over, succeeded])).toEqual([
      'job: stage.started one was recorded twice, the second time as fact 4.',
    ])
  })

  it('holds every child once, spawned and then settled', () => {
    expect(faults([started, spawned, spawned, settled, succeeded])).toEqual([
      'job: child.spawned one/child was spawned twice, the second time as fact 4.',
    ])
    expect(faults([started, settled, succeeded])).toEqual([
      'job: child.settled one/child settled without being spawned.',
    ])
    expect(faults([started, spawned, succeeded])).toEqual(['job: the child at one/child never settled.'])
  })

  it('forgets in a retry what is made anew: failed children, and with `from` everything', () => {
    const failed: FactBody = {
      ...settled,
      state: 'cancelled',
      outcome: { status: 'failed', error: someError },
    }
    const again: readonly FactBody[] = [{ type: 'job.restarted' }, started]
    expect(faults([started, spawned, failed, succeeded, ...again, spawned, settled, succeeded])).toEqual([])
    const over: readonly FactBody[] = [{ type: 'job.restarted', from: 'one' }, started]
    const run = [...stage('one'), spawned, settled, succeeded]
    expect(faults([started, ...run, ...over, ...run])).toEqual([])
    expect(faults([started, ...run, ...again, ...run])).toContain(
      'job: child.spawned one/child was spawned twice, the second time as fact 12.',
    )
  })
})

const someError = {
  code: 'CANCELLED',
  message: 'Cancelled.',
  category: 'cancelled',
  retryable: false,
} as const
