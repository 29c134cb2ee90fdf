export { brief } from './brief.ts'
export { checkBrief, withoutInventions } from './grounding.ts'
export { isVerbatim } from './quotes.ts'
export { type Brief, briefSchema } from './schema.ts'
