import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Fact } from '../../job/index.ts'
import type { Claim } from '../../ports/index.ts'
import { testEngine } from '../fixtures/engine.ts'
import { pipeline, prepareJob, type RawOf } from '../index.ts'

const Words = z.object({ words: z.string() })
const first = pipeline('shaped', Words).result(({ input }) => input.words)

describe('a stored input', () => {
  /** A job of the first pipeline, taken up by a process that has another one of that name. */
  async function deploy(schema: z.ZodType<{ words: unknown }>, input: RawOf<typeof first>) {
    const before = testEngine()
    const job = await prepareJob(before.engine, first, input, { id: 'job' })
    const scene = testEngine()
    await scene.backend.create({ jobs: [job] })
    scene.engine.registry.register(pipeline('shaped', schema).result(({ input }) => input.words))
    await scene.work()
    await scene.clock.settle()
    return scene
  }

  it('is taken as it is while the schema is the same', async () => {
    await using scene = await deploy(z.object({ words: z.string() }), { words: '7' })
    expect(await scene.result('job')).toBe('7')
    expect((await scene.log('job')).map(({ type }) => type)).not.toContain('job.migrated')
  })

  it('is understood anew by another schema', async () => {
    await using scene = await deploy(z.object({ words: z.coerce.number() }), { words: '7' })
    expect(await scene.result('job')).toBe(7)
    expect((await scene.log('job')).find(({ type }) => type === 'job.migrated')).toMatchObject({
      input: { words: 7 },
    })
  })

  it('blocks its job when another schema refuses it, with the path and without a credential', async () => {
    const strict = z.object({ words: z.string().refine(() => false, 'Refused: token=SECRET') })
    await using scene = await deploy(strict.extend({ tone: z.string().optional() }), { words: 'x' })
    expect(await scene.state('job')).toBe('blocked')
    expect((await scene.log('job')).at(-1)).toMatchObject({
      type: 'job.blocked',
      error: { code: 'INPUT_CHANGED', path: 'input.words' },
    })
    expect(JSON.stringify(await scene.log('job'))).not.toContain('SECRET')
  })

  it('fails its job when it is gone from the asset store', async () => {
    await using scene = await deploy(z.object({ words: z.coerce.number() }), { words: 'x'.repeat(100_000) })
    expect((await scene.log('job')).at(-1)).toMatchObject({
      type: 'job.failed',
      error: { code: 'VALUE_MISSING' },
    })
  })

  it('fails its job when the log has lost its beginning', async () => {
    const damaged = (log: readonly Fact[]) => log.filter(({ type }) => type !== 'job.queued')
    await using scene = testEngine({
      wrap: (backend) => ({
        ...backend,
        read: async (options) => damaged(await backend.read(options)),
        consume: (options, run) =>
          backend.consume(options, (claim: Claim) =>
            run({ ...claim, log: damaged(claim.log), lost: claim.lost }),
          ),
      }),
    })
    await scene.work()
    const id = await scene.start(first, { words: '7' })
    await scene.clock.settle()
    expect((await scene.log(id)).at(-1)).toMatchObject({
      type: 'job.failed',
      error: { message: 'The log does not begin with job.queued.' },
    })
  })
})
