export { type Duration, toMilliseconds } from './duration.ts'
export type { Json } from './json.ts'
export { type Labels, labelsMatch } from './labels.ts'
export { type Money, nothing, sum, usd } from './money.ts'
