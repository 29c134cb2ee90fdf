import type { FeedFilter, Labels } from '@repurpose/core'
import type { JobCard } from './job-card.ts'

/** A card that came without pipeline and labels, because they would not fit into a notification. */
export type BareCard = Pick<JobCard, 'id' | 'rootId'>

/** Whether news of a job is wanted; `perhaps` where the filter asks for what a bare card does not say. */
export type Match = 'yes' | 'no' | 'perhaps'

/**
 * Turns a filter into the question it asks as often as there is news. About job ids it asks nothing: those who want
 * single jobs are found by them.
 */
export function matcherOf(filter: FeedFilter): (card: JobCard | BareCard) => Match {
  const rootIds = filter.rootIds && new Set(filter.rootIds)
  const pipelines = filter.pipelines && new Set(filter.pipelines)
  const labels = Object.entries(filter.labels ?? {})
  const areIdsEnough = pipelines === undefined && labels.length === 0
  return (card) => {
    if (rootIds !== undefined && !rootIds.has(card.rootId)) return 'no'
    if (areIdsEnough) return 'yes'
    if (!('labels' in card)) return 'perhaps'
    if (pipelines !== undefined && !pipelines.has(card.pipeline)) return 'no'
    return hasAll(card.labels, labels) ? 'yes' : 'no'
  }
}

function hasAll(labels: Labels, wanted: readonly (readonly [string, string])[]): boolean {
  return wanted.every(([key, value]) => labels[key] === value)
}
