import { makeTables, onDatabase } from '../database.ts'
import { type HistorySize, type Kind, loadSubject, pause } from '../subject.ts'
import { startWorker } from '../worker-process.ts'

/** A database of a contender that looks as after long use. */
export async function makeHistory(name: string, kind: Kind, size: HistorySize): Promise<string> {
  const url = await makeTables(name, `history_${kind}`)
  const subject = await loadSubject(name)
  const client = await subject.open({ url, pool: 10 })
  // It is copied from what the contender does itself.
  await client.start(kind, [-2])
  const worker = await startWorker(name, { url, tellsBegun: true })
  await worker.begun(-2)
  await pause(2_000)
  await worker.kill()
  await addHistory(url, name, kind, size)
  return url
}

export async function addHistory(url: string, name: string, kind: Kind, size: HistorySize): Promise<void> {
  const { history, open } = await loadSubject(name)
  if (history === undefined) throw new Error(`"${name}" has no history.`)
  const other = await open({ url, pool: 1 })
  await other.start(kind, [-1])
  await onDatabase(url, async (client) => {
    // What is copied was checked when it was written.
    await client.query('set session_replication_role = replica')
    await history(client, kind, size)
    await client.query('vacuum analyze')
  })
}
