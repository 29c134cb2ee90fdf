import { flushCompileCache } from 'node:module'
import { isPassing, type Outsider, openNotebook, startOutsider } from '../outside/index.ts'
import type { OpenerModule } from '../subject.ts'
import { openWitness, watchBackend } from '../witness/index.ts'
import { openInstance, planJobs } from '../work/index.ts'
import {
  ordersVariable,
  unreachable,
  type WorkerCommand,
  type WorkerMessage,
  type WorkerOrders,
} from './orders.ts'

// A worker process. It works until it is killed, or told to close.

const reportMs = 100

function tell(message: WorkerMessage): void {
  if (process.connected) process.send?.(message)
}

async function work(orders: WorkerOrders): Promise<void> {
  const { worker: number, folder, concurrency, outside } = orders
  // The adapter's tests export it as `OpenerModule` says.
  const opener = (await import(orders.opener)) as OpenerModule
  const backend = await opener.open(orders.environment)
  const witness = openWitness(folder, number)
  const repurpose = openInstance(watchBackend(backend, witness, folder), folder)
  await repurpose.work({ concurrency })

  let allowance = outside?.allowance ?? 0
  let outsider: Outsider | undefined
  if (outside !== undefined) {
    const started = await startOutsider({
      backend,
      folder,
      notebook: openNotebook(folder),
      plan: planJobs(outside),
      allowance: () => allowance,
    })
    outsider = started
    setInterval(() => {
      const isOver = started.isOver()
      tell({
        what: 'progress',
        progress: started.progress(),
        isOver,
        leftovers: started.leftovers().slice(0, 20),
      })
    }, reportMs)
  }

  async function close(): Promise<void> {
    await outsider?.stop()
    await repurpose.close()
    witness.close()
    process.exit(0)
  }
  process.on('message', (command: WorkerCommand) => {
    if (command.what === 'allow') allowance = command.allowance
    else void close()
  })
  // Whoever started it is gone.
  process.on('disconnect', () => process.exit(1))
  tell({ what: 'ready' })
  // Now, because one that is killed does not come to it when it ends.
  flushCompileCache()
}

try {
  // Written by the fleet as just this.
  await work(JSON.parse(process.env[ordersVariable] ?? '') as WorkerOrders)
} catch (error) {
  console.error(error)
  process.exit(isPassing(error) ? unreachable : 1)
}
