import { existsSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  contentType,
  createRepurpose,
  type FeedEvent,
  memoryAssets,
  memoryBackend,
  pipeline,
  type RepurposeOptions,
  signal,
} from './index.ts'
import { fakeLanguageModel } from './testing/index.ts'

const Text = z.object({ text: z.string().min(1) })
const summary = contentType(
  'summary',
  { variants: { short: { words: 80 }, medium: { words: 200 } }, defaults: ['medium'], output: Text },
  ({ language, input }) =>
    language.generate({ task: 'summary', prompt: `a ${input.variant} one`, schema: Text }),
)
const quick = pipeline('quick', z.object({ n: z.number() })).stage('work', ({ input }) => input.n)
const waiting = pipeline('waiting', z.object({})).stage('wait', ({ waitFor }) =>
  waitFor(signal('go', z.string())),
)

function instance(options: Partial<RepurposeOptions<readonly [typeof summary]>> = {}) {
  return createRepurpose({
    content: [summary],
    language: fakeLanguageModel({ answers: { summary: { text: 'A summary.' } } }),
    assets: memoryAssets(),
    ...options,
  })
}

describe('parse()', () => {
  it('makes a request of a body of unknown shape, which can be planned and made', async () => {
    await using repurpose = instance()
    const body: unknown = { source: { text: 'A source.' }, content: { summary: ['short', 'tiny'] } }
    const { request, warnings } = await repurpose.parse(body)
    expect(warnings).toMatchObject([{ code: 'VARIANT_UNKNOWN', path: 'content.summary.tiny' }])
    const { pieces } = await repurpose.plan(request)
    expect(pieces.map(({ key }) => key)).toEqual(['summary/short', 'summary/medium'])
    const job = await repurpose.generate(request)
    expect(await job.outcome()).toMatchObject({ status: 'succeeded' })
  })

  it.each([
    [null, 'request'],
    [{ content: { summary: true } }, 'source'],
    [{ source: { text: 'x' }, content: { poem: true } }, 'content.poem'],
    [{ source: { text: 'x' }, content: {} }, 'content'],
    [{ source: { text: 'x' }, content: { summary: true }, extra: 1 }, 'request'],
  ])('refuses %j', async (body, path) => {
    await using repurpose = instance()
    await expect(repurpose.parse(body)).rejects.toMatchObject({ category: 'input', path })
    expect((await repurpose.jobs()).jobs).toEqual([])
  })
})

describe('a request that is too large', () => {
  it('is refused before anything is stored', async () => {
    await using repurpose = instance({ limits: { sourceCharacters: 10 } })
    const request = { source: { text: 'More than ten.' }, content: { summary: true } } as const
    const refused = { code: 'SOURCE_TOO_LARGE' }
    await expect(repurpose.generate(request)).rejects.toMatchObject(refused)
    await expect(repurpose.plan(request)).rejects.toMatchObject(refused)
    await expect(repurpose.parse(request)).rejects.toMatchObject(refused)
    expect((await repurpose.jobs()).jobs).toEqual([])
  })
})

describe('plan()', () => {
  it('says what it will cost where the price is known, and runs nothing', async () => {
    const language = fakeLanguageModel({ answers: {}, price: () => ({ micros: 1_000 }) })
    await using repurpose = instance({ language, work: { concurrency: 1 } })
    const plan = await repurpose.plan({
      source: { text: 'A source.' },
      content: { summary: ['short', 'medium'] },
      language: 'EN-us',
    })
    expect(plan).toMatchObject({ concurrency: 1, estimate: { micros: 2_000 }, warnings: [] })
    expect(plan.pieces.map((piece) => piece.language)).toEqual(['en-US', 'en-US'])
    expect([language.calls, (await repurpose.jobs()).jobs]).toEqual([[], []])
  })
})

