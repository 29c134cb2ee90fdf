import { appendFileSync } from 'node:fs'
import process from 'node:process'
import { type FolderLock, lockFolder } from './folder-lock.ts'

/*
 * A process of its own that takes and releases locks. It does what it is told:
 * - `lock`: tries once and tells the outcome;
 * - `release`: releases what it holds, and says so;
 * - `compete`: takes and releases again and again, until it has held it some times, and writes down when it holds.
 */

export interface Order {
  readonly lock?: string
  readonly release?: true
  readonly compete?: { readonly folder: string; readonly protocol: string; readonly turns: number }
}

export interface Outcome {
  /** `held`, `released`, `done`, or the code of the error. */
  readonly outcome: string
  readonly message?: string
  readonly ms?: number
}

let held: FolderLock | undefined

async function tryLock(folder: string): Promise<Outcome> {
  const startedAt = performance.now()
  try {
    held = await lockFolder(folder)
    return { outcome: 'held', ms: performance.now() - startedAt }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'none'
    return { outcome: code, message: String(error), ms: performance.now() - startedAt }
  }
}

async function compete({ folder, protocol, turns }: NonNullable<Order['compete']>): Promise<Outcome> {
  for (let turn = 0; turn < turns; ) {
    const { outcome, message } = await tryLock(folder)
    if (outcome === 'held') {
      turn += 1
      appendFileSync(protocol, `begin ${process.pid}\n`)
      // Long enough for others to come by.
      await lockFolder(folder).catch(() => {})
      appendFileSync(protocol, `end ${process.pid}\n`)
      await held?.release()
    } else if (outcome !== 'BACKEND_LOCKED') return { outcome, ...(message === undefined ? {} : { message }) }
  }
  return { outcome: 'done' }
}

async function obey(order: Order): Promise<Outcome> {
  if (order.lock !== undefined) return tryLock(order.lock)
  if (order.compete !== undefined) return compete(order.compete)
  await held?.release()
  return { outcome: 'released' }
}

process.on('message', (order: Order) => {
  obey(order).then(
    (outcome) => process.send?.(outcome),
    (error: unknown) => process.send?.({ outcome: 'failed', message: String(error) }),
  )
})
process.send?.({ outcome: 'ready' })
