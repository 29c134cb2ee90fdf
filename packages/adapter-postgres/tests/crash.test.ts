import { testCrashSafety } from '@repurpose/test-crash'
import { describe, it } from 'vitest'
import { embeddedSubject, serverSubject } from './crash-subjects.fixture.ts'

testCrashSafety({ describe, it }, serverSubject, {
  jobs: 60,
  times: { kill: 25, freeze: 4, restart: 3, network: 12 },
  timeoutMs: 90_000,
})

testCrashSafety({ describe, it }, embeddedSubject, {
  jobs: 30,
  times: { kill: 5 },
  timeoutMs: 90_000,
})