describe('the id of a job', () => {
  it.each(['', 'a b', 'a/b', 'a:b', '../a', 'ä', 'x'.repeat(129)])('is not %o', async (id) => {
    await using repurpose = instance()
    await expect(repurpose.start(quick, { n: 1 }, { id })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      path: 'id',
    })
    expect((await repurpose.jobs()).jobs).toEqual([])
  })

  it('may be any text of safe characters, and is made up when none is given', async () => {
    await using repurpose = instance()
    for (const id of ['a', 'Video-42_part.1', 'x'.repeat(128)]) {
      expect((await repurpose.start(quick, { n: 1 }, { id })).id).toBe(id)
    }
    const ids = await Promise.all([1, 2, 3].map(async () => (await repurpose.start(quick, { n: 1 })).id))
    expect(new Set(ids).size).toBe(3)
  })

  it('means the same pipeline and input', async () => {
    await using repurpose = instance()
    const first = await repurpose.start(quick, { n: 1 }, { id: 'one', labels: { run: '1' } })
    const again = await repurpose.start(quick, { n: 1 }, { id: 'one', priority: 'high' })
    expect([first.created, again.created]).toEqual([true, false])
    expect(await again.result()).toEqual({ work: 1 })
    const conflict = { code: 'JOB_CONFLICT', path: 'id' }
    await expect(repurpose.start(quick, { n: 2 }, { id: 'one' })).rejects.toMatchObject(conflict)
    await expect(repurpose.start(waiting, {}, { id: 'one' })).rejects.toMatchObject(conflict)
  })
})

describe('job()', () => {
  it('finds a job in any state, with its labels, and nothing where there is none', async () => {
    await using repurpose = instance()
    const { id } = await repurpose.start(quick, { n: 1 }, { labels: { tenant: 'acme' } })
    const job = await repurpose.job(id, quick)
    expect(job).toMatchObject({ id, created: false, pipeline: 'quick', labels: { tenant: 'acme' } })
    expect((await job?.result())?.work).toBe(1)
    expect(await repurpose.job('nobody')).toBeUndefined()
  })
})

describe('jobs()', () => {
  it('lists jobs by state, label and page', async () => {
    await using repurpose = instance()
    for (const tenant of ['a', 'b', 'a'])
      await (await repurpose.start(quick, { n: 1 }, { labels: { tenant } })).result()
    const parked = await repurpose.start(waiting, {}, { labels: { tenant: 'a' } })
    await expect.poll(() => parked.state()).toBe('parked')
    const ids = async (query: Parameters<typeof repurpose.jobs>[0]) =>
      (await repurpose.jobs(query)).jobs.map(({ id }) => id)
    expect(await ids({ labels: { tenant: 'a' } })).toHaveLength(3)
    expect(await ids({ states: ['parked'] })).toEqual([parked.id])
    const first = await repurpose.jobs({ limit: 3 })
    expect([first.jobs.length, first.next]).toEqual([3, expect.any(String)])
    const rest = await repurpose.jobs({ limit: 3, after: first.next })
    expect([rest.jobs.length, rest.next]).toEqual([1, undefined])
  })
})

describe('contents()', () => {
  it('are finished pieces with where they come from', async () => {
    await using repurpose = instance()
    const job = await repurpose.generate(
      { source: { text: 'A source.' }, content: { summary: ['short', 'medium'] }, language: 'en' },
      { labels: { tenant: 'acme' } },
    )
    await job.result()
    const all = await repurpose.contents()
    expect(all.map(({ variant }) => variant).toSorted()).toEqual(['medium', 'short'])
    expect(all[0]).toMatchObject({
      rootId: job.id,
      type: 'summary',
      language: 'en',
      value: { text: 'A summary.' },
      models: ['fake:fake-language'],
      labels: { tenant: 'acme' },
    })
    expect(all[0]?.ms).toBeGreaterThanOrEqual(0)
    expect(await repurpose.contents({ type: 'poem' })).toEqual([])
  })
})

