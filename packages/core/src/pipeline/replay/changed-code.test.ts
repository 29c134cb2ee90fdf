import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { BlockedError } from '../../errors/index.ts'
import type { FactOf, FactType } from '../../job/index.ts'
import { memoryAssets, memoryBackend } from '../../memory/index.ts'
import { createRepurpose } from '../../repurpose.ts'
import { fakeClock } from '../../testing/fake-clock.ts'
import { fakeLanguageModel } from '../../testing/fake-language-model.ts'
import { type AnyPipeline, child, pipeline, type RawOf, signal } from '../index.ts'

const Topic = z.object({ topic: z.string() })
const topic = { topic: 'bread' }
const go = signal('go', z.string())

/** A backend that outlives deploys. Every deploy ends the worker and starts another with other code. */
function world() {
  const clock = fakeClock()
  const backend = memoryBackend({ clock })
  const assets = memoryAssets()
  const model = fakeLanguageModel({
    answers: { ask: ({ prompt }, n) => `${prompt[0]?.text} (${n})`, number: (_, n) => ({ number: n }) },
  })
  let stop = async () => {}

  async function deploy(...pipelines: readonly AnyPipeline[]) {
    await stop()
    const repurpose = createRepurpose({
      backend,
      clock,
      assets,
      language: model,
      pipelines,
      work: false,
      randomness: () => 0.5,
    })
    const worker = await repurpose.work()
    stop = async () => {
      const closed = worker.close({ timeout: 0 })
      await clock.advance(1_000)
      await closed
    }
    await clock.settle()
    return repurpose
  }

  return {
    clock,
    backend,
    model,
    deploy,
    stop: () => stop(),
    /** Deploys a pipeline and runs a job of it until it waits for `go`. */
    async begin<P extends AnyPipeline>(first: P, input: RawOf<P>) {
      const repurpose = await deploy(first)
      const job = await repurpose.start(first, input, { id: 'job' })
      await clock.settle()
      expect(await job.state()).toBe('parked')
    },
    /** Deploys other code and lets the job go on. */
    async goOn(...pipelines: readonly AnyPipeline[]) {
      const repurpose = await deploy(...pipelines)
      const job = await repurpose.job('job')
      if (job === undefined) throw new Error('The job is gone.')
      await job.signal(go, 'gone', { id: 'go' })
      await clock.settle()
      return job
    },
    async facts<Type extends FactType>(type: Type, jobId = 'job') {
      const facts = await backend.read({ jobId, after: 0 })
      return facts.filter(
        (fact): fact is Extract<FactOf<Type>, { readonly type: Type }> => fact.type === type,
      )
    },
  }
}

type World = ReturnType<typeof world>

/** A job that must be blocked, with nothing paid since. */
async function blocked(
  _scene: World,
  job: { state(): Promise<string>; outcome(): Promise<unknown> },
  code: string,
) {
  expect(await job.state()).toBe('blocked')
  const error = await job.outcome().catch((thrown: unknown) => thrown)
  expect(BlockedError.isInstance(error)).toBe(true)
  expect(error).toMatchObject({ code, action: expect.any(String) })
  return error as BlockedError
}

const research = pipeline('book', Topic)
  .stage('research', ({ input, language }) => language.generate({ task: 'ask', prompt: input.topic }))
  .stage('approval', ({ waitFor }) => waitFor(go))
  .stage('writing', ({ outputs }) => `About ${outputs.research}: ${outputs.approval}`)
  .result(({ outputs }) => outputs.writing)

const written = 'About bread (1): gone'

describe('a stage that was renamed', () => {
  it('finds what was recorded under its former name, also while it is under way', async () => {
    const scene = world()
    await scene.begin(research, topic)
    const renamed = pipeline('book', Topic)
      .stage('reading', { was: ['studies', 'research'] }, ({ input, language }) =>
        language.generate({ task: 'ask', prompt: input.topic }),
      )
      .stage('review', { was: ['approval'] }, ({ waitFor }) => waitFor(go))
      .stage('writing', ({ outputs }) => `About ${outputs.reading}: ${outputs.review}`)
      .result(({ outputs }) => outputs.writing)
    const job = await scene.goOn(renamed)
    expect(await job.result()).toBe(written)
    expect(scene.model.calls).toHaveLength(1)
  })
})

