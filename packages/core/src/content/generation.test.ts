import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Fact } from '../job/index.ts'
import { memoryAssets, memoryBackend } from '../memory/index.ts'
import { prepareGeneration } from '../plan/index.ts'
import { createRepurpose, type Repurpose } from '../repurpose.ts'
import { type FakeLanguageModelOptions, fakeLanguageModel } from '../testing/fake-language-model.ts'
import { usd } from '../values/index.ts'
import type { ContentType } from './content-type.ts'
import { contentType } from './define.ts'
import { transcript } from './fixtures/run-piece.ts'
import { generationPipeline } from './generation.ts'
import { type PieceInput, piece } from './piece.ts'
import { createContentTypeRegistry } from './registry.ts'
import { shared } from './shared.ts'

const Brief = z.object({ points: z.array(z.string()) })
const Text = z.object({ text: z.string() })

const brief = shared('brief', async ({ input, transcripts, language }) => {
  const source = await transcripts.text(input.transcript)
  return language.generate({ task: 'brief', prompt: `${input.language}: ${source}`, schema: Brief })
})

const summary = contentType(
  'summary',
  {
    variants: { short: { words: 80, instructions: 'About {words} words.' }, long: { words: 300 } },
    defaults: ['short'],
    output: Text,
    instructions: 'Summarise in {language}.',
    priority: 9,
    shares: [brief],
  },
  async ({ input, language }) => {
    const points = input.shared.brief.points.join(', ')
    const { text } = await language.generate({
      task: `summary-${input.variant}`,
      prompt: points,
      schema: Text,
    })
    const checks = [
      { name: 'length', passed: text !== 'short', code: 'LENGTH_UNMET' as const, message: '1 word' },
    ]
    return piece(
      { text },
      { quality: 0.8, checks, warnings: [{ code: 'SOURCE_THIN', message: 'Little to say.' }] },
    )
  },
)

const post = contentType(
  'post',
  { variants: { plain: {} }, defaults: ['plain'], options: z.object({ tone: z.string() }).optional() },
  ({ language }) => language.generate({ task: 'post', prompt: 'Write.' }),
)

const source = { text: 'It rained for days. Then the river rose over its banks.', language: 'en' }
const answers = {
  brief: { points: ['rain', 'river'] },
  'summary-short': { text: 'Rain, then a flood.' },
  'summary-long': { text: 'It rained for days, and then the river rose.' },
  post: 'Rain again.',
}

const open: Repurpose[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()))
})

function setUp<const Types extends readonly ContentType[]>(
  content: Types,
  options: Partial<FakeLanguageModelOptions> = {},
) {
  const model = fakeLanguageModel({ answers, price: () => usd(0.001), ...options })
  const backend = memoryBackend()
  const repurpose = createRepurpose({
    content,
    language: model,
    backend,
    assets: memoryAssets(),
    work: { concurrency: 1 },
  })
  // `Types` only matters to callers of generate(), and closing takes nothing of them.
  open.push(repurpose as unknown as Repurpose)
  const log = (jobId: string): Promise<readonly Fact[]> => backend.read({ jobId, after: 0 })
  const tasks = () => model.calls.map(({ task }) => task)
  return { repurpose, backend, log, tasks, model }
}

