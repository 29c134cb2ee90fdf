import type { Measures } from '../../scenario.ts'
import { quantile } from '../../statistics.ts'
import { makeTables } from '../database.ts'
import { type Client, loadSubject, now, pause } from '../subject.ts'
import { startWorker } from '../worker-process.ts'

const talks = 5
const results = 20

/** From the moment a job says something to the moment another process hears it. What a contender has not is absent. */
export async function tellingOf(name: string): Promise<Measures> {
  const url = await makeTables(name, 'telling')
  const subject = await loadSubject(name)
  const client = await subject.open({ url, pool: 10 })
  const worker = await startWorker(name, { url })
  const measures = {
    ...(await heardBy('event', client, client.listen)),
    ...(await heardBy('transient', client, client.listenTransient)),
    ...(await resultsOf(client)),
  }
  await worker.kill()
  return measures
}

async function heardBy(metric: string, client: Client, listen: Client['listen']): Promise<Measures> {
  if (listen === undefined) return {}
  const delays: number[] = []
  for (let index = 0; index < talks; index += 1) {
    const [id = ''] = await client.start('talk', [index])
    await listen(id, (sentAt) => delays.push(now() - sentAt))
  }
  return spreadOf(metric, delays)
}

async function resultsOf({ start, result }: Client): Promise<Measures> {
  if (result === undefined) return {}
  const delays: number[] = []
  for (let index = 0; index < results; index += 1) {
    await pause(Math.random() * 200)
    const [id = ''] = await start('no-op', [index])
    const endedAt = await result(id)
    delays.push(now() - Number(endedAt))
  }
  return spreadOf('result', delays)
}

function spreadOf(metric: string, delays: readonly number[]): Measures {
  return { [`${metric}50`]: quantile(delays, 0.5), [`${metric}99`]: quantile(delays, 0.99) }
}
