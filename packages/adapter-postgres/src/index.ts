export type { PostgresOptions, PostgresPlace } from './options.ts'
export { type PostgresBackend, postgres } from './postgres.ts'
