export { migrateDatabase } from './migrate.ts'
export { migrationSql } from './migration-sql.ts'
export { quoteIdentifier } from './quote.ts'
