export { decodeFact, type ValueLoader } from './decode-fact.ts'
export { type ExpectedDurations, expectedDurations } from './expected.ts'
export {
  type DurableFeedEvent,
  type FeedEvent,
  type FeedEventsOptions,
  type FeedEventType,
  feedEvents,
  type TransientFeedEvent,
} from './feed-events.ts'
export { fractionOf } from './fraction.ts'
export type { DecodedFact, DurableJobEvent, JobEvent, TransientJobEvent } from './job-event.ts'
export { type JobEventsOptions, jobEvents } from './job-events.ts'
export { type Progress, progressOf, type StageProgress } from './job-progress.ts'
export { listen } from './listen.ts'
export type { LiveProgress } from './live.ts'
export {
  ProgressTracker,
  type ProgressTrackerEvents,
  type ProgressTrackerOptions,
} from './progress-tracker.ts'
export { remainingOf } from './remaining.ts'
