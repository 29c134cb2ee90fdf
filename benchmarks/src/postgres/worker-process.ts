import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'
import type { WorkOptions } from './subject.ts'
import type { WorkerMessage, WorkerOrder } from './worker.ts'

export interface WorkerProcess {
  /** Jobs whose code has ended so far, and when that was asked. */
  count(): Promise<{ readonly ended: number; readonly at: number }>
  /** When the code of this job began here; of the next time, when that has been seen already. */
  begun(index: number): Promise<number>
  /** As the power does it. */
  kill(): Promise<void>
}

interface WorkerSettings extends Partial<Omit<WorkOptions, 'observer' | 'url'>> {
  readonly url: string
  readonly tellsBegun?: boolean | undefined
  readonly environment?: Readonly<Record<string, string>> | undefined
}

/** A process that works for a contender; resolves when it does. */
export async function startWorker(subject: string, settings: WorkerSettings): Promise<WorkerProcess> {
  const { tellsBegun = false, environment = {}, ...given } = settings
  const options = { concurrency: 10, pool: 10, form: 'default', lease: 'default', ...given } as const
  const child = fork(path.join(import.meta.dirname, 'worker.ts'), {
    env: { ...process.env, ...environment },
    stdio: ['ignore', process.env['BENCH_LOUD'] === undefined ? 'ignore' : 'inherit', 'inherit', 'ipc'],
  })
  const begun = new Map<number, { readonly promise: Promise<number>; resolve(at: number): void }>()
  const beginning = (index: number) => {
    const known = begun.get(index) ?? Promise.withResolvers<number>()
    begun.set(index, known)
    return known
  }
  child.on('message', (message: WorkerMessage) => {
    if (message.type === 'begun') beginning(message.index).resolve(message.at)
  })
  order(child, { type: 'work', subject, options, tellsBegun })
  await answer(child, 'ready')
  return {
    async count() {
      order(child, { type: 'count' })
      const { ended, at } = await answer(child, 'count')
      return { ended, at }
    },
    async begun(index) {
      const at = await beginning(index).promise
      begun.delete(index)
      return at
    },
    kill: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null) return resolve()
        child.on('exit', () => resolve())
        child.kill('SIGKILL')
      }),
  }
}

function order(child: ChildProcess, message: WorkerOrder): void {
  child.send(message)
}

function answer<Type extends WorkerMessage['type']>(
  child: ChildProcess,
  type: Type,
): Promise<Extract<WorkerMessage, { readonly type: Type }>> {
  return new Promise((resolve, reject) => {
    const listen = (message: WorkerMessage) => {
      if (message.type !== type) return
      child.off('message', listen)
      child.off('exit', fail)
      // Told apart by its type, which was compared just now.
      resolve(message as Extract<WorkerMessage, { readonly type: Type }>)
    }
    const fail = (code: number | null) => reject(new Error(`The worker ended with ${code}.`))
    child.on('message', listen)
    child.on('exit', fail)
  })
}
