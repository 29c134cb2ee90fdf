import { JobError } from '../errors/index.ts'
import type { Backend, Clock } from '../ports/index.ts'
import { Ageing } from './ageing.ts'
import { systemClock } from './clock.ts'
import { create } from './create.ts'
import { Dispatcher } from './dispatcher.ts'
import { recordOf } from './job-entry.ts'
import { Journal } from './journal.ts'
import { append, spawn } from './leases.ts'
import { Library } from './library.ts'
import { ReadyQueue } from './ready-queue.ts'
import { changePriority, request, signal } from './requests.ts'
import { Roster } from './roster.ts'
import { Schedule } from './schedule.ts'
import { age, becomeDue, deliverAgain } from './transitions.ts'
import type { World } from './world.ts'

/** The backend in memory, with a way to let a worker die. */
export interface MemoryBackend extends Backend {
  /**
   * Behaves as if the worker that holds a job had died: its lease is lost, its writes are refused from now on, and
   * the job is delivered again under a new fence. For crash tests.
   *
   * @returns false when nobody holds the job.
   * @throws JobError `JOB_NOT_FOUND`
   */
  abandon(jobId: string): boolean
}

/**
 * Jobs in the memory of this process: the reference for every rule of the `Backend` port. Nothing survives the
 * process, and closing drops everything that waits.
 *
 * @param options.clock default: the time of the machine
 * @example const backend = memoryBackend()
 */
export function memoryBackend(options: { readonly clock?: Clock | undefined } = {}): MemoryBackend {
  const clock = options.clock ?? systemClock
  const world: World = {
    clock,
    roster: new Roster(),
    journal: new Journal(),
    library: new Library(),
    ready: new ReadyQueue(),
    schedule: new Schedule(clock, (entry) => becomeDue(world, entry)),
    ageing: new Ageing(clock, (entry) => age(world, entry)),
    dispatch: () => dispatcher.dispatch(),
  }
  const { roster, journal, library } = world
  const dispatcher = new Dispatcher(world)
  let closed = false

  /** Whatever is done, it is done in one go and to an open backend; what it throws rejects the promise. */
  async function whileOpen<Value>(action: () => Value): Promise<Value> {
    if (!closed) return action()
    throw new JobError({
      code: 'CLOSED',
      message: 'The backend is closed.',
      action: 'Create a new one; what waited in memory is gone.',
    })
  }

  return {
    name: 'memory',
    capabilities: { durable: false, crossProcess: false, transactional: false },
    create: (call) => whileOpen(() => create(world, call)),
    consume: (call, run) => whileOpen(() => dispatcher.consume(call, run)),
    append: (write) => whileOpen(() => append(world, write)),
    spawn: (write) => whileOpen(() => spawn(world, write)),
    request: (call) => whileOpen(() => request(world, call)),
    signal: (call) => whileOpen(() => signal(world, call)),
    reprioritize: (call) => whileOpen(() => changePriority(world, call)),
    get: (jobId) =>
      whileOpen(() => {
        const entry = roster.get(jobId)
        return entry === undefined ? undefined : recordOf(entry)
      }),
    list: (query) => whileOpen(() => roster.list(query)),
    counts: () => whileOpen(() => roster.counts(dispatcher.paused)),
    read: ({ jobId, after, limit }) =>
      whileOpen(
        () => roster.get(jobId)?.log.slice(after, limit === undefined ? undefined : after + limit) ?? [],
      ),
    feed: ({ after, filter, limit }) => whileOpen(() => journal.page(after, filter, limit)),
    subscribe: (filter, listener) => whileOpen(() => journal.subscribe(filter, listener)),
    publish: (events) => {
      for (const event of events) {
        const entry = roster.get(event.jobId)
        if (entry !== undefined) journal.publish(entry, event)
      }
    },
    pauseQueue: () =>
      whileOpen(() => {
        dispatcher.paused = true
      }),
    resumeQueue: () =>
      whileOpen(() => {
        dispatcher.paused = false
      }),
    contents: (query) => whileOpen(() => library.contents(query)),
    durations: (pipeline) => whileOpen(() => library.durations(pipeline)),
    prune: ({ endedBefore, limit }) =>
      whileOpen(() => {
        const entries = roster.endedTrees(endedBefore, limit)
        roster.remove(entries)
        journal.remove(entries)
        return entries.size
      }),
    close: async () => {
      closed = true
      dispatcher.close()
      journal.close()
    },
    abandon: (jobId) => {
      const entry = roster.require(jobId)
      if (entry.held === undefined) return false
      entry.held.release('lost')
      deliverAgain(world, entry)
      return true
    },
  }
}
