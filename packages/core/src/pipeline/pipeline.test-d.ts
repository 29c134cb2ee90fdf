import { expectTypeOf } from 'vitest'
import { z } from 'zod'
import type { ErrorInfo } from '../errors/index.ts'
import type { Outcome } from '../job/index.ts'
import type { Job } from '../queue/index.ts'
import { createRepurpose } from '../repurpose.ts'
import {
  type AnyPipeline,
  type ChildOutcome,
  child,
  type JobOutcome,
  type NewStage,
  partial,
  pipeline,
  type RawOf,
  type ResultOf,
  type StageContext,
  type StageOf,
  signal,
} from './index.ts'

const Topic = z.object({ topic: z.string(), words: z.coerce.number<string>().default(300) })
const go = signal('go', z.object({ by: z.string() }))

// ---- input and outputs ----

const digest = pipeline('digest', Topic)
  .stage('points', ({ input, outputs }) => {
    expectTypeOf(input).toEqualTypeOf<{ topic: string; words: number }>()
    expectTypeOf(outputs).toEqualTypeOf<Readonly<Record<never, never>>>()
    return [input.topic]
  })
  .stage('count', async ({ outputs }) => {
    expectTypeOf(outputs.points).toEqualTypeOf<string[]>()
    // @ts-expect-error a stage sees only those before it
    outputs.title
    return outputs.points.length
  })
  .stage('title', ({ outputs, language }) =>
    language.generate({ task: 'title', prompt: `A title for ${outputs.count} points` }),
  )

expectTypeOf<ResultOf<typeof digest>>().toEqualTypeOf<{
  readonly points: string[]
  readonly count: number
  readonly title: string
}>()
expectTypeOf<RawOf<typeof digest>>().toEqualTypeOf<{ topic: string; words?: string | undefined }>()
expectTypeOf<StageOf<typeof digest>>().toEqualTypeOf<'points' | 'count' | 'title'>()
expectTypeOf(digest.name).toEqualTypeOf<'digest'>()
expectTypeOf(digest).toExtend<AnyPipeline>()

const finished = digest.result(({ input, outputs, job }) => {
  expectTypeOf(input.words).toEqualTypeOf<number>()
  expectTypeOf(job.id).toEqualTypeOf<string>()
  return { title: outputs.title, count: outputs.count }
})
expectTypeOf<ResultOf<typeof finished>>().toEqualTypeOf<{ title: string; count: number }>()
expectTypeOf<StageOf<typeof finished>>().toEqualTypeOf<'points' | 'count' | 'title'>()
// @ts-expect-error what has a result is finished
finished.stage('more', () => 1)

// ---- options of a stage ----

const optional = pipeline('optional', Topic)
  .stage('review', { skip: ({ input }) => input.words > 10, timeout: '3s' }, () => 'fine' as const)
  .stage('rating', { onError: () => 'unrated' as const, retry: { attempts: 3 } }, () => 5)
  .stage('both', { skip: () => true, onError: async (error) => error }, () => true)
  .stage('late', { expect: '5m', was: ['later'] }, ({ outputs }) => {
    expectTypeOf(outputs.review).toEqualTypeOf<'fine' | undefined>()
    expectTypeOf(outputs.rating).toEqualTypeOf<number | 'unrated'>()
    expectTypeOf(outputs.both).toEqualTypeOf<boolean | undefined | ErrorInfo>()
    return outputs.review
  })
expectTypeOf<ResultOf<typeof optional>['late']>().toEqualTypeOf<'fine' | undefined>()

pipeline('typos', Topic)
  // @ts-expect-error `retries` is not an option
  .stage('a', { retries: 3 }, () => 1)
pipeline('typos', Topic)
  // @ts-expect-error a policy says how many attempts
  .stage('a', { retry: { delay: '1s' } }, () => 1)
pipeline('typos', Topic)
  // @ts-expect-error a duration has a unit
  .stage('a', { timeout: '3 seconds' }, () => 1)
pipeline('typos', Topic).stage('a', { skip: ({ input }) => input.words > 1 }, () => 1)
pipeline('typos', Topic)
  // @ts-expect-error the input has no such field
  .stage('a', { skip: ({ input }) => input.pages > 1 }, () => 1)

// ---- names ----

expectTypeOf<
  NewStage<'points', { readonly points: string[] }>
>().toEqualTypeOf<'There is already a stage named "points"'>()
expectTypeOf<NewStage<'title', { readonly points: string[] }>>().toEqualTypeOf<'title'>()
// @ts-expect-error There is already a stage named "points"
digest.stage('points', () => 1)
// @ts-expect-error There is already a stage named "title"
digest.stage('title', { timeout: '3s' }, () => 1)
digest.stop(
  // @ts-expect-error There is already a stage named "count"
  'count',
  () => true,
  () => 1,
)
// A name that is known only at run time is checked then.
digest.stage('more' as string, () => 1)

// ---- early ends ----

const stopping = pipeline('stopping', Topic)
  .stage('verdict', () => ({ isGood: true, reason: 'why' }))
  .stop(
    'unsuitable',
    ({ input, outputs }) => input.words > 1 && !outputs.verdict.isGood,
    ({ outputs }) => ({ suitable: false as const, reason: outputs.verdict.reason }),
  )
  .stage('text', () => 'text')
  .stop(
    'empty',
    ({ outputs }) => outputs.text === '',
    () => null,
  )
expectTypeOf<ResultOf<typeof stopping>>().toEqualTypeOf<
  | { readonly verdict: { isGood: boolean; reason: string }; readonly text: string }
  | { suitable: false; reason: string }
  | null