describe('events()', () => {
  it('are those of all jobs, from a cursor on, by type and label, until nobody listens', async () => {
    await using repurpose = instance()
    const listen = async (options: Parameters<typeof repurpose.events>[0], count: number) => {
      const seen: FeedEvent[] = []
      const controller = new AbortController()
      for await (const event of repurpose.events({ ...options, signal: controller.signal })) {
        seen.push(event)
        if (seen.length === count) controller.abort()
      }
      return seen
    }
    const started = listen({ types: ['job.queued', 'job.succeeded'] }, 4)
    const one = await repurpose.start(quick, { n: 1 }, { labels: { tenant: 'a' } })
    await one.result()
    const two = await repurpose.start(quick, { n: 2 }, { labels: { tenant: 'b' } })
    const seen = await started
    expect(seen.map(({ fact, jobId }) => [fact?.type, jobId])).toEqual([
      ['job.queued', one.id],
      ['job.succeeded', one.id],
      ['job.queued', two.id],
      ['job.succeeded', two.id],
    ])
    const again = await listen({ after: seen[1]?.cursor, types: ['job.succeeded'] }, 1)
    expect(again.map(({ jobId }) => jobId)).toEqual([two.id])
    const labelled = await listen({ labels: { tenant: 'b' }, types: ['job.queued'] }, 1)
    expect(labelled.map(({ jobId }) => jobId)).toEqual([two.id])
  })

  it('end when the instance closes', async () => {
    const repurpose = instance()
    const ended = (async () => {
      for await (const _ of repurpose.events());
      return 'ended'
    })()
    await repurpose.start(quick, { n: 1 })
    await repurpose.close()
    expect(await ended).toBe('ended')
  })
})

describe('a queue with a limit', () => {
  it('takes no more than so many jobs that nobody has begun', async () => {
    await using repurpose = instance({ limits: { queued: 2 }, work: false })
    await repurpose.start(quick, { n: 1 })
    await repurpose.start(quick, { n: 2 }, { id: 'two' })
    await expect(repurpose.start(quick, { n: 3 })).rejects.toMatchObject({
      code: 'QUEUE_FULL',
      retryable: true,
      context: { maxQueued: 2, waiting: 2 },
    })
    // What is there already needs no room.
    expect((await repurpose.start(quick, { n: 2 }, { id: 'two' })).created).toBe(false)
    await repurpose.work()
    await expect.poll(async () => (await repurpose.queue.counts()).states.succeeded).toBe(2)
    expect(await (await repurpose.start(quick, { n: 3 })).result()).toEqual({ work: 3 })
  })

  it('does not count the jobs that a job spawns', async () => {
    await using repurpose = instance({ limits: { queued: 1 } })
    const batch = await repurpose.startAll(quick, [{ n: 1 }, { n: 2 }, { n: 3 }])
    expect(await batch.result()).toEqual([{ work: 1 }, { work: 2 }, { work: 3 }])
  })
})

describe('an instance', () => {
  it('needs nothing to be configured, and leaves nothing behind that nobody asked for', async () => {
    // Whoever uses the library here may have left a folder.
    const files = () =>
      existsSync('.repurpose') ? readdirSync('.repurpose', { recursive: true }) : undefined
    const before = files()
    await using repurpose = createRepurpose({})
    expect(await (await repurpose.start(quick, { n: 1 })).result()).toEqual({ work: 1 })
    expect(repurpose.contentTypes.list()).toEqual([])
    expect(files()).toEqual(before)
  })

  it('with a durable backend does not take assets that are forgotten', () => {
    const memory = memoryBackend()
    const durable = { ...memory, name: 'sturdy', capabilities: { ...memory.capabilities, durable: true } }
    const create = (assets = memoryAssets()) => createRepurpose({ backend: durable, assets, work: false })
    expect(create).toThrow(
      expect.objectContaining({
        code: 'INPUT_INVALID',
        path: 'assets',
        message: expect.stringContaining('"sturdy" is durable'),
      }),
    )
    const kept = memoryAssets()
    expect(() => create({ ...kept, capabilities: { ...kept.capabilities, durable: true } })).not.toThrow()
  })

  it('does not take two content types or pipelines of one name', () => {
    const twin = contentType('summary', { variants: { a: {} }, defaults: ['a'], output: Text }, () => ({
      text: 'x',
    }))
    expect(() => createRepurpose({ content: [summary, twin] })).toThrow(
      expect.objectContaining({ code: 'CONTENT_TYPE_DUPLICATE' }),
    )
    const other = pipeline('quick', z.object({}))
    expect(() => createRepurpose({ pipelines: [quick, other] })).toThrow(
      expect.objectContaining({ code: 'PIPELINE_DUPLICATE' }),
    )
  })

  it('knows its content types', async () => {
    await using repurpose = instance()
    expect(repurpose.contentTypes.list().map(({ name }) => name)).toEqual(['summary'])
  })
})
