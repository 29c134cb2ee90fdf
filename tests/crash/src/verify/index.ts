export { repeatsIn } from './payments.ts'
export { recoveriesIn } from './recoveries.ts'
export { verify } from './verify.ts'
