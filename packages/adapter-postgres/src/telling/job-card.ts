import type { Labels, TransientEvent } from '@repurpose/core'

/** What filters look at: enough of a job to know whom news of it concerns. Never changes while the job exists. */
export interface JobCard {
  readonly id: string
  readonly rootId: string
  readonly pipeline: string
  readonly labels: Labels
}

/** A transient event with the card of its job. */
export interface CardedEvent {
  readonly card: JobCard
  readonly event: TransientEvent
}
