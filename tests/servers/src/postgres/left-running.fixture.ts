import { ask } from './databases.ts'
import { startPostgres } from './postgres.ts'

// A program that starts a server and never stops it. It tells where the server is, and lives until it is killed.
const server = await startPostgres()
const [row] = await ask(server.url, 'show data_directory')
process.stdout.write(`${JSON.stringify({ pid: server.pid, data: row?.['data_directory'] })}\n`)
setInterval(() => {}, 60_000)
