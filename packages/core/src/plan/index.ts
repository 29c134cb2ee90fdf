export type { PlannedPiece, PlanWarning } from '../content/index.ts'
export { parseGenerationRequest } from './parse.ts'
export type { Plan } from './plan.ts'
export { prepareGeneration } from './prepare.ts'
