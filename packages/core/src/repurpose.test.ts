import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  contentType,
  createRepurpose,
  IncompleteError,
  memoryAssets,
  pipeline,
  shared,
  signal,
} from './index.ts'
import { fakeLanguageModel } from './testing/index.ts'

const Text = z.object({ text: z.string().min(1) })
const brief = shared('brief', ({ input, language, transcripts }) =>
  transcripts.text(input.transcript).then((text) => language.generate({ task: 'brief', prompt: text })),
)
const summary = contentType(
  'summary',
  {
    variants: { short: { words: 80 }, medium: { words: 200 } },
    defaults: ['medium'],
    output: Text,
    shares: [brief],
    priority: 8,
  },
  ({ input, language }) =>
    language.generate({ task: 'summary', prompt: `${input.variant} of ${input.shared.brief}`, schema: Text }),
)
const post = contentType(
  'post',
  { variants: { long: {} }, defaults: ['long'], output: z.object({ title: z.string() }) },
  ({ language }) =>
    language.generate({ task: 'post', prompt: 'write', schema: z.object({ title: z.string() }) }),
)

function instance(answers: Parameters<typeof fakeLanguageModel>[0]['answers'] = {}) {
  const model = fakeLanguageModel({
    answers: {
      brief: () => 'the brief',
      summary: () => ({ text: 'A summary.' }),
      post: () => ({ title: 'T' }),
      ...answers,
    },
  })
  const repurpose = createRepurpose({ content: [summary, post], language: model, assets: memoryAssets() })
  return { model, repurpose }
}

describe('generate()', () => {
  it('makes every piece of a request, typed by what was asked for', async () => {
    const { model, repurpose } = instance()
    await using _ = repurpose
    const job = await repurpose.generate({
      source: { text: 'A source of some words. And another sentence.' },
      content: { summary: ['short', 'medium'], post: true },
      language: 'en',
    })
    const { contents, items } = await job.result()
    expect(contents.summary.short.text).toBe('A summary.')
    expect(contents.post.long?.title).toBe('T')
    expect(items.map(({ type, variant }) => `${type}/${variant}`)).toEqual([
      'summary/short',
      'summary/medium',
      'post/long',
    ])
    expect(model.calls.filter(({ task }) => task === 'brief')).toHaveLength(1)
    const stored = await repurpose.contents({ type: 'summary' })
    expect(stored.map(({ variant }) => variant).sort()).toEqual(['medium', 'short'])
    expect(stored[0]?.value).toEqual({ text: 'A summary.' })
  })

  it('is partial with a reason per piece, and retry makes only what is missing', async () => {
    let isBroken = true
    const { model, repurpose } = instance({
      post: () => (isBroken ? new Error('broken') : { title: 'T' }),
    })
    await using _ = repurpose
    const job = await repurpose.generate({
      source: { text: 'A source.' },
      content: { summary: ['short'], post: ['long'] },
    })
    await expect(job.result()).rejects.toThrow(IncompleteError)
    const outcome = await job.outcome()
    expect(outcome.status).toBe('partial')
    if (outcome.status === 'partial') {
      expect(outcome.errors[0]?.path).toBe('content.post.long')
      expect(outcome.result.contents.summary?.short?.text).toBe('A summary.')
    }
    isBroken = false
    const before = model.calls.length
    await job.retry()
    const { contents } = await job.result()
    expect(contents.post.long.title).toBe('T')
    expect(model.calls.length - before).toBe(1)
  })

  it('gives the same job for the same id, and refuses another input', async () => {
    const { repurpose } = instance()
    await using _ = repurpose
    const request = { source: { text: 'A source.' }, content: { summary: ['short'] } } as const
    const first = await repurpose.generate(request, { id: 'one' })
    const second = await repurpose.generate(request, { id: 'one' })
    expect([first.created, second.created]).toEqual([true, false])
    await expect(
      repurpose.generate({ ...request, source: { text: 'Other.' } }, { id: 'one' }),
    ).rejects.toMatchObject({ code: 'JOB_CONFLICT' })
  })

  it('tells everything that happens, once and in order', async () => {
    const { repurpose } = instance()
    await using _ = repurpose
    const job = await repurpose.generate({ source: { text: 'A source.' }, content: { summary: ['short'] } })
    const seen: (number | undefined)[] = []
    for await (const event of job.events()) seen.push(event.seq)
    expect(seen).toEqual(seen.map((_, index) => index + 1))
    const rest: (number | undefined)[] = []
    for await (const event of job.events({ after: 3 })) rest.push(event.seq)
    expect(rest).toEqual(seen.slice(3))
    expect((await job.progress()).percentage).toBe(100)
  })
})

