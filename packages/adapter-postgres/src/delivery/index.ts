export { claimJobs } from './claims.ts'
export { createConsumer, type RunningConsumer } from './consumer.ts'
export type { HeldLease } from "./held-lease.ts"
export { createLeases, type Leases } from './leases.ts'
export { createPresence, type Presence } from './presence.ts'
