import { describe, expect, test } from 'vitest'
import { forgetful, shortSighted } from '../fixtures/broken-backends.ts'
import { runInMemory } from '../fixtures/run-in-memory.ts'
import { verify } from './index.ts'

// The suite has to fail where a backend is broken. Jobs may never end then, so the run is cut short.

describe('a backend that is broken is found out', () => {
  test.each([
    ['it forgets what it acknowledged', forgetful, 'acknowledged and gone'],
    ['its claims carry an older log', shortSighted, 'paid again'],
  ] as const)(
    'when %s',
    async (_, wrap, kind) => {
      const evidence = await runInMemory({ seed: 3, jobs: 30, wrap, mostMs: 8_000 })
      expect(verify(evidence).map((violation) => violation.kind)).toContain(kind)
    },
    60_000,
  )
})
