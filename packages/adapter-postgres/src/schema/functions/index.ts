import { claim } from './claim.ts'
import { create } from './create.ts'
import { feed } from './feed.ts'
import { leases } from './leases.ts'
import { requests } from './requests.ts'
import { tick } from './tick.ts'
import { transitions } from './transitions.ts'

/**
 * PL/pgSQL keeps a plan for as long as a session lasts. One made while the tables were new and empty reads them whole,
 * and goes on doing so when they hold a million rows. What is called all the time finds its rows by index, always.
 */
const plannedByIndex = [
  'append',
  'settle',
  'spawn',
  'claim',
  'give_back',
  'tick',
  'create_jobs',
  'lock_jobs',
  'bury_dead',
  'wake_due',
]

/** All functions of a schema, in the order in which they need each other. */
export function functions(s: string): string {
  const parts = [feed, transitions, create, leases, claim, requests, tick].map((part) => part(s))
  const plans = plannedByIndex.map((name) =>
    ['seqscan', 'hashjoin', 'mergejoin']
      .map((way) => `alter function ${s}.${name} set enable_${way} = off;`)
      .join('\n'),
  )
  return [...parts, ...plans].join('\n')
}
