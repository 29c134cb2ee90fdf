import { child, partial, pipeline, signal } from '@repurpose/core'
import { z } from 'zod'

// A pipeline with children, an approval and an early end.

export const CourseRequest = z.object({
  topic: z.string().min(1),
  review: z.boolean().default(false),
  publishAt: z.string().transform((text) => new Date(text)),
})
const LessonRequest = z.object({ id: z.string(), title: z.string() })

export const approval = signal('approval', z.object({ approved: z.boolean(), by: z.string() }))

export const lesson = pipeline('lesson', LessonRequest)
  .stage('text', { retry: { attempts: 3, delay: '10ms' } }, ({ input, language }) =>
    language.generate({ task: 'lesson', prompt: input.title }),
  )
  .result(({ input, outputs }) => ({ ...input, text: outputs.text }))

export const course = pipeline('course', CourseRequest)
  .stage('verdict', { timeout: '3s', expect: '1s' }, ({ input, language }) =>
    language.generate({
      task: 'verdict',
      role: 'fast',
      prompt: input.topic,
      schema: z.object({ teachable: z.boolean(), reason: z.string() }),
    }),
  )
  .stop(
    'unsuitable',
    ({ outputs }) => !outputs.verdict.teachable,
    ({ outputs }) => ({ suitable: false as const, reason: outputs.verdict.reason }),
  )
  .stage('outline', ({ input, language }) =>
    language.generate({
      task: 'outline',
      prompt: input.topic,
      schema: z.object({ lessons: z.array(LessonRequest) }),
      check: ({ lessons }) => (lessons.length === 0 ? 'lessons: at least one' : undefined),
    }),
  )
  .stage('review', { skip: ({ input }) => !input.review }, ({ waitFor }) =>
    waitFor(approval, { timeout: '7d' }),
  )
  .stop(
    'rejected',
    ({ outputs }) => outputs.review?.approved === false,
    ({ outputs }) => ({ suitable: false as const, reason: `rejected by ${outputs.review?.by ?? 'nobody'}` }),
  )
  .stage('lessons', ({ outputs, spawnAll }) =>
    spawnAll(
      'lessons',
      outputs.outline.lessons.map((one) => child(lesson, one, { key: one.id })),
      { concurrency: 2 },
    ),
  )
  .stage(
    'cover',
    { onError: (error) => ({ text: 'A plain cover.', because: error.code }) },
    async ({ input, language }) => ({
      text: await language.generate({ task: 'cover', prompt: input.topic }),
    }),
  )
  .priority((input) => (input.review ? 'low' : 'normal'))
  .result(({ input, outputs }) => {
    const lessons = outputs.lessons.flatMap((one) => (one.status === 'succeeded' ? [one.value] : []))
    const errors = outputs.lessons.flatMap((one) => (one.status === 'failed' ? [one.error] : []))
    const result = { suitable: true as const, lessons, cover: outputs.cover, publishAt: input.publishAt }
    return errors.length === 0 ? result : partial(result, errors)
  })
