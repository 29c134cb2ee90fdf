import { testCrashSafety } from '@repurpose/test-crash'
import { describe, it } from 'vitest'
import { embeddedSubject, serverSubject } from './crash-subjects.fixture.ts'

// Under a minute in all; crash.long.test.ts does the same at length.

testCrashSafety({ describe, it }, serverSubject, {
  jobs: 32,
  times: { kill: 15, freeze: 2, restart: 2, network: 6 },
  timeoutMs: 120_000,
})

testCrashSafety({ describe, it }, embeddedSubject, {
  jobs: 12,
  times: { kill: 3 },
  timeoutMs: 120_000,
})
