import assert from 'node:assert/strict'
import {
  createRepurpose,
  IncompleteError,
  type JobOutcome,
  memoryAssets,
  type ResultOf,
} from '@repurpose/core'
import { fakeLanguageModel } from '@repurpose/core/testing'
import { approval, course } from './course.ts'

const language = {
  fast: fakeLanguageModel({
    answers: {
      verdict: ({ prompt }) => ({ teachable: prompt[0]?.text !== 'Dust', reason: 'It can be done.' }),
    },
  }),
  default: fakeLanguageModel({
    answers: {
      outline: {
        lessons: [
          { id: 'a', title: 'Flour' },
          { id: 'b', title: 'Time' },
        ],
      },
      lesson: ({ prompt }) => `About ${prompt[0]?.text}`,
    },
    faults: [{ task: 'lesson', call: 1, fails: 'transient' }],
  }),
}
await using repurpose = createRepurpose({ language, assets: memoryAssets(), work: { concurrency: 4 } })

// An approval, children, and a value that is a Date on both sides.
const job = await repurpose.start(course, { topic: 'Bread', review: true, publishAt: '2030-01-01' })
job.on('wait.opened', () => void job.signal(approval, { approved: true, by: 'Ada' }, { id: 'once' }))
const result = await job.result()
assert.ok(result.suitable)
assert.deepEqual(
  result.lessons.map(({ id, text }) => [id, text]),
  [
    ['a', 'About Flour'],
    ['b', 'About Time'],
  ],
)
assert.ok(result.publishAt instanceof Date)
// The fake model has no cover: the fallback takes its place, and its type has joined.
assert.equal('because' in result.cover ? result.cover.because : undefined, 'PROVIDER_REJECTED')

// The early ends are results as well.
const stopped = await (await repurpose.start(course, { topic: 'Dust', publishAt: '2030-01-01' })).result()
const reason: string | undefined = stopped.suitable ? undefined : stopped.reason
assert.equal(reason, 'It can be done.')

const rejected = await repurpose.start(course, { topic: 'Rye', review: true, publishAt: '2030-01-01' })
await rejected.signal(approval, { approved: false, by: 'Bob' })
const outcome: JobOutcome<ResultOf<typeof course>> = await rejected.outcome()
assert.equal(outcome.status, 'succeeded')
assert.deepEqual(outcome.status === 'succeeded' && outcome.result, {
  suitable: false,
  reason: 'rejected by Bob',
})

const cancelled = await repurpose.start(
  course,
  { topic: 'Rye', review: true, publishAt: '2030-01-01' },
  { id: 'late' },
)
await cancelled.cancel('not today')
await assert.rejects(
  cancelled.result(),
  (error) => IncompleteError.isInstance(error) && error.status === 'cancelled',
)
const found = await repurpose.job('late', course)
await found?.retry({ from: 'outline' })
await found?.signal(approval, { approved: true, by: 'Ada' })
assert.equal((await found?.result())?.suitable, true)

const batch = await repurpose.startAll(course, [
  { topic: 'Oats', publishAt: '2030-01-01' },
  { topic: 'Dust', publishAt: '2030-01-01' },
])
assert.deepEqual(
  (await batch.result()).map(({ suitable }) => suitable),
  [true, false],
)
