import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Backend } from '@repurpose/core'
import { collect } from './collect.ts'
import { disturbance, usualPauses } from './disturb.ts'
import type { Evidence } from './evidence.ts'
import { createPersistence, openNotebook, readComplaints, startOutsider } from './outside/index.ts'
import { type Fleet, startFleet } from './processes/index.ts'
import { seededRandom } from './random.ts'
import type { CrashScale, CrashSubject, DisturbanceKind, Ground, OpenerModule } from './subject.ts'
import { planJobs, prepareFolder } from './work/index.ts'

/** What a run leaves behind. */
export interface SupervisedRun {
  readonly evidence: Evidence
  readonly figures: Readonly<Record<string, number>>
  /** Why it ended before everything was over. */
  readonly gaveUp: string | undefined
}

interface Scenario {
  readonly subject: CrashSubject
  readonly scale: CrashScale
  readonly kind: DisturbanceKind
  readonly seed: number
}

const tickMs = 50
const reportEveryMs = 5_000
/** Without any news for so long, nothing more is expected. */
const patienceMs = 45_000
/** The first jobs come before the first disturbance. */
const headStart = 0.1

/**
 * Starts workers and jobs, disturbs them as often as planned, waits until all is over and asks the backend for
 * everything. Jobs come as the disturbances do, so that each of them meets jobs at work.
 */
export async function supervise(scenario: Scenario): Promise<SupervisedRun> {
  const { subject, kind } = scenario
  const folder = mkdtempSync(path.join(tmpdir(), 'crash-'))
  prepareFolder(folder)
  const ground = await subject.ground(kind)
  try {
    return await (subject.oneProcess === true
      ? superviseOne(scenario, ground, folder)
      : superviseMany(scenario, ground, folder))
  } finally {
    await ground.close()
    if (process.env['CRASH_KEEP'] === undefined) rmSync(folder, { recursive: true, force: true })
  }
}

/** What the one who acts from outside says of how far it is. */
interface Outlook {
  readonly line: string
  /** Changes as long as anything happens. */
  readonly sign: string
  readonly isOver: boolean
}

/** Several workers; everything from outside happens in this process. */
async function superviseMany(scenario: Scenario, ground: Ground, folder: string): Promise<SupervisedRun> {
  const { subject, scale, seed } = scenario
  const plan = planJobs({ seed, jobs: scale.jobs })
  const notebook = openNotebook(folder)
  // The first to open a store that is empty makes it; the workers find it made.
  const backend = await openPatiently(subject, ground)
  let allowance = Math.ceil(scale.jobs * headStart)
  await using fleet = startFleet({
    size: subject.workers ?? 4,
    folder,
    onComplaint: notebook.complain,
    orders: (worker) => ordersOf(scenario, ground, folder, worker),
  })
  const outsider = await startOutsider({ backend, folder, notebook, plan, allowance: () => allowance })
  const run = await disturbUntilOver(scenario, ground, fleet, {
    allow: (jobs) => {
      allowance = jobs
    },
    outlook() {
      const { created, known, open, facts } = outsider.progress()
      return {
        line: `${created} of ${plan.length} jobs started, ${known} known, ${open} open`,
        sign: `${created} ${facts}`,
        isOver: outsider.isOver(),
      }
    },
    leftovers: outsider.leftovers,
  })
  await outsider.stop()
  await fleet.close()
  const { repeats, unwoken, crashLoops } = outsider.progress()
  const { killed } = fleet
  const { created, followed } = notebook
  const complaints = [...readComplaints(folder), ...run.complaints]
  const evidence = await collect({ backend, folder, plan, created, followed, killed, complaints })
  await backend.close()
  const figures = {
    ...run.figures,
    'calls repeated outside': repeats,
    'late wakes': unwoken,
    'crash loops': crashLoops,
  }
  return { evidence, figures, gaveUp: run.gaveUp }
}

