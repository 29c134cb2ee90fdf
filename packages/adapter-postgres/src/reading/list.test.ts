import { InputError, type JobQuery, type JobState } from '@repurpose/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jobText, type OpenScene, onEmbedded, onServer, type Scene } from './reading.fixture.ts'

describe('on a server', () => lists(onServer().open, 150))
describe('embedded', () => lists(onEmbedded().open, 40))

interface Sample {
  readonly id: string
  readonly pipeline: string
  readonly state: JobState
  readonly level: number
  readonly labels: Readonly<Record<string, string>>
  readonly parent?: string
  readonly root?: string
}

const states = ['queued', 'running', 'parked', 'succeeded', 'failed'] as const

/** Families three deep, in between each other, with labels and states that meet in all ways. */
const samples: readonly Sample[] = Array.from({ length: 90 }, (_, n) => {
  const root = `job-${n % 9}`
  const parent = n < 9 ? undefined : n < 27 ? root : `job-${(n % 9) + 9}`
  return {
    id: `job-${n}`,
    pipeline: n % 4 === 0 ? 'novel' : 'article',
    state: states[(n * 7) % 5] ?? 'queued',
    level: n % 3,
    labels: {
      ...(n % 2 === 0 ? { tenant: 'acme' } : { tenant: 'zen' }),
      ...(n % 5 === 0 ? { video: `v${n % 10}`, 'a key': 'a "value"' } : {}),
    },
    ...(parent === undefined ? {} : { parent, root }),
  }
})

async function fill({ sql }: Scene): Promise<void> {
  const jobs = JSON.stringify(samples.map((sample) => jobText(sample.id, sample)))
  await sql('select from s.create_jobs($1::json, null, false)', jobs)
  await sql(
    'update s.jobs j set state = g.state from json_to_recordset($1::json) as g(id text, state text) where g.id = j.id',
    JSON.stringify(samples),
  )
}

/** What a query means, without a database. */
function fits(sample: Sample, query: JobQuery): boolean {
  const { parentId, pipeline, rootId, states: wanted, labels = {} } = query
  return (
    (wanted === undefined || wanted.includes(sample.state)) &&
    (pipeline === undefined || pipeline === sample.pipeline) &&
    (parentId === undefined || parentId === sample.parent) &&
    (rootId === undefined || rootId === (sample.root ?? sample.id)) &&
    Object.entries(labels).every(([key, value]) => sample.labels[key] === value)
  )
}

const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined, freq: 2 })
const someId = fc.constantFrom('job-0', 'job-3', 'job-9', 'job-12', 'nobody')
const queries: fc.Arbitrary<JobQuery> = fc.record({
  states: maybe(fc.array(fc.constantFrom(...states, 'blocked' as const), { maxLength: 4 })),
  pipeline: maybe(fc.constantFrom('article', 'novel', 'none')),
  labels: maybe(
    fc.subarray([
      ['tenant', 'acme'],
      ['a key', 'a "value"'],
      ['video', 'v5'],
      ['video', 'none'],
    ]),
  ).map((pairs) => pairs && Object.fromEntries(pairs)),
  parentId: maybe(someId),
  rootId: maybe(someId),
})

function lists(open: OpenScene, numRuns: number): void {
  it('lists what a query means, in the order of creation, page by page', { timeout: 30_000 }, async () => {
    const scene = await open()
    await fill(scene)
    await fc.assert(
      fc.asyncProperty(queries, fc.constantFrom(1, 2, 7, 100, undefined), async (query, limit) => {
        const expected = samples.filter((sample) => fits(sample, query)).map(({ id }) => id)
        const found: string[] = []
        for (let after: string | undefined; ; ) {
          const page = await scene.reading.list({ ...query, limit, after })
          found.push(...page.jobs.map(({ id }) => id))
          if (page.next === undefined) break
          expect(page.jobs.length).toBe(limit)
          after = page.next
        }
        expect(found).toEqual(expected)
      }),
      { numRuns },
    )
  })

  it('ends with the last page, and stands still where nothing is asked for', async () => {
    const scene = await open()
    await fill(scene)
    expect((await scene.reading.list({ limit: 90 })).next).toBeUndefined()
    const { next } = await scene.reading.list({ limit: 89 })
    expect((await scene.reading.list({ after: next })).jobs.map(({ id }) => id)).toEqual(['job-89'])
    const { jobs, next: same } = await scene.reading.list({ after: next, limit: 0 })
    expect([jobs, same]).toEqual([[], next])
  })

  it.each(['somewhere', '', '-1', '1.5', '9999999999999999'])('refuses the place %o', async (after) => {
    const { reading } = await open()
    const error = await reading.list({ after }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(InputError)
    expect(error).toMatchObject({ path: 'after', action: expect.stringContaining('`next`') })
  })
}
