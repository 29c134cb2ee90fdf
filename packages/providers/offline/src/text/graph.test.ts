import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { similarityGraph } from './graph.ts'

const quiet = new AbortController().signal

describe('similarityGraph', () => {
  it('joins what shares rare words more closely', async () => {
    const { neighbours } = await similarityGraph(
      [['bread', 'rye'], ['bread', 'rye'], ['bread', 'wheat'], ['soup']],
      quiet,
    )
    expect(neighbours[0]?.find(({ to }) => to === 1)?.weight).toBeCloseTo(1)
    expect(neighbours[0]?.find(({ to }) => to === 2)?.weight).toBeLessThan(0.7)
    expect(neighbours[3]).toEqual([])
  })

  it('is symmetric, without loops, with weights between 0 and 1', async () => {
    const term = fc.constantFrom('bread', 'rye', 'wheat', 'salt', 'time', 'oven')
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(term, { maxLength: 5 }), { maxLength: 12 }), async (terms) => {
        const { neighbours } = await similarityGraph(terms, quiet)
        for (const [index, edges] of neighbours.entries()) {
          for (const { to, weight } of edges) {
            expect(to).not.toBe(index)
            expect(weight).toBeGreaterThan(0)
            expect(weight).toBeLessThanOrEqual(1 + 1e-9)
            expect(neighbours[to]?.some((back) => back.to === index && back.weight === weight)).toBe(true)
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  it('grows with the sentences and not with their square', async () => {
    const terms = Array.from({ length: 4_000 }, (_, at) => ['all', `some${at % 40}`, `few${at % 900}`])
    const { neighbours } = await similarityGraph(terms, quiet)
    const edges = neighbours.reduce((total, list) => total + list.length, 0)
    expect(edges).toBeLessThanOrEqual(2 * 24 * terms.length)
  })

  it('stops when told to', async () => {
    const controller = new AbortController()
    const graph = similarityGraph(
      Array.from({ length: 2_000 }, () => ['bread']),
      controller.signal,
    )
    controller.abort(new Error('enough'))
    await expect(graph).rejects.toThrow('enough')
  })
})
