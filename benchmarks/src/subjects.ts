import { createRepurpose, memoryAssets, type RepurposeOptions } from '@repurpose/core'
import fastq from 'fastq'
import PQueue from 'p-queue'

/** The library in memory, as its users open it; only the assets are kept in memory too, and never used here. */
export function openRepurpose(options: Omit<RepurposeOptions, 'content'> = {}) {
  return createRepurpose({ assets: memoryAssets(), ...options })
}

/** A peer: takes an input, and gives what the work made of it once it was its turn. */
export type OpenPeer = <Input, Result>(
  concurrency: number,
  work: (input: Input) => Promise<Result>,
) => { push(input: Input): Promise<Result>; pause(): void }

export const peers = {
  'p-queue': (concurrency, work) => {
    const queue = new PQueue({ concurrency })
    return { push: (input) => queue.add(() => work(input)), pause: () => queue.pause() }
  },
  fastq: <Input, Result>(concurrency: number, work: (input: Input) => Promise<Result>) => {
    const queue = fastq.promise<unknown, Input, Result>(work, concurrency)
    return { push: (input: Input) => queue.push(input), pause: () => queue.pause() }
  },
} as const satisfies Record<string, OpenPeer>
