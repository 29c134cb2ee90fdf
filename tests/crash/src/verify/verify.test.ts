import type { Fact } from '@repurpose/core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Evidence, ViolationKind } from '../evidence.ts'
import { runInMemory } from '../fixtures/run-in-memory.ts'
import { describeViolations, summarize } from '../report.ts'
import type { WitnessLine } from '../witness/index.ts'
import { repeatsIn, verify } from './index.ts'

// One real run, found whole; and then the same evidence, spoiled in one way at a time.

let whole: Evidence
beforeAll(async () => {
  whole = await runInMemory({ seed: 8, jobs: 60 })
}, 60_000)

const kindsIn = (evidence: Evidence): readonly ViolationKind[] => [
  ...new Set(verify(evidence).map(({ kind }) => kind)),
]

type Log = readonly Fact[]

/** The same evidence with another log of one job. */
function withLog(job: string, change: (log: Log) => Log): Evidence {
  const logs = new Map(whole.logs)
  logs.set(job, change(logOf(job)))
  return { ...whole, logs }
}

function logOf(job: string): Log {
  const log = whole.logs.get(job)
  if (log === undefined) throw new Error(`There is no ${job}.`)
  return log
}

/** The same evidence with another testimony. */
function withLines(
  change: (lines: readonly WitnessLine[], worker: number) => readonly WitnessLine[],
): Evidence {
  const witnesses = whole.witnesses.map(({ worker, lines }) => ({ worker, lines: change(lines, worker) }))
  return { ...whole, witnesses }
}

/** Some job of a pipeline that has succeeded. */
function someJob(pipeline: string): string {
  const job = whole.jobs.find((one) => one.pipeline === pipeline && one.state === 'succeeded')
  if (job === undefined) throw new Error(`No ${pipeline} succeeded.`)
  return job.id
}

type Run = Extract<WitnessLine, { readonly what: 'run' }>

/** A run whose result is in the log, with the worker that did it. */
function someRecordedRun(): { readonly worker: number; readonly line: Run } {
  const job = someJob('plain')
  for (const { worker, lines } of whole.witnesses) {
    for (const line of lines) {
      if (line.what !== 'run' || line.job !== job || line.label !== 'gather/left') continue
      if (JSON.stringify(logOf(job)).includes(`run:${line.run};`)) return { worker, line }
    }
  }
  throw new Error('No run of it was recorded.')
}

const renumber = (log: Log): Log => log.map((fact, index) => ({ ...fact, seq: index + 1 }))

describe('what was not spoiled', () => {
  test('holds, though leases were lost and work was done again', () => {
    expect(describeViolations(whole, verify(whole))).toBe('')
    expect(repeatsIn(whole).byLiving).toBeGreaterThan(0)
    expect(whole.jobs.length).toBeGreaterThan(whole.plan.length)
    expect(new Set(whole.plan.map(({ pipeline }) => pipeline)).size).toBe(8)
    expect(summarize(whole, { kill: 3 })).toMatch(/^60 planned, .* 3 kill$/)
  })
})

describe('jobs', () => {
  test('one that is gone is lost', () => {
    const gone = someJob('plain')
    const jobs = whole.jobs.filter(({ id }) => id !== gone)
    expect(kindsIn({ ...whole, jobs })).toContain('lost job')
    expect(kindsIn({ ...whole, jobs, plan: whole.plan.filter(({ id }) => id !== gone) })).toContain(
      'lost job',
    )
  })

  test.each(['queued', 'running', 'parked', 'paused', 'blocked'] as const)(
    'one that is %s is not over',
    (state) => {
      const jobs = whole.jobs.map((job, index) => (index === 5 ? { ...job, state } : job))
      expect(kindsIn({ ...whole, jobs })).toContain('not over')
    },
  )

  test('one that failed, or was cancelled by nobody, has a wrong end', () => {
    const id = someJob('fan')
    for (const state of ['failed', 'cancelled', 'partial'] as const) {
      const jobs = whole.jobs.map((job) => (job.id === id ? { ...job, state } : job))
      expect(kindsIn({ ...whole, jobs })).toContain('wrong end')
    }
  })

  test('a child that did not succeed, of a root that did, has a wrong end', () => {
    const child = whole.jobs.find(({ pipeline, state }) => pipeline === 'leaf' && state === 'succeeded')?.id
    const jobs = whole.jobs.map((job) => (job.id === child ? { ...job, state: 'failed' as const } : job))
    expect(kindsIn({ ...whole, jobs })).toContain('wrong end')
  })

  test('one with another result than planned is told', () => {
    const results = new Map(whole.results).set(someJob('tree'), 'something else')
    expect(kindsIn({ ...whole, results })).toEqual(['wrong result'])
  })

  test('a progress that says otherwise is out of step', () => {
    const folded = new Map(whole.folded).set(someJob('tree'), 'running')
    expect(kindsIn({ ...whole, folded })).toEqual(['record out of step'])
  })
})

