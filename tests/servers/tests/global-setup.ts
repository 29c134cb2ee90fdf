export { setup } from '../src/vitest-postgres.ts'
