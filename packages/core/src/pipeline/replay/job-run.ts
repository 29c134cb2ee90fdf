import {
  BlockedError,
  CancelledError,
  LeaseLostError,
  type RepurposeError,
  toErrorInfo,
} from '../../errors/index.ts'
import type { Fact, NewFact, PendingRequest } from '../../job/index.ts'
import type { Claim, Settlement } from '../../ports/index.ts'
import type { AnyPipeline } from '../pipeline.ts'
import type { JobInfo } from '../stage.ts'
import { createActivity, forever } from './activity.ts'
import { abortGraceMs, atMost, type WorkingLimit } from './attempt.ts'
import type { Conclusion } from './conclusion.ts'
import { crashLimit, endCrashLoop, jobInfo, overDeadline, reasonOf, recordedFailure } from './endings.ts'
import { applyFact, createHistory, runningChildren } from './history.ts'
import { createParking } from './parking.ts'
import { areStored, createRecorder } from './recorder.ts'
import type { Engine, Run } from './run.ts'
import { runSettledHook } from './run-settled-hook.ts'
import { runStages } from './run-stages.ts'
import { contentsOf, settlementOf } from './settlement.ts'

/**
 * One job in this process, from its first claim here to its end.
 *
 *     working ──nothing to do but wait──▶ parked ──claimed again, nobody in between──▶ working
 *        │                                   └─ claimed by another, forgotten ─▶ (dropped)
 *        └──concluded, released, lease lost──▶ over
 *
 * While parked, the promises of user code stay pending in memory: a job claimed again by the same worker goes on where
 * it was, and only a job that comes from elsewhere is replayed from its log.
 */
export interface JobRun {
  readonly job: JobInfo
  /** Works on the job until it ends or has to wait. Rejects when the lease is lost or the backend is gone. */
  advance(claim: Claim): Promise<Settlement>
  /** The last sequence number known, while the run may go on in memory. */
  remembered(): number | undefined
  /** Whether this claim directly follows the last one of this run, with all that was written then. */
  follows(claim: Claim): boolean
  /** Nothing new begins; as soon as nothing is under way, the job goes back to the queue. */
  drain(): void
  /** Aborts what is under way and gives the job back now. */
  handOver(): void
}

type Phase = 'working' | 'parked' | 'over'

