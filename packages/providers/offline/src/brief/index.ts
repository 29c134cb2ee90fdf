export { continueBrief, mergeBriefs, pointsAsSource } from './merge.ts'
export { findQuotes } from './quotes.ts'
export { type BriefChapter, type BriefOutline, readBrief } from './shape.ts'
export { type Amount, writeBrief } from './write.ts'
