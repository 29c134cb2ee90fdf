import { type ChildProcess, fork } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { systemClock } from '@repurpose/core'
import type { Death } from '../evidence.ts'
import { sizeOfWitness } from '../witness/index.ts'
import {
  ordersVariable,
  unreachable,
  type WorkerCommand,
  type WorkerMessage,
  type WorkerOrders,
} from './orders.ts'

/** A worker process, as the one who disturbs it sees it. */
export interface FleetWorker {
  readonly number: number
  readonly isReady: boolean
  readonly isFrozen: boolean
  /** How much it has done: the size of what it witnessed, in bytes. */
  readonly testimony: number
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>
  /** SIGSTOP. */
  freeze(): void
  /** SIGCONT. */
  thaw(): void
}

/** Some worker processes, always as many: one that ends makes room for the next. */
export interface Fleet {
  readonly workers: readonly FleetWorker[]
  readonly killed: readonly Death[]
  /** How often a worker could not open its backend and was started again. */
  readonly unreachable: number
  /** The last message of the process that does what is done from outside. */
  readonly report: Extract<WorkerMessage, { readonly what: 'progress' }> | undefined
  send(command: WorkerCommand): void
  /** Lets every worker close by itself; what goes wrong with that is a complaint. */
  close(): Promise<void>
  /** Ends whatever still runs. */
  [Symbol.asyncDispose](): Promise<void>
}

const program = fileURLToPath(new URL('./worker.ts', import.meta.url))
const closeMs = 30_000
/** Before a worker that could not reach its backend is started again. */
const restMs = 200

interface Running extends FleetWorker {
  readonly process: ChildProcess
  readonly exited: Promise<void>
  isReady: boolean
  isFrozen: boolean
  isKilled: boolean
}

export function startFleet(options: {
  readonly size: number
  readonly orders: (worker: number) => WorkerOrders
  readonly folder: string
  readonly onComplaint: (told: string) => void
  /** What a worker is told as soon as it hears: its orders may be out of date by then. */
  readonly greeting?: (() => WorkerCommand) | undefined
}): Fleet {
  const { size, orders, folder, onComplaint, greeting } = options
  const workers = new Map<number, Running>()
  const killed: Death[] = []
  let report: Fleet['report']
  let last = 0
  let failedOpenings = 0
  let isClosing = false

  function start(): void {
    if (isClosing) return
    last += 1
    const number = last
    const errors = openSync(path.join(folder, `worker-${number}.err`), 'a')
    const child = fork(program, {
      stdio: ['ignore', errors, errors, 'ipc'],
      execArgv: [],
      env: {
        PATH: process.env['PATH'],
        TMPDIR: process.env['TMPDIR'],
        [ordersVariable]: JSON.stringify(orders(number)),
        // Parsing the library again for each process would cost more than the work. Where Node.js keeps it by itself.
        NODE_COMPILE_CACHE: path.join(tmpdir(), 'node-compile-cache'),
      },
    })
    closeSync(errors)
    const gone = Promise.withResolvers<void>()
    const worker: Running = {
      number,
      process: child,
      exited: gone.promise,
      isReady: false,
      isFrozen: false,
      isKilled: false,
      get testimony() {
        return sizeOfWitness(folder, number)
      },
      async kill() {
        worker.isKilled = true
        killed.push({ worker: number, at: systemClock.now() })
        child.kill('SIGKILL')
        await gone.promise
      },
      freeze() {
        worker.isFrozen = true
        child.kill('SIGSTOP')
      },
      thaw() {
        worker.isFrozen = false
        child.kill('SIGCONT')
      },
    }
    workers.set(number, worker)
    child.on('message', (message: WorkerMessage) => {
      if (message.what === 'ready') {
        worker.isReady = true
        if (greeting !== undefined) child.send(greeting(), () => {})
      } else if (!worker.isKilled) report = message
    })
    // A command may meet a process that is just ending.
    child.on('error', () => {})
    child.once('exit', (code, signal) => {
      workers.delete(number)
      gone.resolve()
      if (worker.isKilled) return start()
      if (isClosing && code === 0) return
      if (code === unreachable) {
        failedOpenings += 1
        setTimeout(start, restMs)
        return
      }
      onComplaint(`Worker ${number} ended by itself (${signal ?? code}): ${lastWords(folder, number)}`)
      setTimeout(start, restMs)
    })
  }

  function send(command: WorkerCommand): void {
    for (const worker of workers.values()) if (worker.isReady) worker.process.send(command, () => {})
  }

  // A frozen process would outlive this one.
  const killAll = () => {
    for (const { process: child } of workers.values()) child.kill('SIGKILL')
  }
  process.once('exit', killAll)
  for (let count = 0; count < size; count += 1) start()

  return {
    get workers() {
      return [...workers.values()]
    },
    killed,
    get unreachable() {
      return failedOpenings
    },
    get report() {
      return report
    },
    send,
    async close() {
      isClosing = true
      const running = [...workers.values()]
      for (const worker of running) worker.thaw()
      // One that is not ready yet holds nothing and hears nothing.
      await Promise.all(running.map((worker) => (worker.isReady ? undefined : worker.kill())))
      send({ what: 'close' })
      let timer: NodeJS.Timeout | undefined
      const tooLate = new Promise<'late'>((resolve) => {
        timer = setTimeout(() => resolve('late'), closeMs)
      })
      const outcome = await Promise.race([Promise.all(running.map(({ exited }) => exited)), tooLate])
      clearTimeout(timer)
      if (outcome === 'late') {
        const late = [...workers.keys()].join(', ')
        onComplaint(`Workers ${late} did not close within ${closeMs / 1_000} s.`)
      }
    },
    async [Symbol.asyncDispose]() {
      isClosing = true
      process.removeListener('exit', killAll)
      await Promise.all([...workers.values()].map((worker) => worker.kill()))
    },
  }
}

/** The end of what a process wrote to its standard error. */
function lastWords(folder: string, worker: number): string {
  return readFileSync(path.join(folder, `worker-${worker}.err`), 'utf8')
    .trim()
    .slice(-2_000)
}
