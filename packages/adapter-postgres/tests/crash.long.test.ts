import { testCrashSafety } from '@repurpose/test-crash'
import { describe, it } from 'vitest'
import { embeddedSubject, serverSubject } from './crash-subjects.fixture.ts'

// An hour is what a slow machine may take; on a quiet one a scenario takes minutes.
const long = { timeoutMs: 3_600_000, onProgress: (line: string) => console.info(line) } as const

testCrashSafety({ describe, it }, serverSubject, { ...long, jobs: 2_000, times: { kill: 1_000 } })
testCrashSafety({ describe, it }, serverSubject, { ...long, jobs: 800, times: { freeze: 80 } })
testCrashSafety({ describe, it }, serverSubject, { ...long, jobs: 800, times: { restart: 60 } })
testCrashSafety({ describe, it }, serverSubject, { ...long, jobs: 1_000, times: { network: 250 } })

testCrashSafety({ describe, it }, embeddedSubject, { ...long, jobs: 400, times: { kill: 100 } })
testCrashSafety({ describe, it }, embeddedSubject, { ...long, jobs: 60, times: { freeze: 10 } })
