import { contentType } from '@repurpose/core'
import { fakeLanguageModel, testReplay } from '@repurpose/core/testing'
import { describe, it } from 'vitest'
import { z } from 'zod'
import { answerBrief, talk } from '../brief.fixture.ts'
import { type Brief, createBrief } from '../index.ts'

// Whatever happens to a worker at whatever point, no part is read again that was read, and the brief is the same.

for (const reading of ['merge', 'refine'] as const) {
  const mirror = contentType(
    'mirror',
    {
      variants: { one: {} },
      defaults: ['one'],
      output: z.object({ brief: z.custom<Brief>() }),
      shares: [createBrief({ reading, partTokens: 1_000, concurrency: 2 })],
    },
    ({ input }) => ({ brief: input.shared.brief }),
  )
  testReplay(
    { describe, it },
    {
      name: `a brief (${reading})`,
      options: () => ({
        content: [mirror],
        language: fakeLanguageModel({ answers: { brief: answerBrief } }),
      }),
      start: (repurpose) =>
        repurpose.generate({ source: { cues: talk(1_650), language: 'en' }, content: { mirror: ['one'] } }),
      compare: ({ contents }) => contents,
    },
  )
}
