import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createValueStore } from '../job/index.ts'
import { memoryAssets } from '../memory/index.ts'
import type { Schema } from '../ports/index.ts'
import { fakeClock } from '../testing/index.ts'
import {
  type AnyPipeline,
  childId,
  createPipelineRegistry,
  type NewJobOptions,
  pipeline,
  prepareJob,
} from './index.ts'

const Topic = z.object({ topic: z.string(), words: z.coerce.number().default(300) })
const digest = pipeline('digest', Topic).stage('points', () => 1)

function scene() {
  const clock = fakeClock()
  const engine = {
    clock,
    registry: createPipelineRegistry(),
    values: createValueStore({ assets: memoryAssets() }),
  }
  return {
    ...engine,
    prepare: (of: AnyPipeline, input: unknown, options: Partial<NewJobOptions> = {}) =>
      prepareJob(engine, of, input, { id: 'job', ...options }),
    async queued(options: Partial<NewJobOptions> = {}, of: AnyPipeline = digest) {
      const { facts } = await prepareJob(engine, of, { topic: 'bread' }, { id: 'job', ...options })
      const [fact] = facts
      if (fact?.type !== 'job.queued') throw new Error('A log begins with job.queued.')
      return fact
    },
  }
}

describe('a new job', () => {
  it('holds its input as it was given and as the schema understood it', async () => {
    const job = await scene().prepare(digest, { topic: 'bread', words: '7', extra: true })
    expect(job.facts).toMatchObject([
      {
        type: 'job.queued',
        raw: { topic: 'bread', words: '7', extra: true },
        input: { topic: 'bread', words: 7 },
      },
    ])
  })

  it('is refused when the input does not fit, with the path of the field', async () => {
    await expect(scene().prepare(digest, { topic: 7 })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      path: 'input.topic',
    })
    await expect(scene().prepare(digest, undefined)).rejects.toMatchObject({ path: 'input' })
  })

  it('is refused when the input cannot be stored', async () => {
    const anything = pipeline('anything', z.object({ run: z.unknown() }))
    await expect(scene().prepare(anything, { run: () => 1 })).rejects.toMatchObject({
      code: 'NOT_SERIALIZABLE',
      path: 'input.run',
    })
  })

  it('makes its pipeline known to this process', async () => {
    const { prepare, registry } = scene()
    await prepare(digest, { topic: 'bread' })
    expect(registry.find('digest')).toBe(digest)
  })

  it('takes lane and version from its pipeline, and says whether a hook waits for its end', async () => {
    const lane = pipeline('slow', Topic, { lane: 'slow', version: 3 }).on({ settled: () => {} })
    const job = await scene().prepare(lane, { topic: 'bread' })
    expect(job).toMatchObject({ pipeline: 'slow', lane: 'slow', version: 3, hook: true })
    expect(job.facts).toMatchObject([{ lane: 'slow', version: 3 }])
    expect((await scene().prepare(digest, { topic: 'bread' })).hook).toBe(false)
  })

  it('is the root of its tree unless it has a parent', async () => {
    const root = await scene().prepare(digest, { topic: 'bread' })
    expect(root).toMatchObject({ rootId: 'job', parent: undefined })
    const parent = { id: 'above', key: 'stage/child' }
    const child = await scene().prepare(digest, { topic: 'bread' }, { parent, rootId: 'top' })
    expect(child).toMatchObject({ rootId: 'top', parent })
    expect(child.facts).toMatchObject([{ parent }])
  })

  it('says no more in its first fact than it was told', async () => {
    const bare = await scene().queued()
    expect(Object.keys(bare)).not.toEqual(expect.arrayContaining(['parent']))
    for (const key of ['parent', 'language', 'deadline', 'trace']) expect(bare).not.toHaveProperty(key)
    expect(await scene().queued({ language: 'de', trace: 't-1', labels: { tenant: 'acme' } })).toMatchObject({
      language: 'de',
      trace: 't-1',
      labels: { tenant: 'acme' },
    })
  })
})

describe('the priority of a new job', () => {
  it('is normal when nobody says anything', async () => {
    expect((await scene().prepare(digest, { topic: 'bread' })).priority).toMatchObject({ level: 'normal' })
  })

  it('is what the pipeline says of its parsed input', async () => {
    const urgent = digest.priority(({ words }) => (words > 1_000 ? 'low' : 'high'))
    const level = async (words: string) =>
      (await scene().prepare(urgent, { topic: 'bread', words })).priority.level
    expect([await level('2000'), await level('20')]).toEqual(['low', 'high'])
  })

  it('is what the caller says, before the pipeline', async () => {
    const urgent = digest.priority(() => 'high')
    const job = await scene().prepare(urgent, { topic: 'bread' }, { priority: 2 })
    expect(job.priority).toEqual({ level: 'low', score: 2 })
    expect(job.facts).toMatchObject([{ priority: { level: 'low', score: 2 } }])
  })

  it('is refused when it is none', async () => {
    await expect(scene().prepare(digest, { topic: 'bread' }, { priority: 99 })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      path: 'priority',
    })
  })
})

