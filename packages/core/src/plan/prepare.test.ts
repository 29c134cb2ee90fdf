import { describe, expect, it } from 'vitest'
import { createContentTypeRegistry, generationPipeline } from '../content/index.ts'
import { usd } from '../values/index.ts'
import { registry, source, summary } from './fixtures/content-types.ts'
import { planGeneration } from './plan.ts'
import { prepareGeneration } from './prepare.ts'

const request = { source, content: { summary: ['short', 'huge'] } }

describe('prepareGeneration', () => {
  it('fixes the plan in the input of a job', async () => {
    const { input, plan, pipeline } = await prepareGeneration({ ...request, language: 'ES' }, registry, {
      deadline: '15m',
      concurrency: 3,
    })
    expect(plan).toEqual(await planGeneration({ ...request, language: 'es' }, registry, { concurrency: 3 }))
    expect(input).toEqual({
      source,
      language: 'es',
      pieces: plan.pieces.map(({ expectMs: _, ...order }) => order),
      warnings: plan.warnings,
      concurrency: 3,
      deadlineMs: 900_000,
    })
    expect(pipeline).toBe(generationPipeline(registry))
  })

  it('leaves out what nobody said', async () => {
    const { input } = await prepareGeneration(request, registry)
    expect(input).not.toHaveProperty('language')
    expect(input).not.toHaveProperty('deadlineMs')
    expect(input.concurrency).toBe(5)
  })

  it('gives the same input for the same request, however long things take and cost by now', async () => {
    const one = await prepareGeneration(request, registry, { learnt: () => 1, price: () => usd(1) })
    const other = await prepareGeneration(request, registry, { learnt: () => 2, price: () => usd(2) })
    expect(one.plan.estimate).not.toEqual(other.plan.estimate)
    expect(one.input).toEqual(other.input)
  })

  it('has one pipeline per registry', async () => {
    const one = await prepareGeneration(request, registry)
    const again = await prepareGeneration(request, registry)
    const other = await prepareGeneration(request, createContentTypeRegistry([summary]))
    expect(again.pipeline).toBe(one.pipeline)
    expect(other.pipeline).not.toBe(one.pipeline)
  })

  it('refuses before anything is made', async () => {
    await expect(prepareGeneration({ source, content: {} }, registry)).rejects.toMatchObject({
      code: 'CONTENT_EMPTY',
    })
    await expect(prepareGeneration(request, registry, { maxCharacters: 3 })).rejects.toMatchObject({
      code: 'SOURCE_TOO_LARGE',
    })
    const soon = 'soon' as '1s'
    await expect(prepareGeneration(request, registry, { deadline: soon })).rejects.toMatchObject({
      path: 'deadline',
    })
  })
})
