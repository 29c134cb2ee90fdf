import type { Evidence, Violation } from '../evidence.ts'

interface ClaimSeen {
  readonly worker: number
  readonly fence: number
  readonly seq: number
  /** Claims without a result up to this one, as the backend counts them. */
  readonly claims: number
}

interface WriteSeen extends Omit<ClaimSeen, 'claims'> {
  readonly isResult: boolean
}

/** Whether ever two workers held one job, and whether a worker that had lost it could still write. */
export function faultsInClaims({ witnesses, logs }: Evidence): readonly Violation[] {
  const violations: Violation[] = []
  const claims = new Map<string, ClaimSeen[]>()
  const writes = new Map<string, WriteSeen[]>()
  for (const { worker, lines } of witnesses) {
    for (const line of lines) {
      const { job } = line
      if (line.what === 'claim')
        enter(claims, job, { worker, fence: line.fence, seq: line.seq, claims: line.claims })
      if (line.what === 'recorded')
        enter(writes, job, { worker, fence: line.fence, seq: line.seq, isResult: line.runs.length > 0 })
      if (line.what === 'torn')
        violations.push({
          kind: 'torn claim',
          job,
          told: `To worker ${worker} under fence ${line.fence}: ${line.told}`,
        })
    }
  }
  for (const [job, list] of claims) {
    const ordered = list.toSorted((one, other) => one.fence - other.fence)
    violations.push(...faultsOfOrder(job, ordered, logs.get(job)?.length ?? 0))
    violations.push(...faultsOfWrites(job, ordered, writes.get(job) ?? []))
    violations.push(...faultsOfCounting(job, ordered, writes.get(job) ?? []))
  }
  return violations
}

function enter<Seen>(seen: Map<string, Seen[]>, job: string, one: Seen): void {
  const list = seen.get(job)
  if (list === undefined) seen.set(job, [one])
  else list.push(one)
}

function faultsOfOrder(job: string, claims: readonly ClaimSeen[], length: number): readonly Violation[] {
  return claims.flatMap((claim, index): readonly Violation[] => {
    const before = claims[index - 1]
    const whose = `worker ${claim.worker} under fence ${claim.fence}`
    if (before?.fence === claim.fence)
      return [{ kind: 'two winners', job, told: `Claimed by worker ${before.worker} and by ${whose}.` }]
    if (before !== undefined && before.seq > claim.seq) {
      const told = `The claim of ${whose} ends at fact ${claim.seq}, an earlier one at ${before.seq}.`
      return [{ kind: 'torn claim', job, told }]
    }
    if (claim.seq <= length) return []
    return [
      {
        kind: 'acknowledged and gone',
        job,
        told: `${whose} was given ${claim.seq} facts, ${length} are left.`,
      },
    ]
  })
}

/** Once a newer fence was given out, the log that its claim carried holds all that was written under older ones. */
function faultsOfWrites(
  job: string,
  claims: readonly ClaimSeen[],
  writes: readonly WriteSeen[],
): readonly Violation[] {
  return writes.flatMap(({ worker, fence, seq }): readonly Violation[] => {
    const next = claims.find((claim) => claim.fence > fence)
    if (next === undefined || seq <= next.seq) return []
    const told = `Worker ${worker} was told that fact ${seq} was written under fence ${fence}, after worker ${next.worker} had claimed under fence ${next.fence} at fact ${next.seq}.`
    return [{ kind: 'stale write', job, told }]
  })
}

/** Claims are counted up to a crash loop: one that brought a result must not be among them. */
function faultsOfCounting(
  job: string,
  claims: readonly ClaimSeen[],
  writes: readonly WriteSeen[],
): readonly Violation[] {
  return claims.flatMap(({ fence, claims: count }): readonly Violation[] => {
    const write = writes.find((one) => one.isResult && one.fence < fence && one.fence > fence - count)
    if (write === undefined) return []
    const told = `Fence ${fence} counts ${count} claims without a result, and fence ${write.fence} brought one.`
    return [{ kind: 'miscounted claims', job, told }]
  })
}
