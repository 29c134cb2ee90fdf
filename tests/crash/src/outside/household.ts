import { hooked } from '../work/index.ts'
import type { FollowedEntry } from './followed.ts'

/** What is known of a job from the feed. */
interface Member {
  readonly pipeline: string
  isEnded: boolean
  /** Its settled hook has still to run. */
  isHookOwed: boolean
}

/** All jobs that the feed has told of, and which of them are not over. */
export interface Household {
  readonly size: number
  readonly open: number
  enter(entry: FollowedEntry): void
  has(id: string): boolean
  isOver(id: string): boolean
  /** Those that are not over, for a message. */
  leftovers(): readonly string[]
}

const endings = new Set(['job.succeeded', 'job.partial', 'job.failed', 'job.cancelled'])

export function createHousehold(): Household {
  const members = new Map<string, Member>()
  const open = new Set<string>()
  return {
    get size() {
      return members.size
    },
    get open() {
      return open.size
    },
    enter({ job, pipeline, type }) {
      const member = members.get(job) ?? { pipeline, isEnded: false, isHookOwed: false }
      members.set(job, member)
      if (endings.has(type)) {
        member.isEnded = true
        member.isHookOwed = hooked.has(pipeline)
      } else if (type === 'job.restarted') {
        member.isEnded = false
        member.isHookOwed = false
      } else if (type === 'hook.settled') {
        member.isHookOwed = false
      }
      if (member.isEnded && !member.isHookOwed) open.delete(job)
      else open.add(job)
    },
    has: (id) => members.has(id),
    isOver: (id) => members.has(id) && !open.has(id),
    leftovers: () => [...open],
  }
}
