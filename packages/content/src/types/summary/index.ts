export { type Summary, summarySchema } from './schema.ts'
export { reviewSummary, summary } from './summary.ts'
