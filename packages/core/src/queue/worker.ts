import { createJobRun, type Engine, type JobRun, missingVersion } from '../pipeline/index.ts'
import type { Claim, Consumer, Settlement } from '../ports/index.ts'
import { type Duration, toConcurrency, toMilliseconds } from '../values/index.ts'
import { observeRun } from './observe-run.ts'
import { createWarmRuns } from './warm-runs.ts'

/** How a worker works. */
export interface WorkOptions {
  /** Jobs at work at once. Default 5. */
  readonly concurrency?: number | undefined
  /** The named queues to take jobs from. Default `['default']`. */
  readonly lanes?: readonly string[] | undefined
  /** A job that has waited this long rises a level. Default 10 minutes. */
  readonly ageing?: Duration | undefined
  /** How long `close` lets calls under way finish. Default 30 s. */
  readonly closeTimeout?: Duration | undefined
}

/** Takes jobs from the queue and runs them. */
export interface Worker extends AsyncDisposable {
  /**
   * Takes no more jobs. Calls under way may finish and are recorded; then each job goes back to the queue for
   * another worker. What still runs after `timeout` is aborted and goes back as well.
   */
  close(options?: { readonly timeout?: Duration | undefined }): Promise<void>
}

export async function startWorker(engine: Engine, options: WorkOptions = {}): Promise<Worker> {
  const { backend, clock } = engine
  const { lanes = ['default'] } = options
  const concurrency = toConcurrency(options.concurrency ?? 5)
  const ageingMs = toMilliseconds(options.ageing ?? '10m', 'ageing')
  const closeTimeoutMs = toMilliseconds(options.closeTimeout ?? '30s', 'closeTimeout')
  const running = new Set<JobRun>()
  const warm = createWarmRuns({ limit: 1_000 })
  let isClosing = false

  async function run(claim: Claim): Promise<Settlement> {
    const jobRun = await runFor(claim)
    if ('to' in jobRun) return jobRun
    running.add(jobRun)
    if (isClosing) jobRun.drain()
    const observed = observeRun(engine, jobRun.job, claim.job.pipeline)
    try {
      const settlement = await jobRun.advance(claim)
      observed.settled(settlement)
      if (jobRun.remembered() !== undefined && !isClosing) warm.keep(jobRun)
      return settlement
    } catch (error) {
      observed.interrupted(error)
      throw error
    } finally {
      running.delete(jobRun)
    }
  }

  /** The run that this worker still holds in memory, or a new one from the log. */
  async function runFor(claim: Claim): Promise<JobRun | Settlement> {
    const { jobId } = claim.lease
    const held = warm.take(jobId)
    if (held?.follows(claim) === true) return held
    // A claim may leave out what a run in memory was known to have; that run may be gone by now, or be out of date.
    const isWhole = claim.log[0]?.seq === 1
    const log = isWhole ? claim.log : await backend.read({ jobId, after: 0 })
    const pipeline = pipelineFor(engine, claim, log)
    if (pipeline !== undefined) return createJobRun(engine, pipeline, claim, log)
    const error = missingVersion(claim.job.pipeline, claim.job.version).toInfo()
    const rest = { write: 1, seen: claim.job.seq }
    const at = clock.now()
    return claim.kind === 'settled'
      ? { ...rest, facts: [{ type: 'hook.settled', hook: 'settled', error, at }], to: { state: 'hooked' } }
      : { ...rest, facts: [{ type: 'job.blocked', error, at }], to: { state: 'blocked', error } }
  }

  const consumer: Consumer = await backend.consume(
    {
      concurrency,
      lanes,
      pipelines: engine.registry.names,
      remembered: warm.remembered,
      ageingMs,
    },
    run,
  )

  let closed: Promise<void> | undefined
  async function close(timeoutMs: number): Promise<void> {
    isClosing = true
    const consumed = consumer.close()
    for (const jobRun of running) jobRun.drain()
    const cancelTimer = clock.setTimer(timeoutMs, () => {
      for (const jobRun of running) jobRun.handOver()
    })
    await consumed
    cancelTimer()
  }
  const worker: Worker = {
    close({ timeout = closeTimeoutMs } = {}) {
      closed ??= close(toMilliseconds(timeout, 'timeout'))
      return closed
    },
    [Symbol.asyncDispose]: () => worker.close(),
  }
  return worker
}

/** A restarted job moves to the newest version; any other keeps the one it began with. */
function pipelineFor(
  engine: Engine,
  claim: Claim,
  log: readonly { readonly type: string }[],
): ReturnType<Engine['registry']['find']> {
  const { pipeline: name, version } = claim.job
  let begun: number = version
  let isRestarted = false
  for (const fact of log) {
    if (fact.type === 'job.restarted') isRestarted = true
    if (fact.type === 'job.started' && 'version' in fact) {
      begun = Number(fact.version)
      isRestarted = false
    }
  }
  return engine.registry.find(name, isRestarted && claim.kind === 'run' ? undefined : begun)
}