describe('logs', () => {
  test('a gap', () => {
    const spoiled = withLog(someJob('plain'), (log) => log.toSpliced(3, 1))
    expect(kindsIn(spoiled)).toContain('gap in a log')
  })

  test('a log that lost its end, or its record', () => {
    expect(kindsIn(withLog(someJob('plain'), (log) => log.slice(0, -1)))).toContain('record out of step')
    expect(kindsIn(withLog(someJob('plain'), () => []))).toContain('gap in a log')
  })

  test.each(['step.succeeded', 'call.settled', 'stage.succeeded', 'job.queued', 'job.succeeded'] as const)(
    'a %s that is there twice',
    (type) => {
      const spoiled = withLog(someJob('plain'), (log) => {
        const index = log.findIndex((fact) => fact.type === type)
        const fact = log[index]
        return fact === undefined ? log : renumber(log.toSpliced(index, 0, fact))
      })
      expect(kindsIn(spoiled)).toContain(
        type === 'job.succeeded' ? 'written after the end' : 'twice in a log',
      )
    },
  )

  test('a signal that counted twice', () => {
    const spoiled = withLog(someJob('approval'), (log) => {
      const index = log.findIndex((fact) => fact.type === 'signal.received')
      const fact = log[index]
      return fact === undefined ? log : renumber(log.toSpliced(index, 0, fact))
    })
    expect(kindsIn(spoiled)).toContain('twice in a log')
  })

  test('a child that settled twice, never, or otherwise than it ended', () => {
    const tree = someJob('tree')
    const settled = logOf(tree).findIndex(({ type }) => type === 'child.settled')
    const doubled = withLog(tree, (log) =>
      renumber(log.toSpliced(settled, 0, ...log.slice(settled, settled + 1))),
    )
    const missing = withLog(tree, (log) => renumber(log.toSpliced(settled, 1)))
    const other = withLog(tree, (log) =>
      log.map((fact) => (fact.type === 'child.settled' ? { ...fact, state: 'failed' as const } : fact)),
    )
    for (const spoiled of [doubled, missing, other])
      expect(kindsIn(spoiled)).toContain('child settled wrongly')
  })

  test('a hook that never ran, and one that failed', () => {
    const approval = someJob('approval')
    const never = withLog(approval, (log) => renumber(log.filter(({ type }) => type !== 'hook.settled')))
    expect(kindsIn(never)).toContain('hook lost')
    const error = { code: 'UNKNOWN', message: '', category: 'unknown', retryable: false } as const
    const failed = withLog(approval, (log) =>
      log.map((fact) => (fact.type === 'hook.settled' ? { ...fact, error } : fact)),
    )
    expect(kindsIn(failed)).toContain('hook lost')
  })

  test('a fence that starts after a later one', () => {
    const spoiled = withLog(someJob('plain'), (log) => {
      const index = log.findIndex(({ type }) => type === 'job.started')
      const fact = log[index]
      return fact === undefined ? log : renumber(log.toSpliced(index, 0, fact))
    })
    expect(kindsIn(spoiled)).toContain('two winners')
  })
})