describe('stages that do not fit a job any more', () => {
  const removed = pipeline('book', Topic)
    .stage('research', ({ input, language }) => language.generate({ task: 'ask', prompt: input.topic }))
    .stage('writing', ({ outputs }) => `About ${outputs.research} alone`)
    .result(({ outputs }) => outputs.writing)
  const reordered = pipeline('book', Topic)
    .stage('approval', ({ waitFor }) => waitFor(go))
    .stage('research', ({ input, language }) => language.generate({ task: 'ask', prompt: input.topic }))
    .stage('writing', ({ outputs }) => `About ${outputs.research}: ${outputs.approval}`)
    .result(({ outputs }) => outputs.writing)
  const inserted = pipeline('book', Topic)
    .stage('research', ({ input, language }) => language.generate({ task: 'ask', prompt: input.topic }))
    .stage('outline', ({ outputs, language }) => language.generate({ task: 'ask', prompt: outputs.research }))
    .stage('approval', ({ waitFor }) => waitFor(go))
    .stage('writing', ({ outputs }) => `About ${outputs.outline}: ${outputs.approval}`)
    .result(({ outputs }) => outputs.writing)
  const renamedOnly = pipeline('book', Topic)
    .stage('reading', ({ input, language }) => language.generate({ task: 'ask', prompt: input.topic }))
    .stage('approval', ({ waitFor }) => waitFor(go))
    .stage('writing', ({ outputs }) => `About ${outputs.reading}: ${outputs.approval}`)
    .result(({ outputs }) => outputs.writing)
  const emptied = pipeline('book', Topic).result(() => 'nothing')

  const changes = { removed, reordered, inserted, renamed: renamedOnly, emptied }
  const afterRetry = {
    removed: 'About bread (1) alone',
    reordered: 'About bread (2): gone',
    inserted: 'About bread (1) (2): gone',
    renamed: 'About bread (2): gone',
    emptied: 'nothing',
  }

  it.each(Object.keys(changes) as (keyof typeof changes)[])(
    'block the job when one was %s; nothing is paid',
    async (change) => {
      const scene = world()
      await scene.begin(research, topic)
      const job = await scene.goOn(changes[change])
      const error = await blocked(scene, job, 'PIPELINE_CHANGED')
      expect(error.message).toContain('book')
      expect(error.action).toMatch(/`was`.*new version.*retry\(\{ from: '\w+' \}\)/)
      await scene.clock.advance(3_600_000)
      expect(scene.model.calls).toHaveLength(1)
    },
  )

  it.each(Object.keys(changes) as (keyof typeof changes)[])(
    'start over where the error says, when one was %s',
    async (change) => {
      const scene = world()
      await scene.begin(research, topic)
      const job = await scene.goOn(changes[change])
      const { action } = await blocked(scene, job, 'PIPELINE_CHANGED')
      const [, from] = /retry\(\{ from: '(\w+)' \}\)/.exec(action ?? '') ?? []
      await job.retry({ from })
      await scene.clock.settle()
      expect(await job.result()).toBe(afterRetry[change])
    },
  )

  it('go on when the next deploy says what was renamed', async () => {
    const scene = world()
    await scene.begin(research, topic)
    const job = await scene.goOn(renamedOnly)
    await blocked(scene, job, 'PIPELINE_CHANGED')
    const cured = pipeline('book', Topic)
      .stage('reading', { was: ['research'] }, ({ input, language }) =>
        language.generate({ task: 'ask', prompt: input.topic }),
      )
      .stage('approval', ({ waitFor }) => waitFor(go))
      .stage('writing', ({ outputs }) => `About ${outputs.reading}: ${outputs.approval}`)
      .result(({ outputs }) => outputs.writing)
    const again = await scene.goOn(cured)
    await again.resume()
    await scene.clock.settle()
    expect(await again.result()).toBe(written)
    expect(scene.model.calls).toHaveLength(1)
  })

  it('go on when the old version is registered beside the new one', async () => {
    const scene = world()
    await scene.begin(research, topic)
    await blocked(scene, await scene.goOn(removed), 'PIPELINE_CHANGED')
    const second = pipeline('book', Topic, { version: 2 })
      .stage('everything', ({ input }) => input.topic)
      .result(({ outputs }) => outputs.everything)
    const job = await scene.goOn(second, research)
    await job.resume()
    await scene.clock.settle()
    expect(await job.result()).toBe(written)
    expect(scene.model.calls).toHaveLength(1)
  })

  it('are no matter where the job has not been yet', async () => {
    const scene = world()
    await scene.begin(research, topic)
    const longer = pipeline('book', Topic)
      .stage('research', ({ input, language }) => language.generate({ task: 'ask', prompt: input.topic }))
      .stage('approval', ({ waitFor }) => waitFor(go))
      .stage('outline', ({ outputs }) => `${outputs.research} in short`)
      .stage('lettering', ({ outputs }) => `About ${outputs.outline}: ${outputs.approval}`)
      .result(({ outputs }) => outputs.lettering)
    const job = await scene.goOn(longer)
    expect(await job.result()).toBe('About bread (1) in short: gone')
  })

  it('are not asked of a job that has ended', async () => {
    const scene = world()
    await scene.begin(research, topic)
    const job = await scene.goOn(research)
    const again = await scene.goOn(emptied)
    expect(again.id).toBe(job.id)
    expect(await again.result()).toBe(written)
  })
})

