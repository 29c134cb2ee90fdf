import { claim } from './claim.ts'
import { create } from './create.ts'
import { feed } from './feed.ts'
import { leases } from './leases.ts'
import { requests } from './requests.ts'
import { tick } from './tick.ts'
import { transitions } from './transitions.ts'

/** All functions of a schema, in the order in which they need each other. */
export function functions(s: string): string {
  return [feed, transitions, create, leases, claim, requests, tick].map((part) => part(s)).join('\n')
}
