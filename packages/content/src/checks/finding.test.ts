import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Finding, findingsOf, listed, qualityOf, shown, toChecks, toRepairs } from './finding.ts'

const finding = (score: number, weight: number, facts: Partial<Finding> = {}): Finding => ({
  name: 'any',
  passed: true,
  required: true,
  score,
  weight,
  ...facts,
})

describe('findings', () => {
  it('become checks without their figures', () => {
    expect(toChecks([finding(1, 2, { message: 'fine', path: 'text' })])).toEqual([
      { name: 'any', passed: true, required: true, message: 'fine', path: 'text' },
    ])
  })

  it('become repairs by path where something required fails', () => {
    expect(toRepairs([finding(1, 1)])).toBeUndefined()
    expect(
      toRepairs([finding(0, 1, { passed: false, required: false, message: 'never mind' })]),
    ).toBeUndefined()
    expect(
      toRepairs([
        finding(0, 1, { passed: false, message: 'too short', path: 'posts[2]' }),
        finding(0, 1, { passed: false }),
      ]),
    ).toEqual([
      { path: 'posts[2]', reason: 'too short' },
      { path: '', reason: 'The check "any" fails.' },
    ])
  })

  it('become a quality between 0 and 1 that grows with each score', () => {
    expect(qualityOf([])).toBe(0)
    expect(qualityOf([finding(1, 3), finding(0, 1)])).toBe(0.75)
    const any = fc.record({
      score: fc.double({ min: -1, max: 2, noNaN: true }),
      weight: fc.double({ min: 0.1, max: 9, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 9 }), (all) => {
        const findings = all.map(({ score, weight }) => finding(score, weight))
        const quality = qualityOf(findings)
        expect(quality).toBeGreaterThanOrEqual(0)
        expect(quality).toBeLessThanOrEqual(1)
        expect(
          qualityOf(findings.map((each) => ({ ...each, score: each.score + 0.1 }))),
        ).toBeGreaterThanOrEqual(quality)
      }),
    )
  })
})

describe('findingsOf', () => {
  const facts = { name: 'any', required: true, code: 'LINK_INVALID', weight: 3 } as const

  it('is one finding where nothing is wrong', () => {
    expect(findingsOf(facts, [], 'fine')).toEqual([{ ...facts, passed: true, message: 'fine', score: 1 }])
  })

  it('shares the weight out among faults', () => {
    expect(
      findingsOf(
        facts,
        [
          { path: 'a', message: 'one' },
          { path: '', message: 'two', score: 0.5, required: false },
        ],
        'fine',
      ),
    ).toEqual([
      { ...facts, passed: false, message: 'one', path: 'a', score: 0, weight: 1.5 },
      { ...facts, passed: false, message: 'two', required: false, score: 0.5, weight: 1.5 },
    ])
  })
})

describe('messages', () => {
  it('show passages short and on one line', () => {
    expect(shown(' one\n two ')).toBe('“one two”')
    expect(shown('a'.repeat(61))).toBe(`“${'a'.repeat(60)}…”`)
    expect(shown('👩‍👩‍👧'.repeat(100)).isWellFormed()).toBe(true)
  })

  it('list the first of many', () => {
    expect(listed(['a', 'b'], 2)).toBe('a, b')
    expect(listed(['a', 'b', 'c', 'd'], 2)).toBe('a, b and 2 more')
  })
})
