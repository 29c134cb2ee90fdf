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
      const found: string[] = []
      // How far a run gets in its time depends on the machine: a slow one may need more than one to meet the fault.
      for (const seed of [3, 4, 5]) {
        const evidence = await runInMemory({ seed, jobs: 30, wrap, mostMs: 8_000 })
        found.push(...verify(evidence).map((violation) => violation.kind))
        if (found.includes(kind)) break
      }
      expect(found).toContain(kind)
    },
    60_000,
  )
})