describe('a generation', () => {
  it('makes every piece, each in a job of its own, from one brief', async () => {
    const { repurpose, backend, tasks } = setUp([summary, post])
    const job = await repurpose.generate({ source, content: { post: true, summary: ['long', 'short'] } })
    const { contents, items } = await job.result()
    expect(contents.summary.short.text).toBe('Rain, then a flood.')
    expect(contents).toEqual({
      post: { plain: 'Rain again.' },
      summary: { short: answers['summary-short'], long: answers['summary-long'] },
    })
    expect(tasks()).toEqual(['brief', 'summary-long', 'summary-short', 'post'])
    expect(items.map(({ type, variant }) => `${type}/${variant}`)).toEqual([
      'summary/long',
      'summary/short',
      'post/plain',
    ])
    const [first] = items
    expect(first).toEqual({
      type: 'summary',
      variant: 'long',
      language: 'en',
      outcome: { status: 'succeeded', value: answers['summary-long'] },
      jobId: expect.any(String),
      quality: 0.8,
      checks: [expect.objectContaining({ name: 'length', passed: true })],
      warnings: [{ code: 'SOURCE_THIN', message: 'Little to say.' }],
      cost: usd(0.001),
      ms: expect.any(Number),
    })
    expect(await backend.get(first!.jobId)).toMatchObject({
      pipeline: 'content/summary',
      state: 'succeeded',
      priority: { level: 'high', score: 9 },
      rootId: job.id,
    })
    expect(await job.cost()).toEqual(usd(0.004))
  })

  it('makes a piece for each language, from one brief in the language of the source', async () => {
    const { repurpose, model, tasks } = setUp([summary])
    const languages = ['es', 'pt-br'] as const
    const job = await repurpose.generate({ source, content: { summary: ['short'] }, languages })
    const { contents, items } = await job.result()
    expect(contents.summary.short['pt-br'].text).toBe('Rain, then a flood.')
    expect(Object.keys(contents.summary.short)).toEqual(['es', 'pt-br'])
    expect(items.map(({ language }) => language)).toEqual(['es', 'pt-BR'])
    expect(tasks()).toEqual(['brief', 'summary-short', 'summary-short'])
    expect(model.calls[0]?.prompt[0]?.text).toMatch(/^en: /)
  })

  it('has the pieces looked at side by side', async () => {
    const seen: unknown[] = []
    const theme = shared('theme', ({ input }) => input.pieces.map(({ key }) => key), {
      review(pieces) {
        seen.push(...pieces)
        return pieces.map(({ key }) => ({ key, code: 'REPEATS', message: `${key} says it too.` }))
      },
    })
    const hasty = shared('hasty', () => 1, {
      review() {
        throw new Error('No time.')
      },
    })
    const type = contentType(
      'pair',
      { variants: { one: {}, two: {}, none: {} }, defaults: ['one', 'two', 'none'], shares: [theme, hasty] },
      ({ input }) => (input.variant === 'none' ? '' : input.shared.theme.join(' ')),
    )
    const { repurpose, log } = setUp([type])
    const job = await repurpose.generate({ source, content: { pair: true } })
    const outcome = await job.outcome()
    if (outcome.status !== 'partial') throw new Error(`It ended ${outcome.status}.`)
    expect(outcome.result.items.map(({ warnings }) => warnings)).toEqual([
      [{ code: 'REPEATS', message: 'pair/one says it too.' }],
      [{ code: 'REPEATS', message: 'pair/two says it too.' }],
      [],
    ])
    expect(seen[0]).toEqual({
      key: 'pair/one',
      type: 'pair',
      variant: 'one',
      language: 'en',
      spec: { label: 'one' },
      value: 'pair/one pair/two pair/none',
    })
    expect(await log(job.id)).toContainEqual(
      expect.objectContaining({
        type: 'warning',
        code: 'REVIEW_FAILED',
        message: expect.stringContaining('No time.'),
      }),
    )
    expect(outcome.result.items[0]).not.toHaveProperty('key')
  })

  it.each([
    ['no list', () => Promise.resolve([])],
    ['a list with nothing in it', () => [null]],
    ['an object', () => ({ key: 'pair/one' })],
    ['a secret in its error', () => expect.fail('api_key=abcdef1234567890')],
  ])('loses no piece to a review that gives %s', async (_what, review) => {
    // As plain JavaScript would have it.
    const theme = shared('theme', () => 'rain', { review: review as never })
    const type = contentType(
      'pair',
      { variants: { one: {}, two: {} }, defaults: ['one', 'two'], shares: [theme] },
      () => 'x',
    )
    const { repurpose, log } = setUp([type])
    const job = await repurpose.generate({ source, content: { pair: true } })
    expect((await job.result()).contents.pair).toEqual({ one: 'x', two: 'x' })
    const told = (await log(job.id)).filter((fact) => fact.type === 'warning')
    expect(told).toMatchObject([{ code: 'REVIEW_FAILED' }])
    expect(JSON.stringify(told)).not.toContain('abcdef')
  })

  it('takes what a review says as text', async () => {
    const review = () => [{ key: 'pair/one', code: 7, message: Symbol('odd') }]
    const theme = shared('theme', () => 'rain', { review: review as never })
    const type = contentType('pair', { variants: { one: {} }, defaults: ['one'], shares: [theme] }, () => 'x')
    const { repurpose } = setUp([type])
    const { items } = await (await repurpose.generate({ source, content: { pair: true } })).result()
    expect(items[0]?.warnings).toEqual([{ code: '7', message: 'Symbol(odd)' }])
  })

  it('stores every piece among the contents', async () => {
    const { repurpose } = setUp([summary])
    const job = await repurpose.generate(
      { source, content: { summary: true }, language: 'es' },
      { labels: { tenant: 'acme' } },
    )
    const { items } = await job.result()
    const [stored] = await repurpose.contents({ type: 'summary', labels: { tenant: 'acme' } })
    expect(stored).toMatchObject({
      jobId: items[0]?.jobId,
      rootId: job.id,
      type: 'summary',
      variant: 'short',
      language: 'es',
      value: answers['summary-short'],
      models: ['fake:fake-language'],
      quality: 0.8,
    })
    expect(await repurpose.contents({ source: stored!.source })).toHaveLength(1)
  })

  it('tells the writer everything that the request says', async () => {
    const inputs: PieceInput[] = []
    const spy = contentType(
      'spy',
      {
        variants: { a: { instructions: 'Of the variant.', data: { voice: 'calm' } } },
        defaults: ['a'],
        instructions: 'Of the type, in {language}.',
        options: z.object({ tone: z.string(), since: z.date() }),
        shares: [shared('twice', ({ input }) => [input.language, input.language])],
      },
      ({ input }) => {
        inputs.push(input)
        return 'x'
      },
    )
    const { repurpose } = setUp([spy])
    const options = { tone: 'plain', since: new Date(0) }
    const content = { spy: { options, instructions: 'Short words.' } }
    await (await repurpose.generate({ source: { ...source, language: 'de' }, content })).result()
    expect(inputs).toEqual([
      {
        type: 'spy',
        variant: 'a',
        spec: { label: 'a', data: { voice: 'calm' } },
        language: 'de',
        instructions: 'Of the type, in German.\n\nOf the variant.\n\nShort words.',
        wishes: 'Short words.',
        options,
        transcript: expect.objectContaining({ language: 'de' }),
        shared: { twice: ['de', 'de'] },
      },
    ])
    const unknown = await repurpose.generate({ source: { text: source.text }, content, language: 'fr' })
    await unknown.result()
    expect(inputs[1]).toMatchObject({
      language: 'fr',
      transcript: expect.not.objectContaining({ language: 'fr' }),
    })
    const nowhere = await repurpose.generate({ source: { text: source.text }, content })
    await nowhere.result()
    expect(inputs[2]?.language).toBe('en')
  })

  it('records the warnings of its plan, and leaves out the shared stage when nothing is shared', async () => {
    const { repurpose, log } = setUp([post])
    // As from JavaScript: the compiler knows that there is no such variant.
    const content = { post: ['fancy'] } as unknown as { readonly post: true }
    const job = await repurpose.generate({ source, content })
    await job.result()
    const facts = await log(job.id)
    expect(facts).toContainEqual(expect.objectContaining({ type: 'warning', code: 'VARIANT_UNKNOWN' }))
    expect(facts).toContainEqual(expect.objectContaining({ type: 'stage.skipped', stage: 'shared' }))
  })
})