describe('payments', () => {
  test('a run under a later claim than the recorded one was paid again', () => {
    const { worker, line } = someRecordedRun()
    const again: Run = { ...line, run: `${worker}.9999`, root: line.root + 1 }
    expect(kindsIn(withLines((lines) => [...lines, again]))).toEqual(['paid again'])
  })

  test('a run under the same claim, after the recorded one, was paid again', () => {
    const { worker, line } = someRecordedRun()
    const again: Run = { ...line, run: `${worker}.9999` }
    const later = withLines((lines, one) => (one === worker ? [...lines, again] : lines))
    expect(kindsIn(later)).toEqual(['paid again'])
    const earlier = withLines((lines, one) => (one === worker ? [again, ...lines] : lines))
    expect(kindsIn(earlier)).toEqual([])
  })

  test('a run under an earlier claim is allowed, unless its process knew the result by then', () => {
    const { worker, line } = someRecordedRun()
    const { job, epoch, root } = line
    const other = worker === 1 ? 2 : 1
    const zombie: Run = { ...line, run: `${other}.9999`, root: root - 1 }
    const told: WitnessLine = {
      what: 'claim',
      job,
      epoch,
      fence: 9_999,
      kind: 'run',
      seq: logOf(job).length,
      claims: 1,
    }
    const unaware = withLines((lines, one) => (one === other ? [zombie, ...lines] : lines))
    expect(kindsIn(unaware)).toEqual([])
    const aware = withLines((lines, one) => (one === other ? [...lines, told, zombie] : lines))
    expect(kindsIn(aware)).toEqual(['paid again'])
    const own: Run = { ...line, run: `${worker}.9999`, root: root - 1 }
    const ownAware = withLines((lines, one) => (one === worker ? [...lines, own] : lines))
    expect(kindsIn(ownAware)).toEqual(['paid again'])
  })

  test('two recorded runs of the same work are one too many', () => {
    const { worker, line } = someRecordedRun()
    const run = `${worker}.9999`
    const doubled = withLog(line.job, (log) => {
      const index = log.findIndex((fact) => JSON.stringify(fact).includes(`run:${line.run};`))
      const fact = log[index]
      if (fact?.type !== 'step.succeeded') throw new Error('It is recorded as a step.')
      const again = { ...fact, key: 'elsewhere/left', value: `run:${run};` }
      return renumber(log.toSpliced(index, 0, again))
    })
    const witnessed = withLines((lines, one) => (one === worker ? [{ ...line, run }, ...lines] : lines))
    expect(kindsIn({ ...doubled, witnesses: witnessed.witnesses })).toContain('paid again')
    expect(kindsIn(doubled)).toContain('unwitnessed result')
  })

  test('a run recorded in two places', () => {
    const { line } = someRecordedRun()
    const spoiled = withLog(line.job, (log) => {
      const fact = log.find((one) => one.type === 'step.succeeded' && one.key === 'gather/left')
      return fact === undefined ? log : renumber([...log, fact])
    })
    expect(kindsIn(spoiled)).toContain('twice in a log')
  })

  test('a result that was acknowledged and is gone', () => {
    const { worker, line } = someRecordedRun()
    const run = `${worker}.9999`
    const { job, root: fence } = line
    const began: Run = { ...line, run }
    const recorded: WitnessLine = { what: 'recorded', job, fence, seq: 3, runs: [run] }
    const spoiled = withLines((lines, one) => (one === worker ? [began, recorded, ...lines] : lines))
    expect(kindsIn(spoiled)).toEqual(['acknowledged and gone'])
  })
})

