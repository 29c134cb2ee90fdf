import { isTerminal, type JobState } from '@repurpose/core'
import type { Evidence, Violation } from '../evidence.ts'

const contentPipeline = 'content/note'

/** One content for every piece that succeeded, and none of any other job. */
export function faultsInContents({ contents, jobs }: Evidence): readonly Violation[] {
  const counts = new Map<string, number>()
  for (const { jobId } of contents) counts.set(jobId, (counts.get(jobId) ?? 0) + 1)
  const violations: Violation[] = []
  for (const { id, pipeline, state } of jobs) {
    const wanted = pipeline === contentPipeline && state === 'succeeded' ? 1 : 0
    const found = counts.get(id) ?? 0
    counts.delete(id)
    if (found !== wanted) {
      const told = `A ${pipeline} that is ${state} has ${found} contents.`
      violations.push({ kind: 'contents', job: id, told })
    }
  }
  for (const job of counts.keys())
    violations.push({ kind: 'contents', job, told: 'There are contents of it, and no such job.' })
  return violations
}

/** What is counted is what is listed, and nothing is left to be done. */
export function faultsInCounts({ counts, jobs }: Evidence): readonly Violation[] {
  const listed = new Map<JobState, number>()
  for (const { state } of jobs) listed.set(state, (listed.get(state) ?? 0) + 1)
  const violations: Violation[] = []
  // The record has exactly the states as its keys.
  for (const [state, count] of Object.entries(counts.states) as [JobState, number][]) {
    const found = listed.get(state) ?? 0
    if (count !== found)
      violations.push({ kind: 'counts', told: `${count} are counted as ${state}, ${found} are listed.` })
    if (count > 0 && !isTerminal(state))
      violations.push({ kind: 'counts', told: `${count} are still counted as ${state}.` })
  }
  for (const [level, count] of Object.entries(counts.levels))
    if (count > 0)
      violations.push({ kind: 'counts', told: `${count} are still counted as waiting at ${level}.` })
  return violations
}