describe('the deadline of a new job', () => {
  it('counts from now, or is a time', async () => {
    const { queued, clock } = scene()
    const at = new Date(clock.now() + 5_000)
    expect((await queued({ deadline: '1m' })).deadline).toBe(clock.now() + 60_000)
    expect((await queued({ deadline: 0 })).deadline).toBe(clock.now())
    expect((await queued({ deadline: at })).deadline).toBe(at.getTime())
  })

  it("is never later than the parent's", async () => {
    const { queued, clock } = scene()
    const latestDeadline = clock.now() + 60_000
    expect((await queued({ deadline: '1h', latestDeadline })).deadline).toBe(latestDeadline)
    expect((await queued({ deadline: '1s', latestDeadline })).deadline).toBe(clock.now() + 1_000)
    expect((await queued({ latestDeadline })).deadline).toBe(latestDeadline)
  })

  it.each([['-1s'], ['soon'], [Number.NaN], [new Date('soon')]])('is not %o', async (deadline) => {
    // What a caller without types may hand in.
    const options = { deadline } as Partial<NewJobOptions>
    await expect(scene().queued(options)).rejects.toMatchObject({ code: 'INPUT_INVALID', path: 'deadline' })
  })
})

describe('the identity of a job', () => {
  const fingerprint = async (input: unknown, options?: Partial<NewJobOptions>, of: AnyPipeline = digest) =>
    (await scene().prepare(of, input, options)).fingerprint

  it('is its pipeline and the input as it was given, in whatever order the fields come', async () => {
    const one = await fingerprint({ topic: 'bread', words: 7 })
    expect(await fingerprint({ words: 7, topic: 'bread' }, { id: 'other', priority: 'high' })).toBe(one)
    expect(await fingerprint({ topic: 'bread', words: '7' })).not.toBe(one)
    expect(await fingerprint({ topic: 'wine', words: 7 })).not.toBe(one)
    const other = pipeline('other', Topic)
    expect(await fingerprint({ topic: 'bread', words: 7 }, {}, other)).not.toBe(one)
  })

  it('survives another version and another schema of the pipeline', async () => {
    const next = pipeline('digest', Topic.extend({ tone: z.string().default('plain') }), { version: 2 })
    expect(await fingerprint({ topic: 'bread' }, {}, next)).toBe(await fingerprint({ topic: 'bread' }))
  })

  it('may be something else than the input', async () => {
    const identity = { video: '42' }
    const one = await fingerprint({ topic: 'bread' }, { identity })
    expect(await fingerprint({ topic: 'wine' }, { identity })).toBe(one)
    expect(await fingerprint({ topic: 'bread' }, { identity: { video: '43' } })).not.toBe(one)
  })
})

describe('the shape of a schema', () => {
  const shape = async (schema: Schema) => (await scene().queued({}, pipeline('shaped', schema))).shape

  it('is the same for schemas that say the same', async () => {
    expect(await shape(z.object({ topic: z.string() }))).toBe(await shape(z.object({ topic: z.string() })))
    expect(await shape(z.object({ topic: z.string() }))).not.toBe(await shape(z.object({ topic: z.any() })))
  })

  it('is as good as the vendor for a schema that cannot be written down', async () => {
    const opaque = (vendor: string): Schema => ({
      '~standard': { version: 1, vendor, validate: (value) => ({ value }) },
    })
    expect(await shape(opaque('acme'))).toBe(await shape(opaque('acme')))
    expect(await shape(opaque('acme'))).not.toBe(await shape(opaque('other')))
  })
})

describe('the id of a child', () => {
  it('is the same for the same place of the same parent, and another one after a restart', () => {
    expect(childId('parent', 'stage/child', 0)).toBe(childId('parent', 'stage/child', 0))
    expect(childId('parent', 'stage/child', 7)).not.toBe(childId('parent', 'stage/child', 0))
    expect(childId('parent', 'stage/other', 0)).not.toBe(childId('parent', 'stage/child', 0))
    expect(childId('other', 'stage/child', 0)).not.toBe(childId('parent', 'stage/child', 0))
  })

  it('begins with its parent, as long as that is short', () => {
    expect(childId('video-42', 'stage/child', 0)).toMatch(/^video-42\.[0-9a-f]{20}$/)
  })

  it('is a job id however deep the tree, and a different one for each parent', () => {
    const ids = fc.string({ unit: fc.constantFrom(...'aZ09._-'), minLength: 1, maxLength: 128 })
    fc.assert(
      fc.property(ids, fc.string(), (root, key) => {
        let id = root
        const seen = new Set<string>()
        for (let depth = 0; depth < 12; depth += 1) {
          id = childId(id, key, 0)
          expect(id).toMatch(/^[A-Za-z0-9._-]{1,128}$/)
          expect(seen.has(id)).toBe(false)
          seen.add(id)
        }
      }),
      { numRuns: 50 },
    )
    const long = 'x'.repeat(127)
    expect(childId(`${long}a`, 'k', 0)).not.toBe(childId(`${long}b`, 'k', 0))
  })
})
