import assert from 'node:assert/strict'
import { createRepurpose, type FeedEvent, memoryAssets } from '@repurpose/core'
import { fakeLanguageModel } from '@repurpose/core/testing'
import { ownTypes } from './content-types.ts'

// Content of one's own from a source, watched in all four ways, and read with its types.

const language = fakeLanguageModel({
  answers: {
    keywords: { keywords: ['lock', 'sluice'] },
    true_or_false: { statements: [{ statement: 'A lock lifts boats.', isTrue: true }] },
    multiple_choice: {
      questions: [{ question: 'What lifts boats?', choices: ['A lock', 'A sluice'], answer: 0 }],
    },
    meaning: ({ prompt }) => `${prompt[0]?.text} A thing of canals.`,
    haiku: 'Gates open slowly',
  },
})
const source = { text: 'A lock lifts boats from one level of a canal to the next. A sluice lets water pass.' }

await using repurpose = createRepurpose({ content: ownTypes, language, assets: memoryAssets() })

const plan = await repurpose.plan({ source, content: { quiz: true, haiku: ['classic'] } })
assert.deepEqual(
  plan.pieces.map(({ key }) => key),
  ['quiz/true_or_false', 'haiku/classic'],
)

const job = await repurpose.generate(
  {
    source,
    content: {
      quiz: { variants: ['multiple_choice', 'true_or_false'], options: { difficulty: 'hard', questions: 1 } },
      glossary: ['brief'],
      haiku: true,
    },
    language: 'en',
  },
  { id: 'canal', labels: { tenant: 'acme' } },
)
assert.equal(job.created, true)

const percentages: number[] = []
const unsubscribe = repurpose.progress.subscribe(job.id, ({ percentage }) => percentages.push(percentage))
const begun: ('transcript' | 'shared' | 'pieces')[] = []
const off = job.on('stage.started', ({ stage }) => begun.push(stage))
const all: FeedEvent[] = []
const closing = new AbortController()
const feed = (async () => {
  for await (const event of repurpose.events({ signal: closing.signal })) all.push(event)
})()

const sequence: number[] = []
for await (const event of job.events()) {
  if (event.seq !== undefined) sequence.push(event.seq)
  if (event.type === 'job.succeeded') assert.equal(typeof event.cost.micros, 'number')
}
assert.deepEqual(
  sequence,
  sequence.map((_, index) => index + 1),
)

const { contents, items } = await job.result()
const questions: { question: string; choices: string[]; answer: number }[] =
  contents.quiz.multiple_choice.questions
const isTrue: boolean | undefined = contents.quiz.true_or_false.statements[0]?.isTrue
const terms: string[] = contents.glossary.brief.entries.map(({ term }) => term)
const poem: string | undefined = contents.haiku.classic
assert.equal(questions[0]?.choices.length, 2)
assert.equal(isTrue, true)
assert.deepEqual(terms, ['lock', 'sluice'])
assert.equal(poem, 'Gates open slowly')
assert.equal(items.length, 4)
for (const item of items) {
  if (item.type !== 'quiz' || item.variant !== 'multiple_choice' || item.outcome.status !== 'succeeded')
    continue
  assert.equal(item.outcome.value.questions.length, 1)
  assert.equal(item.quality, 1)
}

const progress = await job.progress()
assert.equal(progress.percentage, 100)
assert.deepEqual(
  progress.stages.map(({ name }) => name),
  ['transcript', 'shared', 'pieces'],
)
assert.deepEqual(begun, ['transcript', 'shared', 'pieces'])
assert.ok(
  percentages.every((percentage, index) => index === 0 || percentage >= (percentages[index - 1] ?? 0)),
)

const stored = await repurpose.contents({ labels: { tenant: 'acme' } })
assert.equal(stored.length, 4)
const again = await repurpose.job('canal')
assert.equal(await again?.state(), 'succeeded')

unsubscribe()
off()
closing.abort()
await feed
assert.ok(
  all.some((event) => event.jobId !== job.id),
  'The feed tells of children too.',
)
const last = all.findLast((event) => 'cursor' in event)
assert.ok(last !== undefined && 'cursor' in last)
