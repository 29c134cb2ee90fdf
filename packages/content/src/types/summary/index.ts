export { reviewSummary, summaryForms } from './forms.ts'
export { type Summary, summarySchema } from './schema.ts'
export { summary, summaryType } from './summary.ts'
