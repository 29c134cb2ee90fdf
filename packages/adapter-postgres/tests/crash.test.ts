import { testCrashSafety } from '@repurpose/test-crash'
import { describe, it } from 'vitest'
import { serverSubject } from './crash-subjects.fixture.ts'

// Well under a minute; crash.long.test.ts does the same at length.
testCrashSafety({ describe, it }, serverSubject, {
  jobs: 32,
  times: { kill: 15, freeze: 2, restart: 2, network: 6 },
  timeoutMs: 120_000,
})
