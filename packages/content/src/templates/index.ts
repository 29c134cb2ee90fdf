export { loadTemplates } from './load.ts'
export { type Templates, withTemplates } from './templates.ts'
