export { hooked, openAssets, openInstance } from './instance.ts'
export { brokenCode, cure, prepareFolder } from './paid.ts'
export { isSameResult, type PlannedJob, planJobs, resultOf } from './plan.ts'
export { go } from './single.ts'