describe('a generation with failures', () => {
  it('is partial, with a reason per missing piece, and makes only what is missing when retried', async () => {
    let text = 'short'
    const { repurpose, tasks, log } = setUp([summary, post], {
      answers: { ...answers, 'summary-short': () => ({ text }) },
    })
    const job = await repurpose.generate({ source, content: { summary: ['short', 'long'], post: true } })
    const outcome = await job.outcome()
    if (outcome.status !== 'partial') throw new Error(`expected a partial outcome, got ${outcome.status}`)
    expect(outcome.result.contents).toEqual({
      summary: { long: answers['summary-long'] },
      post: { plain: 'Rain again.' },
    })
    expect(outcome.errors).toEqual([
      expect.objectContaining({
        code: 'LENGTH_UNMET',
        category: 'output',
        path: 'content.summary.short',
        context: expect.objectContaining({ draft: { text: 'short' }, at: 'validation' }),
      }),
    ])
    const failed = outcome.result.items.find((item) => item.outcome.status === 'failed')
    expect(failed).toMatchObject({
      type: 'summary',
      variant: 'short',
      outcome: { error: { code: 'LENGTH_UNMET' } },
      checks: [],
      cost: usd(0.001),
    })
    await expect(job.result()).rejects.toMatchObject({ code: 'INCOMPLETE', path: 'content.summary.short' })

    text = 'Rain, then a flood.'
    const child = await repurpose.job(failed!.jobId)
    await child?.retry({ from: 'write' })
    expect(await child?.outcome()).toMatchObject({ status: 'succeeded' })
    await job.retry()
    expect((await job.result()).contents.summary.short).toEqual({ text })
    expect(tasks()).toEqual(['brief', 'summary-short', 'summary-long', 'post', 'summary-short'])
    expect((await log(job.id)).at(-1)).toMatchObject({ type: 'job.succeeded' })
  })

  it('says of several languages which one is missing', async () => {
    const picky = contentType('picky', { variants: { one: {} }, defaults: ['one'] }, ({ input }) =>
      input.language === 'es' ? '' : 'x',
    )
    const { repurpose } = setUp([picky])
    const ask = (languages: readonly string[]) =>
      repurpose.generate({ source, content: { picky: true }, languages })
    expect(await (await ask(['en', 'es'])).outcome()).toMatchObject({
      status: 'partial',
      result: { contents: { picky: { one: { en: 'x' } } } },
      errors: [{ code: 'OUTPUT_EMPTY', path: 'content.picky.one.es' }],
    })
    expect(await (await ask(['es'])).outcome()).toMatchObject({
      status: 'failed',
      error: { path: 'content.picky.one.es' },
    })
  })

  it('fails with the first error when there is nothing', async () => {
    const { repurpose } = setUp([summary, post], {
      faults: [
        { task: 'summary-short', fails: 'permanent' },
        { task: 'post', fails: 'quota' },
      ],
    })
    const job = await repurpose.generate({ source, content: { post: true, summary: true } })
    expect(await job.outcome()).toMatchObject({
      status: 'failed',
      error: { code: 'PROVIDER_REJECTED', category: 'provider', path: 'content.summary.short' },
    })
  })

  it('makes no piece without what is shared', async () => {
    const { repurpose, tasks } = setUp([summary, post], { faults: [{ task: 'brief', fails: 'permanent' }] })
    const job = await repurpose.generate({ source, content: { post: true, summary: true } })
    expect(await job.outcome()).toMatchObject({ status: 'failed', error: { code: 'PROVIDER_REJECTED' } })
    expect(tasks()).toEqual(['brief'])
  })

  it('waits for a content type that a deploy took away', async () => {
    const registry = createContentTypeRegistry([post])
    const { input } = await prepareGeneration({ source, content: { post: true } }, registry)
    const { repurpose } = setUp([summary])
    const job = await repurpose.start(generationPipeline(repurpose.contentTypes), input)
    await expect(job.outcome()).rejects.toMatchObject({ code: 'PIPELINE_CHANGED', path: 'content.post' })
    expect(await job.state()).toBe('blocked')
  })
})

