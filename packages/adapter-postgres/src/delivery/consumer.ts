import type { Claim, Clock, ConsumeOptions, Consumer, Logger, Settlement } from '@repurpose/core'
import { LeaseLostError } from '@repurpose/core'
import type { Touched, Writes } from '../writing/index.ts'
import type { ClaimedJob, HeldLease } from './held-lease.ts'
import type { Leases } from './leases.ts'
import type { Presence } from './presence.ts'

export interface ConsumerOptions {
  readonly options: ConsumeOptions
  readonly run: (claim: Claim) => Promise<Settlement>
  readonly leases: Leases
  readonly presence: Presence
  readonly writes: Writes
  /** Takes up to so many jobs from the queue. Fewer means that there are no more. */
  readonly claim: (wanted: number, turn: number) => Promise<readonly ClaimedJob[]>
  readonly onTouched: (touched: readonly Touched[]) => void
  /** How long jobs have taken, once a settlement that says so is stored. */
  readonly onSettled: (settlement: Settlement) => void
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly logger?: Logger | undefined
}

/** How long a job waits whose run was rejected, so that what broke it has time to pass. */
const redeliveryMs = 1_000
/** How long a worker waits after a claim failed. */
const claimRetryMs = 250
/** How often a worker looks whether it knows another pipeline by now; no event tells. */
const pipelinesMs = 1_000
/** How often a closing worker looks whether the database still knows of it. */
const silenceMs = 500

export interface RunningConsumer extends Consumer {
  /** Something may be claimable. */
  wake(): void
}

/**
 * Takes jobs while there is room, and runs them.
 *
 *     hungry ──claim brought all that was wanted──▶ hungry
 *       └─ claim brought less ─▶ sated ──told that something is ready──▶ hungry
 *
 * Only a hungry consumer claims when a place becomes free: in a queue that is empty, a finished job costs no look.
 */
export function createConsumer(parts: ConsumerOptions): RunningConsumer {
  const { options, run, leases, presence, writes, claim, onTouched, onSettled, clock, signal, logger } = parts
  const { promise: idle, resolve: onIdle } = Promise.withResolvers<void>()
  const holding = new Set<HeldLease>()
  let isClosing = false
  let isHungry = true
  let isClaiming = false
  let isPlanned = false
  let cancelTimer = () => {}
  let known = options.pipelines().join('\n')

  const stopWorking = presence.work({ lanes: options.lanes, ageingMs: options.ageingMs, onReady: wake })

  function wake(): void {
    isHungry = true
    plan()
  }

  /** After the turn: places that become free together are filled together. */
  function plan(): void {
    if (isPlanned || isClosing || !isHungry) return
    isPlanned = true
    setImmediate(() => {
      isPlanned = false
      void fill()
    })
  }

  async function fill(): Promise<void> {
    if (isClaiming || isClosing || signal.aborted) return
    isClaiming = true
    try {
      while (isHungry && !isClosing && !signal.aborted && holding.size < options.concurrency) {
        const wanted = options.concurrency - holding.size
        isHungry = false
        await presence.claiming(
          (turn) => claim(wanted, turn),
          (jobs) => {
            if (jobs.length === wanted) isHungry = true
            for (const job of jobs) begin(job)
          },
        )
      }
    } catch (error) {
      if (!signal.aborted) {
        logger?.log('warn', 'Claiming jobs failed.', {
          reason: error instanceof Error ? error.message : String(error),
        })
        presence.soon()
        clock.setTimer(claimRetryMs, wake)
      }
    } finally {
      isClaiming = false
      endIfIdle()
    }
  }

  function begin(job: ClaimedJob): void {
    const lease = leases.hold(job, (ended) => {
      holding.delete(ended)
      endIfIdle()
      plan()
    })
    holding.add(lease)
    if (isClosing) void giveBack(lease, { delayMs: 0, unused: true })
    else void work(lease)
  }

  async function work(lease: HeldLease): Promise<void> {
    let settlement: Settlement
    try {
      settlement = await run(lease.claim())
    } catch {
      return giveBack(lease, { delayMs: redeliveryMs, unused: false })
    }
    // A worker that lost the job meanwhile changes nothing any more.
    if (lease.state !== 'held') return
    lease.state = 'settling'
    try {
      const touched = await writes.settle(lease.key, settlement)
      onSettled(settlement)
      lease.release()
      onTouched(touched)
    } catch (error) {
      if (LeaseLostError.isInstance(error) || signal.aborted) lease.lose()
      else {
        logger?.log('error', 'What a job settled on cannot be stored.', {
          jobId: lease.key.jobId,
          reason: error instanceof Error ? error.message : String(error),
        })
        lease.state = 'held'
        await giveBack(lease, { delayMs: redeliveryMs, unused: false })
      }
    }
  }

  async function giveBack(
    lease: HeldLease,
    how: { readonly delayMs: number; readonly unused: boolean },
  ): Promise<void> {
    if (lease.state !== 'held') return
    lease.state = 'settling'
    try {
      const touched = await writes.giveBack(lease.key, how)
      lease.release()
      onTouched(touched)
    } catch {
      // Not known to be given back; the next tick finds that nobody here works on it.
      lease.lose()
    }
  }

  function endIfIdle(): void {
    if (isClosing && holding.size === 0 && !isClaiming) onIdle()
  }

  function watchPipelines(): void {
    cancelTimer = clock.setTimer(pipelinesMs, () => {
      const now = options.pipelines().join('\n')
      if (now !== known) {
        known = now
        wake()
      }
      if (!isClosing && !signal.aborted) watchPipelines()
    })
  }

  /** A settlement waits for a database that is away. When others hold the job by now, there is nothing to wait for. */
  function watchSilence(): void {
    if (holding.size === 0 || signal.aborted) return
    if (presence.isForgotten()) for (const lease of holding) lease.lose()
    else clock.setTimer(silenceMs, watchSilence)
  }

  function stop(): void {
    isClosing = true
    stopWorking()
    cancelTimer()
    endIfIdle()
  }

  signal.addEventListener('abort', stop, { once: true })
  watchPipelines()
  plan()
  return {
    wake,
    close() {
      stop()
      watchSilence()
      return idle
    },
  }
}