describe('claims', () => {
  const claim = (job: string, fence: number, seq: number, claims = 1): WitnessLine => {
    return { what: 'claim', job, fence, kind: 'run', seq, epoch: 0, claims }
  }

  test('one fence for two workers', () => {
    const { job } = someRecordedRun().line
    const spoiled = withLines((lines, worker) => (worker < 3 ? [...lines, claim(job, 9_999, 5)] : lines))
    expect(kindsIn(spoiled)).toContain('two winners')
  })

  test('a claim with an older log than one before, or a newer one than there is', () => {
    const { job } = someRecordedRun().line
    const older = withLines((lines, worker) => (worker === 1 ? [...lines, claim(job, 9_999, 0)] : lines))
    expect(kindsIn(older)).toContain('torn claim')
    const newer = withLines((lines, worker) => (worker === 1 ? [...lines, claim(job, 9_999, 9_999)] : lines))
    expect(kindsIn(newer)).toContain('acknowledged and gone')
  })

  test('a claim whose log has a gap', () => {
    const { job } = someRecordedRun().line
    const torn: WitnessLine = { what: 'torn', job, fence: 1, told: 'A gap.' }
    expect(kindsIn(withLines((lines) => [...lines, torn]))).toEqual(['torn claim'])
  })

  test('a write under a fence that was no longer the latest', () => {
    const { job } = someRecordedRun().line
    const stale: WitnessLine = { what: 'recorded', job, fence: 1, seq: 9_999, runs: [] }
    const spoiled = withLines((lines, worker) =>
      worker === 1 ? [...lines, claim(job, 9_999, 9), stale] : lines,
    )
    expect(kindsIn(spoiled)).toContain('stale write')
  })

  test('claims that are counted though one brought a result', () => {
    const { job } = someRecordedRun().line
    const spoiled = withLines((lines, worker) =>
      worker === 1 ? [...lines, claim(job, 9_999, logOf(job).length, 9_999)] : lines,
    )
    expect(kindsIn(spoiled)).toContain('miscounted claims')
  })
})

describe('contents and counts', () => {
  test('a content that is there twice, missing, or of nobody', () => {
    const [first] = whole.contents
    if (first === undefined) throw new Error('There are contents.')
    const { contents } = whole
    for (const spoiled of [
      [first, ...contents],
      contents.slice(1),
      [...contents, { ...first, jobId: 'nobody' }],
    ]) {
      expect(kindsIn({ ...whole, contents: spoiled })).toEqual(['contents'])
    }
  })

  test('counts that differ from the list, or leave something to do', () => {
    const { counts } = whole
    const states = { ...counts.states, succeeded: counts.states.succeeded + 1 }
    expect(kindsIn({ ...whole, counts: { ...counts, states } })).toEqual(['counts'])
    expect(kindsIn({ ...whole, counts: { ...counts, states: { ...counts.states, queued: 1 } } })).toEqual([
      'counts',
    ])
    expect(kindsIn({ ...whole, counts: { ...counts, levels: { ...counts.levels, high: 1 } } })).toEqual([
      'counts',
    ])
  })
})

describe('the feed', () => {
  test('an entry that is missing, doubled, changed or out of order', () => {
    const { feed } = whole
    const [entry, ...others] = feed
    if (entry === undefined) throw new Error('The feed is not empty.')
    const changed = { ...entry, fact: { ...entry.fact, at: 1 } }
    const misplaced = { ...entry, rootId: 'nobody' }
    for (const spoiled of [
      others,
      feed.slice(0, -1),
      [entry, entry, ...others],
      [changed, ...others],
      [misplaced, ...others],
      feed.toReversed(),
      feed.map((one) => ({ ...one, cursor: 'the same' })),
    ]) {
      expect(kindsIn({ ...whole, feed: spoiled })).toContain('feed')
    }
  })

  test('an entry that the follower missed, got twice, or got in another order', () => {
    const { followed } = whole
    const swapped = [...followed.slice(1, 2), ...followed.slice(0, 1), ...followed.slice(2)]
    for (const spoiled of [followed.slice(1), [...followed, ...followed.slice(-1)], swapped]) {
      expect(kindsIn({ ...whole, followed: spoiled })).toEqual(['missed by the follower'])
    }
  })
})

test('trouble outside is told, and so is the story of a job', () => {
  const complaints = ['Worker 3 ended by itself.']
  const spoiled = { ...withLog(someJob('plain'), (log) => log.slice(0, -1)), complaints }
  expect(kindsIn(spoiled)).toContain('trouble outside')
  const told = describeViolations(spoiled, verify(spoiled))
  expect(told).toMatch(/1 × trouble outside/)
  expect(told).toMatch(/Worker 3 ended by itself/)
  expect(told).toMatch(/The story of plain-\d+:\n {2}1 job.queued/)
})
