export type { RequestLimits } from './asks.ts'
export { type ParseLimits, parseGenerationRequest } from './parse.ts'
export { type Plan, type PlanOptions, planGeneration } from './plan.ts'
export { type PreparedGeneration, type PrepareOptions, prepareGeneration } from './prepare.ts'
