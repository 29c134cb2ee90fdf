import { describe as nodeDescribe, it as nodeIt } from 'node:test'
import { describe, expectTypeOf, it } from 'vitest'
import { z } from 'zod'
import { contentType } from '../content/index.ts'
import { pipeline, signal } from '../pipeline/index.ts'
import { fakeLanguageModel } from './fake-language-model.ts'
import { testReplay } from './replay-harness.ts'

const approved = signal('approved', z.boolean())
const story = pipeline('story', z.object({ text: z.string() }))
  .stage('segments', ({ input }) => input.text.split('.'))
  .result(({ outputs }) => ({ count: outputs.segments.length }))

testReplay(
  { describe, it },
  {
    name: 'a story',
    options: ({ clock }) => ({ language: fakeLanguageModel({ answers: {}, clock }) }),
    start: (repurpose) => repurpose.start(story, { text: 'Once.' }, { id: 'story' }),
    drive(job) {
      expectTypeOf(job.result()).resolves.toEqualTypeOf<{ count: number }>()
      return job.signal(approved, true, { id: 'approval' })
    },
    compare: (result) => result.count,
  },
)

const summary = contentType(
  'summary',
  { variants: { short: { words: 80 } }, defaults: ['short'], output: z.object({ text: z.string() }) },
  ({ language }) =>
    language.generate({ task: 'summary', prompt: 'why', schema: z.object({ text: z.string() }) }),
)

testReplay(
  { describe: nodeDescribe, it: nodeIt },
  {
    name: 'a generation',
    options: () => ({
      content: [summary],
      language: fakeLanguageModel({ answers: { summary: { text: 'short' } } }),
    }),
    start: (repurpose) => repurpose.generate({ source: { text: 'Once.' }, content: { summary: ['short'] } }),
    compare: ({ contents }) => {
      expectTypeOf(contents.summary.short.text).toEqualTypeOf<string>()
      return contents
    },
  },
)

testReplay(
  { describe, it },
  {
    name: 'a backend of its own',
    // @ts-expect-error the harness brings the backend
    options: () => ({ backend: 1 }),
    start: (repurpose) => repurpose.start(story, { text: '' }),
  },
)
