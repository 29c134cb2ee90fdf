import { LeaseLostError } from '../errors/index.ts'
import type { NewFact } from '../job/index.ts'
import type { MemoryBackend } from '../memory/index.ts'
import type { Answer, Backend, Settlement, Write } from '../ports/index.ts'

/**
 * Where a run is disturbed: after so many facts that workers wrote, over all jobs.
 *
 * - `during`: the worker is gone the moment the last of them is applied; what else the write held, and its answer, are
 *   lost.
 * - `before`: the worker is gone when it makes the next write; nothing of that is applied.
 * - `beside`: the write that holds the last of them is applied and answered, and somebody else acts.
 */
export interface Cut {
  readonly after: number
  readonly place: 'during' | 'before' | 'beside'
  happen(jobId: string): void
}

export interface WrittenFact {
  readonly jobId: string
  readonly pipeline: string
  readonly fact: NewFact
}

/** A backend that keeps count of what workers write, and breaks where it is told. */
export interface CutBackend {
  readonly backend: Backend
  readonly written: readonly WrittenFact[]
  /** After how many facts a write ended. */
  readonly boundaries: readonly number[]
  /** Jobs that a worker holds. */
  readonly held: ReadonlySet<string>
  /** Resolves when a worker writes something or lets go of a job. */
  activity(): Promise<void>
}

/** What becomes of a write. */
type Fate =
  | { readonly kind: 'applied'; readonly isCut: boolean }
  | { readonly kind: 'lost'; readonly applied: number }

export function cutBackend(memory: MemoryBackend, cut: Cut | undefined): CutBackend {
  const written: WrittenFact[] = []
  const boundaries: number[] = []
  const held = new Set<string>()
  const pipelines = new Map<string, string>()
  let isCut = cut === undefined
  let wake = () => {}

  function fateOf(facts: readonly NewFact[], isSettlement: boolean): Fate {
    const room = cut === undefined || isCut ? Number.POSITIVE_INFINITY : cut.after - written.length
    const isInside =
      facts.length > 0 && room <= facts.length && (cut?.place === 'before' ? room < facts.length : room > 0)
    // Once a settlement is applied as a whole, the worker holds nothing that it could lose.
    if (isInside && cut?.place !== 'beside' && !(isSettlement && room === facts.length)) {
      return { kind: 'lost', applied: room }
    }
    return { kind: 'applied', isCut: isInside }
  }

  function note(jobId: string, facts: readonly NewFact[]): void {
    for (const fact of facts) written.push({ jobId, pipeline: pipelines.get(jobId) ?? '', fact })
    if (facts.length > 0) boundaries.push(written.length)
    wake()
  }

  function happen(jobId: string): void {
    isCut = true
    cut?.happen(jobId)
  }

  async function apply<W extends Write>(
    write: W,
    commit: (facts: readonly NewFact[]) => Promise<Answer>,
  ): Promise<Answer> {
    const { lease, facts } = write
    const fate = fateOf(facts, false)
    if (fate.kind === 'applied') {
      // The backend applies a write before it answers: nothing of another job may be counted in between.
      const answering = commit(facts)
      note(lease.jobId, facts)
      if (fate.isCut) happen(lease.jobId)
      return answering
    }
    const kept = facts.slice(0, fate.applied)
    const applied = kept.length > 0 ? commit(kept) : undefined
    note(lease.jobId, kept)
    happen(lease.jobId)
    await applied
    throw new LeaseLostError(lease)
  }

  const backend: Backend = {
    ...memory,
    append: (write) => apply(write, (facts) => memory.append({ ...write, facts })),
    spawn: (write) =>
      apply(write, (facts) => {
        const spawned = new Set(facts.map((fact) => (fact.type === 'child.spawned' ? fact.child : undefined)))
        const children = write.children.filter(({ id }) => spawned.has(id))
        return memory.spawn({ ...write, facts, children })
      }),
    consume: (options, run) =>
      memory.consume(options, async (claim): Promise<Settlement> => {
        const { jobId } = claim.lease
        held.add(jobId)
        pipelines.set(jobId, claim.job.pipeline)
        const settlement = await run(claim).finally(() => held.delete(jobId))
        const fate = fateOf(settlement.facts, true)
        if (fate.kind === 'applied') {
          note(jobId, settlement.facts)
          // The backend carries the settlement out in a later microtask.
          if (fate.isCut) setImmediate(() => happen(jobId))
          return settlement
        }
        const { write, seen, facts } = settlement
        const kept = facts.slice(0, fate.applied)
        const applied =
          kept.length > 0 ? memory.append({ lease: claim.lease, write, seen, facts: kept }) : undefined
        note(jobId, kept)
        happen(jobId)
        await applied
        throw new LeaseLostError(claim.lease)
      }),
  }
  return {
    backend,
    written,
    boundaries,
    held,
    activity: () =>
      new Promise((resolve) => {
        wake = resolve
      }),
  }
}
