import { describe, it } from 'vitest'
import { forgotten, knowingThePiece, rerun, reviewed } from '../../testing/fixtures/reviewed.ts'
import { type ReplaySubject, replayTests, testReplay } from '../../testing/replay-harness.ts'

const runner = { describe, it }
testReplay(runner, reviewed)
testReplay(runner, forgotten)

describe(`replay of ${rerun.name}`, () => {
  // Inside the harness nobody needs the types that tell one subject from another.
  const subject = rerun as unknown as ReplaySubject
  for (const { name, test } of replayTests({ subject, wrap: knowingThePiece })) it(name, test, 60_000)
})