describe('startAll()', () => {
  it('runs a batch in a window and gives the results in order', async () => {
    const { repurpose } = instance()
    await using _ = repurpose
    const double = pipeline('double', z.object({ n: z.number() }))
      .stage('n', ({ input }) => input.n * 2)
      .result(({ outputs }) => outputs.n)
    const batch = await repurpose.startAll(double, [{ n: 1 }, { n: 2 }, { n: 3 }], { concurrency: 2 })
    expect(await batch.result()).toEqual([2, 4, 6])
    expect(batch.total).toBe(3)
    expect((await batch.jobs()).map(({ id }) => id)).toEqual(batch.jobIds)
    await expect(repurpose.startAll(double, [{ n: 1 }, { n: 'x' as never }])).rejects.toMatchObject({
      path: 'inputs[1].n',
    })
  })
})

describe('plan()', () => {
  it('estimates time from what was learnt, and cost from prices', async () => {
    const { repurpose } = instance()
    await using _ = repurpose
    const request = { source: { text: 'A source.' }, content: { summary: ['short'] } } as const
    const before = await repurpose.plan(request)
    expect(before.pieces.map(({ key, expectMs }) => [key, expectMs])).toEqual([['summary/short', 30_000]])
    await (await repurpose.generate(request)).result()
    const after = await repurpose.plan(request)
    expect(after.pieces[0]?.expectMs).toBeLessThan(1_000)
  })
})

describe('close()', () => {
  it('ends what still waits for jobs: results reject, streams end', async () => {
    const { repurpose } = instance()
    const stuck = pipeline('stuck', z.object({})).stage('wait', ({ waitFor }) =>
      waitFor(signal('never', z.string())),
    )
    const job = await repurpose.start(stuck, {})
    const result = job.result()
    const seen = (async () => {
      for await (const event of job.events()) if (event.type === 'job.parked') void repurpose.close()
    })()
    await expect(result).rejects.toMatchObject({ code: 'CLOSED', path: job.id })
    await seen
  })
})

describe('credentials', () => {
  it('are asked for when a loader needs them, and are in no fact, event or log line', async () => {
    const secret = 'token-of-the-owner-4711'
    const lines: unknown[] = []
    const asked: string[] = []
    const given: unknown[] = []
    await using repurpose = createRepurpose({
      content: [post],
      language: fakeLanguageModel({ answers: { post: () => ({ title: 'T' }) } }),
      assets: memoryAssets(),
      logger: { log: (...line) => void lines.push(line) },
      credentials: ({ labels }) => {
        asked.push(labels['owner'] ?? '')
        return secret
      },
      transcripts: {
        specificationVersion: 1,
        kind: 'transcript',
        provider: 'library',
        load: async (_, { credentials }) => {
          given.push(credentials)
          throw new Error(`Refused for Bearer ${secret}`)
        },
      },
    })
    const job = await repurpose.generate(
      { source: { video: 'v1' }, content: { post: ['long'] } },
      { labels: { owner: 'ann' } },
    )
    const events: unknown[] = []
    for await (const event of job.events()) events.push(event)
    expect(asked).toContain('ann')
    expect(given[0]).toBe(secret)
    expect(JSON.stringify([events, lines, await job.outcome()])).not.toContain(secret)
  })
})
