import { loadSubject, now, type WorkOptions } from './subject.ts'

/** What a worker process tells the measurement. */
export type WorkerMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'begun'; readonly index: number; readonly at: number }
  | { readonly type: 'count'; readonly ended: number; readonly at: number }

/** What it is told: how to work, once; and to say how many jobs it has done. */
export type WorkerOrder =
  | {
      readonly type: 'work'
      readonly subject: string
      readonly options: Omit<WorkOptions, 'observer'>
      readonly tellsBegun: boolean
    }
  | { readonly type: 'count' }

let ended = 0

function tell(message: WorkerMessage): void {
  process.send?.(message)
}

process.on('message', async (order: WorkerOrder) => {
  if (order.type === 'count') return tell({ type: 'count', ended, at: now() })
  const subject = await loadSubject(order.subject)
  await subject.work({
    ...order.options,
    observer: {
      begun: (index) => order.tellsBegun && tell({ type: 'begun', index, at: now() }),
      ended: () => {
        ended += 1
      },
    },
  })
  tell({ type: 'ready' })
})

// A worker does not outlive its measurement.
process.on('disconnect', () => process.exit())
