import { describe, it } from 'vitest'
import { fakeClock, testBackend } from '../testing/index.ts'
import { memoryBackend } from './index.ts'

describe('in memory, with a clock that stands still', () => {
  testBackend({ describe, it }, async () => {
    const clock = fakeClock()
    const backend = memoryBackend({ clock })
    return { backend, clock, crash: (jobId) => void backend.abandon(jobId), close: () => backend.close() }
  })
})

describe('in memory, with the time of the machine', () => {
  testBackend({ describe, it }, async () => {
    const backend = memoryBackend()
    return { backend, crash: (jobId) => void backend.abandon(jobId), close: () => backend.close() }
  })
})