describe('the stage of the pieces', () => {
  const registry = createContentTypeRegistry([post])
  const runPieces = async (fields: object, outcomes: readonly unknown[]) => {
    const { input } = await prepareGeneration({ source, content: { post: true } }, registry)
    const spawned: unknown[] = []
    const stage = generationPipeline(registry).stages.find(({ name }) => name === 'pieces')
    if (stage?.kind !== 'stage') throw new Error('There is no such stage.')
    const spawnAll = (...call: unknown[]) => {
      spawned.push(...call)
      return outcomes
    }
    // The builder typed the stage for the whole context, of which it uses this.
    await stage.run({ input: { ...input, ...fields }, outputs: { transcript }, spawnAll } as never)
    return spawned
  }
  const done = {
    status: 'succeeded',
    value: { value: 'x', checks: [], warnings: [] },
    jobId: 'j',
    cost: usd(0),
    ms: 1,
  }

  it('spawns children under the names of the pieces, with their priority and deadline', async () => {
    const [name, children, options] = await runPieces({ deadlineMs: 60_000, concurrency: 3 }, [done])
    expect(name).toBe('pieces')
    expect(options).toEqual({ concurrency: 3 })
    expect(children).toEqual([
      expect.objectContaining({
        pipeline: post.pipeline,
        options: { key: 'post/plain', priority: { level: 'normal', score: 5 }, deadline: 60_000 },
      }),
    ])
  })

  it('is not content with fewer outcomes than pieces', async () => {
    await expect(runPieces({}, [])).rejects.toThrow('The piece post/plain has no outcome.')
  })

  it('keeps an error without path and context as it is but for its place', async () => {
    const error = { code: 'CANCELLED', message: 'Cancelled.', category: 'cancelled', retryable: false }
    const failed = { status: 'failed', error, jobId: 'j', cost: usd(0), ms: 1 }
    const thrown = await runPieces({}, [failed]).catch((reason: unknown) => reason)
    expect(thrown).toMatchObject({ code: 'CANCELLED', path: 'content.post.plain', context: undefined })
  })

  it('writes without the instructions of a variant that is gone', async () => {
    const { input } = await prepareGeneration({ source, content: { post: true } }, registry)
    const pieces = input.pieces.map((planned) => ({ ...planned, key: 'post/gone', variant: 'gone' }))
    const [, children] = await runPieces({ pieces }, [done])
    expect(children).toEqual([
      expect.objectContaining({ input: expect.objectContaining({ variant: 'gone', instructions: '' }) }),
    ])
  })
})
