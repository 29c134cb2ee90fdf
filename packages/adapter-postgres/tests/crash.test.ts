import { testCrashSafety } from '@repurpose/test-crash'
import { describe, it } from 'vitest'
import { embeddedSubject, serverSubject } from './crash-subjects.fixture.ts'

// Under a minute in all; crash.long.test.ts does the same at length.

testCrashSafety({ describe, it }, serverSubject, {
  jobs: 40,
  times: { kill: 15, freeze: 3, restart: 3, network: 8 },
  timeoutMs: 120_000,
})

testCrashSafety({ describe, it }, embeddedSubject, {
  jobs: 16,
  times: { kill: 4 },
  timeoutMs: 120_000,
})
