export { repeatsIn } from './payments.ts'
export { verify } from './verify.ts'
