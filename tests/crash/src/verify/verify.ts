import type { Evidence, Violation } from '../evidence.ts'
import { faultsInClaims } from './claims.ts'
import { faultsInEnds } from './ends.ts'
import { faultsInFeed } from './feed.ts'
import { faultsInLogs } from './logs.ts'
import { faultsInPayments } from './payments.ts'
import { faultsInContents, faultsInCounts } from './stores.ts'

/** Everything that must not be, in what is known of a run; empty when all promises were kept. */
export function verify(evidence: Evidence): readonly Violation[] {
  return [
    ...faultsInEnds(evidence),
    ...faultsInLogs(evidence),
    ...faultsInPayments(evidence),
    ...faultsInClaims(evidence),
    ...faultsInContents(evidence),
    ...faultsInCounts(evidence),
    ...faultsInFeed(evidence),
    ...evidence.complaints.map((told): Violation => ({ kind: 'trouble outside', told })),
  ]
}
