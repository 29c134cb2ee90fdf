import type { SharedContext } from '@repurpose/core'

/**
 * Reports calls as they are done. They begin in order, so all but the last few before one of them are done as well,
 * also those of which a job that goes on has only the record.
 *
 * @param atOnce how many there are under way
 */
export function reporter(
  { report }: SharedContext,
  calls: number,
  atOnce: number,
): (call: number, message: string) => void {
  let done = 0
  return (call, message) => {
    done = Math.max(done + 1, call - atOnce + 1)
    report(Math.min(1, done / calls), message)
  }
}