describe('a version', () => {
  const second = pipeline('book', Topic, { version: 2 })
    .stage('research', () => 'much better')
    .result(({ outputs }) => outputs.research)

  it('is kept by the jobs that began with it, while new ones take theirs', async () => {
    const scene = world()
    await scene.begin(research, topic)
    const job = await scene.goOn(research, second)
    expect(await job.result()).toBe(written)
    const repurpose = await scene.deploy(research, second)
    const other = await repurpose.start(second, topic)
    await scene.clock.settle()
    expect(await other.result()).toBe('much better')
  })

  it('that is not there any more blocks the job until it is', async () => {
    const scene = world()
    await scene.begin(research, topic)
    const job = await scene.goOn(second)
    const { action } = await blocked(scene, job, 'PIPELINE_CHANGED')
    expect(action).toMatch(/Register version 1.*retry\(\{ from \}\)/)
    const again = await scene.goOn(second, research)
    await again.resume()
    await scene.clock.settle()
    expect(await again.result()).toBe(written)
    expect(scene.model.calls).toHaveLength(1)
  })

  it('gives way to the newest when the job starts over', async () => {
    const scene = world()
    await scene.begin(research, topic)
    const job = await scene.goOn(second)
    await blocked(scene, job, 'PIPELINE_CHANGED')
    await job.retry({ from: 'research' })
    await scene.clock.settle()
    expect(await job.result()).toBe('much better')
    expect((await scene.facts('job.started')).at(-1)).toMatchObject({ version: 2 })
  })
})

describe('an input schema that has changed', () => {
  it('understands the raw input anew, once', async () => {
    const scene = world()
    const first = pipeline('shaped', z.object({ words: z.string() }))
      .stage('wait', ({ waitFor }) => waitFor(go))
      .result(({ input }) => input)
    await scene.begin(first, { words: '7' })
    const second = pipeline(
      'shaped',
      z.object({ words: z.coerce.number(), tone: z.string().default('plain') }),
    )
      .stage('wait', ({ waitFor }) => waitFor(go))
      .stage('use', ({ input }) => input.words + 1)
      .result(({ input, outputs }) => ({ ...input, use: outputs.use }))
    const job = await scene.goOn(second)
    expect(await job.result()).toEqual({ words: 7, tone: 'plain', use: 8 })
    expect(await scene.facts('job.migrated')).toHaveLength(1)
  })

  it('is asked once, and not again by the next worker', async () => {
    const scene = world()
    const first = pipeline('shaped', z.object({ words: z.string() })).stage('wait', ({ waitFor }) =>
      waitFor(go),
    )
    await scene.begin(first, { words: '7' })
    let asked = 0
    const count = (words: string) => {
      asked += 1
      return `${words}${asked}`
    }
    const counting = z.object({ words: z.string().transform(count), tone: z.string().optional() })
    const second = pipeline('shaped', counting)
      .stage('wait', ({ waitFor }) => waitFor(go))
      .result(({ input }) => input.words)
    const repurpose = await scene.deploy(second)
    const job = await repurpose.job('job')
    // Wakes the job, which goes on to wait: the new understanding is recorded.
    await job?.pause()
    await job?.resume()
    await scene.clock.settle()
    expect(asked).toBe(1)
    expect(await (await scene.goOn(second)).result()).toBe('71')
  })

  it('blocks a job whose input it refuses, until it accepts it again', async () => {
    const scene = world()
    const first = pipeline('shaped', z.object({ words: z.string() }))
      .stage('wait', ({ waitFor }) => waitFor(go))
      .result(({ input }) => input.words)
    await scene.begin(first, { words: 'seven' })
    const strict = pipeline('shaped', z.object({ words: z.coerce.number() })).stage('wait', ({ waitFor }) =>
      waitFor(go),
    )
    const error = await blocked(scene, await scene.goOn(strict), 'INPUT_CHANGED')
    expect(error.path).toBe('input.words')
    const lenient = pipeline('shaped', z.object({ words: z.union([z.number(), z.string()]) }))
      .stage('wait', ({ waitFor }) => waitFor(go))
      .result(({ input }) => input.words)
    const job = await scene.goOn(lenient)
    await job.resume()
    await scene.clock.settle()
    expect(await job.result()).toBe('seven')
  })
})

