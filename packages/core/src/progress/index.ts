export { type ExpectedDurations, expectedDurations } from './expected.ts'
export {
  type DurableFeedEvent,
  type FeedEvent,
  type FeedEventType,
  feedEvents,
  type TransientFeedEvent,
} from './feed-events.ts'
export { fractionOf } from './fraction.ts'
export type { DecodedFact, DurableJobEvent, JobEvent, TransientJobEvent } from './job-event.ts'
export { jobEvents } from './job-events.ts'
export type { Progress, StageProgress } from './job-progress.ts'
export { listen } from './listen.ts'
export {
  ProgressTracker,
  type ProgressTrackerEvents,
  type ProgressTrackerOptions,
} from './progress-tracker.ts'
