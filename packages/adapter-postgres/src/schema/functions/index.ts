import { claim } from './claim.ts'
import { create } from './create.ts'
import { feed } from './feed.ts'
import { leases } from './leases.ts'
import { requests } from './requests.ts'
import { tick } from './tick.ts'
import { transitions } from './transitions.ts'

/** What is called all the time: set on a function, a setting holds for all that it calls. */
const hot = [
  'append',
  'settle',
  'spawn',
  'claim',
  'give_back',
  'create_jobs',
  'request',
  'signal',
  'reprioritize',
]
/** These compare all that a process holds with all that it knows, in which joining by hash is right. */
const sweeping = ['tick', 'leave_process']

/**
 * - A plan made while the tables were new and empty reads them whole, and is kept for as long as a session lasts, also when
 *   they hold a million rows: rows are found by index, always.
 * - Left to itself, the planner makes plans with arrays anew on every call, which takes longer than to run them.
 * - Before PostgreSQL 18, a way that is switched off counts as so dear that the statement would be compiled, on every call.
 * - Nobody waits for a lock for ever, also on a connection of the application's: a batch would hold up all that is in it.
 */
const settings = [
  'enable_seqscan = off',
  'plan_cache_mode = force_generic_plan',
  'jit = off',
  "lock_timeout = '5s'",
]
const hotSettings = [...settings, 'enable_hashjoin = off', 'enable_mergejoin = off']

/** All functions of a schema, in the order in which they need each other. */
export function functions(s: string): string {
  const parts = [feed, transitions, create, leases, claim, requests, tick].map((part) => part(s))
  const set = (names: readonly string[], to: readonly string[]) =>
    names.flatMap((name) => to.map((setting) => `alter function ${s}.${name} set ${setting};`))
  const plans = [
    ...set(hot, hotSettings),
    ...set(sweeping, settings),
    ...set(['read_feed', 'prune'], ['jit = off']),
  ]
  return [...parts, ...plans].join('\n')
}
