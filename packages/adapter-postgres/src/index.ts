export { type PostgresOptions, type PostgresPlace } from './options.ts'
export { type PostgresBackend, postgres } from './postgres.ts'
