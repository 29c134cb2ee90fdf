export type { ChannelListener, Database, Queryable, Statement } from './database.ts'
