import { testCrashSafety } from '@repurpose/test-crash'
import { describe, it } from 'vitest'
import { embeddedSubject } from './crash-subjects.fixture.ts'

// Beside crash.test.ts, because a database that starts in the process takes its time.
testCrashSafety({ describe, it }, embeddedSubject, { jobs: 12, times: { kill: 3 }, timeoutMs: 120_000 })
