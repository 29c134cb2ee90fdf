import { cancelling } from './backend-suite-cancel.ts'
import { children } from './backend-suite-children.ts'
import { crashing } from './backend-suite-crash.ts'
import { creating } from './backend-suite-create.ts'
import { delivering } from './backend-suite-delivery.ts'
import { ending } from './backend-suite-ending.ts'
import { feeding } from './backend-suite-feed.ts'
import { lasting } from './backend-suite-lifetime.ts'
import { ordering } from './backend-suite-order.ts'
import { parking } from './backend-suite-parking.ts'
import { pausing } from './backend-suite-pause.ts'
import { querying } from './backend-suite-queries.ts'
import { respawning } from './backend-suite-respawn.ts'
import { retrying } from './backend-suite-retry.ts'
import { type BackendUnderTest, setScene, type Test } from './backend-suite-scene.ts'
import { signalling } from './backend-suite-signals.ts'
import { answering } from './backend-suite-writes.ts'

/** What the suite needs of a test runner: vitest, node:test, jest and mocha have it. */
export interface TestRunner {
  describe(name: string, body: () => void): void
  it(name: string, body: () => Promise<void>): void
}

const themes: readonly (readonly [name: string, tests: (test: Test) => void])[] = [
  ['creates jobs', creating],
  ['delivers jobs', delivering],
  ['orders jobs', ordering],
  ['survives its workers', crashing],
  ['answers writes', answering],
  ['parks jobs', parking],
  ['settles children into their parent', children],
  ['spawns children that exist already', respawning],
  ['cancels jobs', cancelling],
  ['pauses and resumes jobs', pausing],
  ['retries jobs', retrying],
  ['takes signals and priorities', signalling],
  ['ends jobs', ending],
  ['answers questions', querying],
  ['feeds streams', feeding],
  ['lasts as it declares', lasting],
]

/**
 * Every rule of the `Backend` port, one test each. What a backend declares in `capabilities` is tested; nothing can
 * be left out. A backend with a clock that tests can move runs in no time; elsewhere the tests wait for what
 * happens, not for time.
 *
 * @param runner of vitest, node:test or any other runner
 * @param create makes a backend with an empty store for each test
 * @example
 * testBackend({ describe, it }, async () => {
 *   const clock = fakeClock()
 *   const backend = memoryBackend({ clock })
 *   return { backend, clock, crash: (jobId) => void backend.abandon(jobId), close: () => backend.close() }
 * })
 */
export function testBackend(runner: TestRunner, create: () => Promise<BackendUnderTest>): void {
  const test: Test = (name, body) => {
    runner.it(name, async () => {
      const under = await create()
      try {
        await body(setScene(under))
      } finally {
        await under.close()
      }
    })
  }
  for (const [name, tests] of themes) runner.describe(name, () => tests(test))
}