>()
// An early end is no stage: it has no output, and nothing to start over from.
expectTypeOf<StageOf<typeof stopping>>().toEqualTypeOf<'verdict' | 'text'>()

const decided = stopping.result(({ outputs }) => ({ suitable: true as const, text: outputs.text }))
expectTypeOf<ResultOf<typeof decided>>().toEqualTypeOf<
  { suitable: true; text: string } | { suitable: false; reason: string } | null
>()

// ---- partial results ----

const course = pipeline('course', Topic)
  .stage('lessons', () => ['a', 'b'])
  .result(({ outputs }) => {
    const errors: ErrorInfo[] = []
    return errors.length > 0 ? partial(outputs.lessons, errors) : outputs.lessons
  })
expectTypeOf<ResultOf<typeof course>>().toEqualTypeOf<string[]>()

// ---- hooks and priority ----

digest
  .priority(({ words }) => (words > 1_000 ? 'low' : { level: 'high', score: words }))
  .on({
    before: ({ input, outputs }) => {
      expectTypeOf(input.words).toEqualTypeOf<number>()
      expectTypeOf(outputs).toEqualTypeOf<Readonly<object>>()
    },
    after: ({ outputs }) => {
      expectTypeOf(outputs.title).toEqualTypeOf<string>()
    },
    settled: async ({ input, outcome, cost }, context) => {
      expectTypeOf(input.topic).toEqualTypeOf<string>()
      expectTypeOf(cost.micros).toEqualTypeOf<number>()
      expectTypeOf(outcome).toEqualTypeOf<
        JobOutcome<{ readonly points: string[]; readonly count: number; readonly title: string }>
      >()
      await context.step('notify', () => 1)
      // @ts-expect-error a job that has ended asks no models
      context.language
      // @ts-expect-error and waits for nothing
      context.waitFor
    },
  })
finished.on({
  settled: ({ outcome }) => {
    if (outcome.status === 'succeeded')
      expectTypeOf(outcome.result).toEqualTypeOf<{ title: string; count: number }>()
  },
})
// @ts-expect-error a level is high, normal or low
digest.priority(() => 'urgent')

// ---- what a stage works with ----

pipeline('working', Topic).stage('work', async (context) => {
  expectTypeOf(context).toExtend<StageContext>()
  const { step, each, eachSettled, spawn, spawnAll, waitFor, sleep, transcripts, assets, language } = context
  expectTypeOf(step('one', () => 1)).toEqualTypeOf<Promise<number>>()
  expectTypeOf(step('two', async (aborting) => aborting.aborted)).toEqualTypeOf<Promise<boolean>>()
  expectTypeOf(each('items', ['a'] as const, (item, index) => [item, index] as const)).toEqualTypeOf<
    Promise<(readonly ['a', number])[]>
  >()
  expectTypeOf(eachSettled('settled', [1], async (item) => `${item}`)).toEqualTypeOf<
    Promise<Outcome<string>[]>
  >()
  expectTypeOf(spawn('child', child(finished, { topic: 'bread' }))).toEqualTypeOf<
    Promise<ChildOutcome<{ title: string; count: number }>>
  >()
  expectTypeOf(spawnAll('children', [child(course, { topic: 'bread' })])).toEqualTypeOf<
    Promise<ChildOutcome<string[]>[]>
  >()
  expectTypeOf(waitFor(go)).toEqualTypeOf<Promise<{ by: string }>>()
  expectTypeOf(waitFor(go, { key: 'a' })).toEqualTypeOf<Promise<{ by: string }>>()
  expectTypeOf(waitFor(go, { timeout: '7d' })).toEqualTypeOf<Promise<{ by: string } | undefined>>()
  expectTypeOf(sleep('nap', '1m')).toEqualTypeOf<Promise<void>>()
  expectTypeOf(language.generate({ task: 'a', prompt: 'b' })).toEqualTypeOf<Promise<string>>()
  expectTypeOf(language.generate({ task: 'a', prompt: 'b', schema: Topic })).toEqualTypeOf<
    Promise<{ topic: string; words: number }>
  >()
  expectTypeOf(assets.get('file')).toEqualTypeOf<Promise<Uint8Array>>()
  expectTypeOf(transcripts.load).parameter(0).not.toBeAny()
  // @ts-expect-error the input of a child is that of its pipeline
  child(finished, { topic: 7 })
  // @ts-expect-error a step without work is none
  void step('nothing')
})

// ---- jobs ----

const repurpose = createRepurpose({ work: false })
expectTypeOf(repurpose.start(finished, { topic: 'bread' })).toEqualTypeOf<
  Promise<Job<{ title: string; count: number }, 'points' | 'count' | 'title'>>
>()
expectTypeOf(repurpose.job('id', finished)).toEqualTypeOf<
  Promise<Job<{ title: string; count: number }, 'points' | 'count' | 'title'> | undefined>
>()
expectTypeOf(repurpose.job('id')).toEqualTypeOf<Promise<Job | undefined>>()
// @ts-expect-error the words are given as a text
repurpose.start(finished, { topic: 'bread', words: 7 })

export async function use(job: Job<string, 'points' | 'title'>) {
  await job.retry({ from: 'points' })
  // @ts-expect-error there is no such stage
  await job.retry({ from: 'point' })
  await job.signal(go, { by: 'me' })
  // @ts-expect-error a signal takes values of its schema
  await job.signal(go, { from: 'me' })
  job.on('stage.succeeded', ({ stage }) => {
    expectTypeOf(stage).toEqualTypeOf<'points' | 'title'>()
  })
}
