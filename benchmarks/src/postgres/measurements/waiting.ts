import type { Measures } from '../../scenario.ts'
import { quantile } from '../../statistics.ts'
import { countsOf, makeTables } from '../database.ts'
import { loadSubject, now, pause, type WorkOptions } from '../subject.ts'
import { startWorker } from '../worker-process.ts'

type Form = WorkOptions['form']

/** From handing in a job to the first line of its code in another process, whose worker had nothing to do. */
export async function pickUpAt(url: string, name: string, form: Form, samples: number): Promise<Measures> {
  const subject = await loadSubject(name)
  const client = await subject.open({ url, pool: 10 })
  const worker = await startWorker(name, { url, form, tellsBegun: true })
  const measured: Promise<number>[] = []
  for (let index = -3; index < samples; index += 1) {
    // At no time that has to do with when the worker looks.
    await pause(500 + Math.random() * 1_000)
    const handedInAt = now()
    const begun = worker.begun(index).then((at) => at - handedInAt)
    await client.start('no-op', [index])
    if (index >= 0) measured.push(begun)
  }
  const delays = await Promise.all(measured)
  await worker.kill()
  return { pickUp50: quantile(delays, 0.5), pickUp99: quantile(delays, 0.99) }
}

export async function pickUpOf(name: string, form: Form, samples: number): Promise<Measures> {
  return pickUpAt(await makeTables(name, `pick_up_${form}`), name, form, samples)
}

/** Statements a minute that a worker sends which has nothing to do. */
export async function idleOf(name: string, form: Form): Promise<Measures> {
  const url = await makeTables(name, `idle_${form}`)
  const worker = await startWorker(name, { url, form })
  await pause(5_000)
  const before = await countsOf(url)
  await pause(60_000)
  const after = await countsOf(url)
  await worker.kill()
  return { statements: after.statements - before.statements }
}

interface RecoveryOptions {
  readonly lease: WorkOptions['lease']
  /** The other process is not there when the first is killed: it starts then, and that is part of the time. */
  readonly restarts?: boolean | undefined
  /** How long it is waited for at most. Seconds. */
  readonly limit: number
}

/** From the kill of a worker to the first line of its job's code in another process. Seconds; infinite when never seen. */
export async function recoveryAt(
  url: string,
  name: string,
  { lease, restarts = false, limit }: RecoveryOptions,
): Promise<Measures> {
  const subject = await loadSubject(name)
  const client = await subject.open({ url, pool: 10 })
  const settings = { url, lease, tellsBegun: true }
  const workers = await Promise.all(
    Array.from({ length: restarts ? 1 : 2 }, () => startWorker(name, settings)),
  )
  await client.start('endless', [0])
  const victim = await Promise.race(workers.map((worker) => worker.begun(0).then(() => worker)))
  // Its first step is recorded, and all have come to rest.
  await pause(3_000)
  const killedAt = now()
  await victim.kill()
  const other = workers.find((worker) => worker !== victim) ?? (await startWorker(name, settings))
  const never = pause(limit * 1_000).then(() => Number.POSITIVE_INFINITY)
  const begunAt = await Promise.race([other.begun(0), never])
  await other.kill()
  return { [lease]: (begunAt - killedAt) / 1_000 }
}
