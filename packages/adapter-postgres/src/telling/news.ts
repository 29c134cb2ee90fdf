import type { CardedEvent, JobCard } from './job-card.ts'
import type { BareCard } from './matching.ts'

/** One thing that a process tells others. */
export type News =
  /** The log of this job has grown. */
  | { readonly kind: 'facts'; readonly card: JobCard | BareCard }
  /** Something is claimable in this lane. */
  | { readonly kind: 'ready'; readonly lane: string }
  /** A job that this process holds was written to. */
  | { readonly kind: 'held'; readonly processId: string; readonly jobId: string }
  | {
      readonly kind: 'transient'
      readonly card: JobCard | BareCard
      readonly event: CardedEvent['event']
    }
  /** Something could not be told, and nobody knows any more what. */
  | { readonly kind: 'gap' }
  /** The sender has begun to listen. */
  | { readonly kind: 'hello' }

export interface Message {
  /** The id of the process that speaks. */
  readonly from: string
  readonly news: readonly News[]
}