/** @param log The whole log of the job. */
export function createJobRun(
  engine: Engine,
  pipeline: AnyPipeline,
  first: Claim,
  log: readonly Fact[],
): JobRun {
  const { clock, credentials } = engine
  const jobId = first.lease.jobId
  const history = createHistory(log)
  const job = jobInfo(first, history)
  const controller = new AbortController()
  const limits = new Set<WorkingLimit>()
  let phase: Phase = 'parked'
  let isEnding = false
  let isPausing = false
  let isDraining = false
  let fence = first.lease.fence - 1
  /** What this claim comes to. */
  let answer = Promise.withResolvers<Settlement>()
  let isCheckPlanned = false
  let cancelDeadline = () => {}
  /** What went with the last settlement, of which nobody says whether it was written. */
  let released: readonly NewFact[] = []

  const activity = createActivity({ onChange: () => planCheck() })
  const recorder = createRecorder({
    backend: engine.backend,
    clock,
    seen: () => history.seq,
    onFacts(facts) {
      for (const fact of facts) applyFact(history, fact)
      activity.review()
      planCheck()
    },
    onRequest,
    onBroken(error) {
      leave(LeaseLostError.isInstance(error) ? error : new LeaseLostError({ jobId, fence }))
      answer.reject(error)
    },
  })
  const parking = createParking({ engine, history, activity, onTime: () => activity.review() })
  const run: Run = {
    engine,
    job,
    history,
    activity,
    recorder,
    fence: first.lease.fence,
    signal: controller.signal,
    limits,
    secrets: credentials === undefined ? {} : { credentials: () => credentials(job) },
    asked: new Set(),
    reused: new Set(),
    isHeld: () => phase !== 'working' || isPausing || isDraining,
    block(error) {
      void conclude({ kind: 'blocked', error: error.toInfo() })
      return forever()
    },
  }

  /** The run is over, and nothing of it moves any more. Signals abort with the reason, where work may still be going on. */
  function leave(reason: RepurposeError | undefined): void {
    phase = 'over'
    activity.seal()
    parking.stop()
    cancelDeadline()
    for (const limit of limits) limit.stop()
    if (reason !== undefined) controller.abort(reason)
  }

  function onRequest(request: PendingRequest | undefined): void {
    if (phase !== 'working') return
    if (request === 'cancel') return void conclude({ kind: 'cancelled', reason: history.cancelReason })
    if (isPausing === (request === 'pause')) return
    isPausing = request === 'pause'
    activity.review()
    planCheck()
  }

  /** Looks, once the code that is running now has come to rest, whether there is anything left but waiting. */
  function planCheck(): void {
    if (isCheckPlanned || phase !== 'working' || isEnding) return
    isCheckPlanned = true
    // Twice: what a resolved promise sets off may itself have gone through one turn.
    setImmediate(() =>
      setImmediate(() => {
        isCheckPlanned = false
        if (phase !== 'working' || isEnding) return
        if (activity.isIdle() && !recorder.isWriting()) park()
        else parking.watchTime()
      }),
    )
  }

  function park(): void {
    const to = isPausing ? 'paused' : isDraining ? 'queued' : 'parked'
    const target = parking.target(to)
    if (target === undefined) return
    phase = 'parked'
    for (const limit of limits) limit.pause()
    parking.stop()
    cancelDeadline()
    const rest = recorder.release()
    released = [...rest.facts, ...(first.kind === 'settled' ? [] : target.facts)]
    if (first.kind === 'settled') {
      // A hook waits only for times: between its attempts it is queued for the next one.
      const at = target.to.state === 'parked' ? target.to.until : undefined
      answer.resolve({ ...rest, to: { state: 'queued', at } })
    } else {
      answer.resolve({ ...rest, facts: released, to: target.to })
    }
  }

  /** Ends the job: once, with the first conclusion that is reached. */
  async function conclude(conclusion: Conclusion): Promise<void> {
    if (isEnding || phase !== 'working') return
    isEnding = true
    try {
      await end(conclusion)
    } catch (error) {
      // Nothing is lost: the claim is rejected, and the job delivered again from its log.
      leave(new LeaseLostError({ jobId, fence }))
      answer.reject(error)
    }
  }

  async function end(conclusion: Conclusion): Promise<void> {
    const isForced = conclusion.kind === 'cancelled' || conclusion.kind === 'failed'
    if (isForced) controller.abort(reasonOf(conclusion))
    // Blocked, cancelled and failed jobs may have calls under way that record what they paid for.
    if (conclusion.kind !== 'succeeded' && conclusion.kind !== 'partial')
      await atMost(clock, abortGraceMs, activity.rest())
    // Lost meanwhile, the job and its children are another worker's.
    if (phase === 'over') return
    activity.seal()
    if (conclusion.kind !== 'blocked' && conclusion.kind !== 'hooked') await cancelChildren()
    const contents = await contentsOf(run, pipeline, conclusion)
    await recorder.written()
    const rest = recorder.release()
    leave(conclusion.kind === 'blocked' ? reasonOf(conclusion) : undefined)
    answer.resolve(settlementOf({ run, pipeline, conclusion, rest, contents }))
  }

  /** No child outlives its parent: those still running are cancelled, and the parent settles last. */
  async function cancelChildren(): Promise<void> {
    const children = runningChildren(history)
    if (children.length === 0) return
    for (const child of children) {
      await engine.backend.request({ jobId: child, what: 'cancel', reason: `Parent job ${jobId} has ended.` })
    }
    await recorder.look()
  }

  function armDeadline(): void {
    const deadline = history.queued?.deadline
    if (deadline === undefined || first.kind === 'settled') return
    cancelDeadline = clock.setTimer(
      Math.max(deadline - clock.now(), 0),
      () => void conclude(overDeadline(deadline, job.id)),
    )
  }

  async function work(): Promise<Conclusion> {
    const isLooping = first.claims > crashLimit
    if (first.kind === 'settled') return isLooping ? { kind: 'hooked' } : runSettledHook(run, pipeline)
    // Also that of a crash loop, whose worker died between the record and the settlement.
    const failure = recordedFailure(history)
    if (failure !== undefined) return failure
    if (isLooping) return endCrashLoop(run, first)
    for (const child of history.orphans) {
      await engine.backend.request({ jobId: child, what: 'cancel', reason: 'Its stage starts over.' })
    }
    return runStages(run, pipeline)
  }

  async function start(): Promise<void> {
    try {
      await conclude(await work())
    } catch (thrown) {
      if (BlockedError.isInstance(thrown)) await conclude({ kind: 'blocked', error: thrown.toInfo() })
      else await conclude({ kind: 'failed', error: toErrorInfo(thrown) })
    }
  }

  let isStarted = false
  return {
    job,
    remembered: () => (phase === 'parked' && isStarted ? history.seq : undefined),
    follows: (claim) =>
      phase === 'parked' &&
      isStarted &&
      claim.kind === first.kind &&
      claim.lease.fence === fence + 1 &&
      areStored(
        released,
        claim.log.filter(({ seq }) => seq > history.seq),
      ),
    advance(claim) {
      answer = Promise.withResolvers<Settlement>()
      fence = claim.lease.fence
      phase = 'working'
      isPausing = claim.request === 'pause'
      recorder.renew(claim.lease)
      if (isStarted) for (const fact of claim.log) if (fact.seq > history.seq) applyFact(history, fact)
      claim.lost.addEventListener('abort', () => {
        if (claim.lease.fence !== fence || phase !== 'working') return
        const error = new LeaseLostError({ jobId, fence })
        leave(error)
        answer.reject(error)
      })
      claim.onChange(() => {
        if (claim.lease.fence === fence && phase === 'working') void recorder.look()
      })
      const deadline = history.queued?.deadline
      if (first.kind === 'run' && claim.request === 'cancel')
        void conclude({ kind: 'cancelled', reason: history.cancelReason })
      else if (first.kind === 'run' && deadline !== undefined && deadline <= clock.now())
        void conclude(overDeadline(deadline, job.id))
      else {
        armDeadline()
        for (const limit of limits) limit.resume()
        if (!isStarted) {
          isStarted = true
          void start()
        }
        activity.review()
        planCheck()
      }
      return answer.promise
    },
    drain() {
      isDraining = true
      planCheck()
    },
    handOver() {
      if (phase !== 'working' || isEnding) return
      isEnding = true
      controller.abort(new CancelledError({ message: 'The worker hands its jobs over.' }))
      void atMost(clock, abortGraceMs, activity.rest()).then(async () => {
        if (phase === 'over') return
        activity.seal()
        await recorder.written()
        const rest = recorder.release()
        leave(new CancelledError({ message: 'The worker has handed the job over.' }))
        answer.resolve({ ...rest, to: { state: 'queued' } })
      })
    },
  }
}
