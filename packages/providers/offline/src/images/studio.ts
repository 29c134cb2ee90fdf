import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { ProviderError } from '@repurpose/core'
import type { DrawingOrder } from './drawing.ts'

/**
 * Draws in one thread a process, one order at a time.
 *
 *     closed ──order──▶ drawing ──picture, none waiting──▶ idle ──order──▶ drawing
 *       ▲                  │                                 │
 *       │       the running order is aborted             it dies
 *       │                  ▼                                 │
 *       ├──── exit ──── leaving                              │
 *       └────────── exit, also by an error ◀─────────────────┘
 *
 * Drawing cannot be interrupted from inside, so aborting the running order ends the thread; the next order opens another,
 * once the old one is gone. An idle thread does not keep the process alive.
 */
export interface Studio {
  /**
   * A PNG.
   *
   * @throws ProviderError `PROVIDER_ABORTED`, or `PROVIDER_UNAVAILABLE` when the thread cannot start or dies
   */
  draw(order: DrawingOrder, signal: AbortSignal): Promise<Uint8Array>
}

interface Commission {
  readonly order: DrawingOrder
  resolve(png: Uint8Array): void
  reject(error: ProviderError): void
}

export function createStudio(open: () => Worker): Studio {
  const waiting: Commission[] = []
  let worker: Worker | undefined
  let running: Commission | undefined
  let isLeaving = false

  function next(): void {
    if (running !== undefined || isLeaving) return
    running = waiting.shift()
    if (running === undefined) {
      worker?.unref()
      return
    }
    try {
      worker ??= hire()
      worker.ref()
      worker.postMessage(running.order)
    } catch (cause) {
      lose(cause)
    }
  }

  function hire(): Worker {
    const hired = open()
    let reason: unknown
    hired.on('message', (png: Uint8Array) => {
      running?.resolve(png)
      running = undefined
      next()
    })
    hired.on('error', (error) => {
      reason = error
    })
    hired.on('exit', () => {
      worker = undefined
      isLeaving = false
      lose(reason)
    })
    return hired
  }

  /** Nothing is running when the thread ended because of an abort. */
  function lose(cause: unknown): void {
    running?.reject(unavailable(cause))
    running = undefined
    next()
  }

  function withdraw(commission: Commission): void {
    const place = waiting.indexOf(commission)
    if (place >= 0) waiting.splice(place, 1)
    if (running !== commission) return
    running = undefined
    isLeaving = true
    void worker?.terminate()
  }

  return {
    draw(order, signal) {
      if (signal.aborted) return Promise.reject(aborted(signal))
      return new Promise((resolve, reject) => {
        const done = () => signal.removeEventListener('abort', stop)
        const commission: Commission = {
          order,
          resolve(png) {
            done()
            resolve(png)
          },
          reject(error) {
            done()
            reject(error)
          },
        }
        const stop = () => {
          withdraw(commission)
          commission.reject(aborted(signal))
        }
        signal.addEventListener('abort', stop)
        waiting.push(commission)
        next()
      })
    },
  }
}

/** The thread's file lies beside this one: in the sources and in what is built of them, by different endings. */
export function openDrawingThread(): Worker {
  const file = new URL(`drawing-thread${extname(import.meta.url)}`, import.meta.url)
  // The thread needs nothing of the environment, and flags of the process may not be for it.
  return new Worker(file, { name: 'drawing', env: {}, execArgv: [] })
}

function aborted(signal: AbortSignal): ProviderError {
  return new ProviderError({
    failure: 'aborted',
    message: 'The offline image was not drawn: the call was stopped.',
    cause: signal.reason,
  })
}

function unavailable(cause: unknown): ProviderError {
  return new ProviderError({
    failure: 'transient',
    message: 'The thread that draws offline images ended before the image was done.',
    action:
      'Try again. If it happens every time, threads are forbidden here, or @repurpose/offline was bundled into one file: leave it out of the bundle.',
    cause,
  })
}