/** One process at a time, which does everything; this one opens the store when it has closed. */
async function superviseOne(scenario: Scenario, ground: Ground, folder: string): Promise<SupervisedRun> {
  const { subject, scale, seed } = scenario
  const plan = planJobs({ seed, jobs: scale.jobs })
  let allowance = Math.ceil(scale.jobs * headStart)
  await using fleet = startFleet({
    size: 1,
    folder,
    onComplaint: openNotebook(folder).complain,
    greeting: () => ({ what: 'allow', allowance }),
    orders: (worker) => ({
      ...ordersOf(scenario, ground, folder, worker),
      outside: { seed, jobs: scale.jobs, allowance },
    }),
  })
  const run = await disturbUntilOver(scenario, ground, fleet, {
    allow(jobs) {
      if (jobs === allowance) return
      allowance = jobs
      fleet.send({ what: 'allow', allowance })
    },
    outlook() {
      const { created = 0, known = 0, open = 0, facts = 0 } = fleet.report?.progress ?? {}
      return {
        line: `${created} of ${plan.length} jobs started, ${known} known, ${open} open`,
        sign: `${created} ${facts}`,
        isOver: fleet.report?.isOver ?? false,
      }
    },
    leftovers: () => fleet.report?.leftovers ?? [],
  })
  await fleet.close()
  const { killed } = fleet
  const backend = await openPatiently(subject, ground)
  const { created, followed } = openNotebook(folder)
  const complaints = [...readComplaints(folder), ...run.complaints]
  const evidence = await collect({ backend, folder, plan, created, followed, killed, complaints })
  await backend.close()
  return { evidence, figures: run.figures, gaveUp: run.gaveUp }
}

function ordersOf({ subject }: Scenario, ground: Ground, folder: string, worker: number) {
  return {
    worker,
    opener: subject.opener.href,
    environment: ground.environment,
    folder,
    concurrency: subject.concurrency ?? 5,
  }
}

async function openPatiently(subject: CrashSubject, ground: Ground): Promise<Backend> {
  const { signal } = new AbortController()
  // The adapter's tests export it as `OpenerModule` says.
  const opener = (await import(subject.opener.href)) as OpenerModule
  const backend = await createPersistence(signal).persist(() => opener.open(ground.environment))
  if (backend === undefined) throw new Error('The backend was not opened.')
  return backend
}

async function disturbUntilOver(
  { subject, scale, kind, seed }: Scenario,
  ground: Ground,
  fleet: Fleet,
  outside: {
    allow(jobs: number): void
    outlook(): Outlook
    leftovers(): readonly string[]
  },
) {
  const { jobs, timeoutMs = 300_000, onProgress } = scale
  const random = seededRandom(seed + 1)
  const times = scale.times[kind] ?? 0
  const [least, most] = scale.every?.[kind] ?? usualPauses[kind]
  const enough = new AbortController()
  const disturb = disturbance({
    kind,
    fleet,
    ground,
    random,
    leaseMs: subject.leaseMs,
    signal: enough.signal,
  })
  const startedAt = performance.now()
  const complaints: string[] = []
  let done = 0
  let lastAt = startedAt

  async function disturbAll(): Promise<void> {
    while (done < times && !enough.signal.aborted) {
      await pause(random.between(least, most))
      if (enough.signal.aborted) return
      await disturb()
      done += 1
      lastAt = performance.now()
    }
  }
  const disturbing = disturbAll().catch((error: unknown) => {
    complaints.push(`The disturbance failed: ${String(error)}`)
    done = times
  })

  /** How far the disturbances are; between two of them it goes on evenly, as far as can be foreseen. */
  function shareOfTime(now: number): number {
    if (times === 0) return 1
    const usualMs = (lastAt - startedAt) / Math.max(done, 1)
    const sinceLast = done === 0 || done === times ? 0 : Math.min((now - lastAt) / usualMs, 1)
    return (done + sinceLast) / times
  }

  let gaveUp: string | undefined
  let sign = ''
  let signAt = startedAt
  let reportedAt = startedAt
  for (;;) {
    await pause(tickMs)
    const now = performance.now()
    const { line, sign: current, isOver } = outside.outlook()
    outside.allow(Math.min(jobs, Math.ceil(jobs * (headStart + shareOfTime(now)))))
    if (current !== sign) {
      sign = current
      signAt = now
    }
    if (now - reportedAt > reportEveryMs) {
      reportedAt = now
      onProgress?.(`${Math.round((now - startedAt) / 1_000)} s: ${done} of ${times} × ${kind}, ${line}`)
    }
    if (done >= times && isOver) break
    if (now - startedAt > timeoutMs) gaveUp = `It took longer than ${timeoutMs / 1_000} s.`
    else if (now - signAt > patienceMs) gaveUp = `Nothing happened for ${patienceMs / 1_000} s.`
    if (gaveUp !== undefined) {
      gaveUp = `${gaveUp} ${done} of ${times} × ${kind}; ${line}: ${outside.leftovers().slice(0, 8).join(', ')}`
      break
    }
  }
  enough.abort()
  await disturbing
  await ground.proxy?.heal()
  const seconds = Math.round((performance.now() - startedAt) / 1_000)
  const figures = {
    disturbances: done,
    kills: fleet.killed.length,
    seconds,
    'failed openings': fleet.unreachable,
  }
  return { figures, gaveUp, complaints }
}
