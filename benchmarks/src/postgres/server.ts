import path from 'node:path'
import { startPostgres } from '@repurpose/test-servers'
import { onDatabase } from './database.ts'
import { buildWorkflows } from './workflow-sdk/build.ts'

/** As in production: what is committed is on the disk. More memory than the default, for everybody. */
const settings = {
  max_connections: '400',
  shared_buffers: '1GB',
  max_wal_size: '8GB',
  checkpoint_timeout: '15min',
  shared_preload_libraries: 'pg_stat_statements',
  'pg_stat_statements.max': '10000',
}

/** A throw-away server for all contenders, and what else they cannot work without. */
export async function startServer(folder: string): Promise<{ stop(): Promise<void> }> {
  process.env['BENCH_WORKFLOWS'] = await buildWorkflows(path.join(folder, 'workflow-sdk-build'))
  const server = await startPostgres({ durable: true, settings })
  process.env['BENCH_POSTGRES'] = server.url
  await onDatabase(server.url, (client) => client.query('create extension pg_stat_statements'))
  return { stop: () => server.stop() }
}