describe('a recorded answer', () => {
  const asking = (schema: z.ZodType<{ number: number }>) =>
    pipeline('asking', Topic)
      .stage('work', async ({ language, waitFor }) => {
        const answer = await language.generate({ task: 'number', prompt: 'Which?', schema })
        await waitFor(go)
        return answer.number
      })
      .result(({ outputs }) => outputs.work)

  it('that a changed schema refuses blocks the job, unpaid; starting the stage over asks anew', async () => {
    const scene = world()
    await scene.begin(asking(z.object({ number: z.number() })), topic)
    const job = await scene.goOn(asking(z.object({ number: z.number().min(2) })))
    const error = await blocked(scene, job, 'OUTPUT_CHANGED')
    expect(error.action).toMatch(/retry\(\{ from/)
    expect(scene.model.calls).toHaveLength(1)
    await job.retry({ from: 'work' })
    await scene.clock.settle()
    expect(await job.result()).toBe(2)
    expect(scene.model.calls).toHaveLength(2)
  })

  it('that a changed schema accepts is understood by it', async () => {
    const scene = world()
    await scene.begin(asking(z.object({ number: z.number() })), topic)
    const job = await scene.goOn(asking(z.object({ number: z.number().transform((number) => number * 10) })))
    expect(await job.result()).toBe(10)
    expect(scene.model.calls).toHaveLength(1)
  })
})

describe('a list', () => {
  const loop = (items: readonly string[], options: { readonly key?: (item: string) => string } = {}) =>
    pipeline('loop', Topic)
      .stage('work', async ({ each, language, waitFor }) => {
        const answers = await each(
          'item',
          items,
          (prompt) => language.generate({ task: 'ask', prompt }),
          options,
        )
        await waitFor(go)
        return answers
      })
      .result(({ outputs }) => outputs.work)

  it('without keys must stay the same', async () => {
    const scene = world()
    await scene.begin(loop(['a', 'b']), topic)
    const job = await scene.goOn(loop(['b', 'a']))
    const error = await blocked(scene, job, 'REPLAY_MISMATCH')
    expect(error.action).toMatch(/keys.*retry\(\{ from: 'work' \}\)/)
    expect(scene.model.calls).toHaveLength(2)
    await job.retry({ from: 'work' })
    await scene.clock.settle()
    await job.signal(go, 'again', { id: 'again' })
    await scene.clock.settle()
    expect(await job.result()).toEqual(['b (3)', 'a (4)'])
  })

  it('with keys may be reordered, grow and shrink for nothing', async () => {
    const scene = world()
    const key = (item: string) => item
    await scene.begin(loop(['a', 'b', 'c'], { key }), topic)
    const job = await scene.goOn(loop(['c', 'd', 'a'], { key }))
    expect(await job.result()).toEqual(['c (3)', 'd (4)', 'a (1)'])
    expect(scene.model.calls).toHaveLength(4)
  })

  const family = (names: readonly string[], isKeyed: boolean) => {
    const one = pipeline('one', Topic)
      .stage('ask', ({ input, language }) => language.generate({ task: 'ask', prompt: input.topic }))
      .result(({ outputs }) => outputs.ask)
    return pipeline('family', Topic)
      .stage('work', async ({ spawnAll, waitFor }) => {
        const children = names.map((name) => child(one, { topic: name }, isKeyed ? { key: name } : {}))
        const outcomes = await spawnAll('all', children)
        await waitFor(go)
        return outcomes.map((outcome) => (outcome.status === 'succeeded' ? outcome.value : undefined))
      })
      .result(({ outputs }) => outputs.work)
  }

  it('of children is held to the same rules', async () => {
    const scene = world()
    await scene.begin(family(['a', 'b'], false), topic)
    await blocked(scene, await scene.goOn(family(['b', 'a'], false)), 'REPLAY_MISMATCH')
    const other = world()
    await other.begin(family(['a', 'b'], true), topic)
    const job = await other.goOn(family(['b', 'c', 'a'], true))
    expect(await job.result()).toEqual(['b (2)', 'c (3)', 'a (1)'])
  })

  it.each([
    [
      'two items of one key',
      ({ each }: { each: Each }) => each('item', ['a', 'b'], () => 1, { key: () => 'same' }),
    ],
    ['a concurrency below 1', ({ each }: { each: Each }) => each('item', ['a'], () => 1, { concurrency: 0 })],
  ])('with %s is refused', async (_, run) => {
    const scene = world()
    const repurpose = await scene.deploy()
    const job = await repurpose.start(pipeline('refused', Topic).stage('work', run), topic)
    await scene.clock.settle()
    expect(await job.outcome()).toMatchObject({ status: 'failed', error: { code: 'INPUT_INVALID' } })
  })
})

type Each = <Item>(
  name: string,
  items: readonly Item[],
  run: (item: Item) => number,
  options?: object,
) => Promise<number[]>
