import type { Backend } from '@repurpose/core'

/** What would be a round trip to a database. Claims and settlements are those of the worker. */
export type RoundTrip = 'create' | 'claim' | 'append' | 'spawn' | 'settle' | 'subscribe' | 'get' | 'read'

/** A backend that counts how often it is asked for something. */
export function countingBackend(backend: Backend): {
  readonly backend: Backend
  readonly counts: ReadonlyMap<RoundTrip, number>
} {
  const counts = new Map<RoundTrip, number>()
  const count = (what: RoundTrip) => counts.set(what, (counts.get(what) ?? 0) + 1)
  const counted: Backend = {
    ...backend,
    create(call) {
      count('create')
      return backend.create(call)
    },
    consume: (call, run) =>
      backend.consume(call, async (claim) => {
        count('claim')
        const settlement = await run(claim)
        count('settle')
        return settlement
      }),
    append(write) {
      count('append')
      return backend.append(write)
    },
    spawn(write) {
      count('spawn')
      return backend.spawn(write)
    },
    subscribe(filter, listener) {
      count('subscribe')
      return backend.subscribe(filter, listener)
    },
    get(jobId) {
      count('get')
      return backend.get(jobId)
    },
    read(call) {
      count('read')
      return backend.read(call)
    },
  }
  return { backend: counted, counts }
}
