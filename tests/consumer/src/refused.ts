import { child, contentType, createRepurpose, pipeline } from '@repurpose/core'
import { z } from 'zod'
import { keywords, ownTypes, quiz } from './content-types.ts'
import { approval, course, lesson } from './course.ts'

// What must not compile. Never run.

const repurpose = createRepurpose({ content: ownTypes })
const source = { text: 'A text.' }

export async function asking(variants: ('multiple_choice' | 'true_or_false')[]) {
  // @ts-expect-error an unknown content type
  await repurpose.generate({ source, content: { quizz: true } })
  // @ts-expect-error an unknown variant
  await repurpose.generate({ source, content: { quiz: ['multiple'] } })
  // @ts-expect-error an unknown field of an ask
  await repurpose.generate({ source, content: { quiz: { variant: ['multiple_choice'] } } })
  // @ts-expect-error an option that the type's schema does not know
  await repurpose.generate({ source, content: { quiz: { options: { difficulty: 'medium' } } } })

  const job = await repurpose.generate({ source, content: { quiz: ['multiple_choice'] } })
  const { contents } = await job.result()
  contents.quiz.multiple_choice.questions
  // @ts-expect-error a variant that was not asked for
  contents.quiz.true_or_false
  // @ts-expect-error a type that was not asked for
  contents.haiku

  const computed = await (await repurpose.generate({ source, content: { quiz: variants } })).result()
  computed.contents.quiz.multiple_choice?.questions
  // @ts-expect-error of a computed list nobody knows what is there
  computed.contents.quiz.multiple_choice.questions
  // @ts-expect-error a stage that a generation does not have
  await job.retry({ from: 'piece' })
}

export async function starting() {
  // @ts-expect-error an input that lacks a field
  await repurpose.start(course, { topic: 'Bread' })
  // @ts-expect-error an input of the wrong type
  await repurpose.start(course, { topic: 1, publishAt: '2030-01-01' })
  // @ts-expect-error one input of many
  await repurpose.startAll(course, [{ topic: 'Bread', publishAt: '2030-01-01' }, { topic: 'Bread' }])
  // @ts-expect-error a child's input
  child(lesson, { id: 'a' })

  const job = await repurpose.start(course, { topic: 'Bread', publishAt: '2030-01-01' })
  // @ts-expect-error a value that does not fit the signal
  await job.signal(approval, { approved: 'yes', by: 'Ada' })
  // @ts-expect-error a value that lacks a field
  await job.signal(approval, { approved: true })
  // @ts-expect-error a stage that the pipeline does not have
  await job.retry({ from: 'lesson' })
  await job.retry({ from: 'lessons' })
  // @ts-expect-error a kind of event that there is not
  job.on('stage.ended', () => {})
  const result = await job.result()
  // @ts-expect-error the course may have ended early
  result.lessons
}

export const start = pipeline('start', z.object({ text: z.string() }))

const one = start.stage('one', () => 1)
const always = () => true

export const drafts = () => [
  // @ts-expect-error a name that is taken
  one.stage('one', () => 2),
  // @ts-expect-error a name that is taken, with options
  one.stage('one', { retry: { attempts: 2 } }, () => 2),
  // @ts-expect-error an end under the name of a stage
  one.stop('one', always, () => 1),
  // @ts-expect-error an option that there is not
  start.stage('one', { retries: { attempts: 2 } }, () => 1),
  // @ts-expect-error a retry without its attempts
  start.stage('one', { retry: { attempt: 2 } }, () => 1),
  // @ts-expect-error a duration that is none
  start.stage('one', { timeout: '3 weeks' }, () => 1),
  // @ts-expect-error an output of a stage that comes later
  start.stage('early', ({ outputs }) => outputs.one),
  // @ts-expect-error a stage that may have been skipped
  start.stage('two', { skip: always }, () => ({ n: 1 })).stage('three', ({ outputs }) => outputs.two.n),
]

const Text = z.object({ text: z.string() })

export const types = () => [
  // @ts-expect-error a default that does not exist
  contentType('x', { variants: { a: {} }, defaults: ['b'] }, () => 'x'),
  // @ts-expect-error a value of the wrong shape
  contentType('x', { variants: { a: {} }, defaults: ['a'], output: Text }, () => ({ txt: 'x' })),
  // @ts-expect-error a value that lacks a field, from a promise
  contentType('x', { variants: { a: {} }, defaults: ['a'], output: Text }, async () => ({})),
  contentType('x', {
    variants: { a: {} },
    defaults: ['a'],
    output: Text,
    // @ts-expect-error stages whose result has the wrong shape
    build: (begin) => begin.stage('s', () => ({ txt: 'x' })).result(({ outputs }) => outputs.s),
  }),
  // @ts-expect-error a shared value that is not named in `shares`
  contentType('x', { variants: { a: {} }, defaults: ['a'] }, ({ input }) => input.shared.keywords),
  contentType('x', { variants: { a: {} }, defaults: ['a'], shares: [keywords] }, ({ input }) =>
    // @ts-expect-error a field that the shared value does not have
    input.shared.keywords.words.join(),
  ),
  // @ts-expect-error a variant that does not exist
  quiz.with({ variants: { open: { words: 20 } } }),
]
