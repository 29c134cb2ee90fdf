import { describe, expect, it } from 'vitest'
import { checkDistinct, fold } from './distinct.ts'
import { faultsOf } from './ground.fixture.ts'

const placed = (...texts: string[]) => texts.map((text, index) => ({ path: `items[${index}]`, text }))

describe('checkDistinct', () => {
  it('lets pass what differs', () => {
    const [finding, ...others] = checkDistinct(placed('One', 'Two', 'One two'), 'item')
    expect(finding).toMatchObject({ name: 'distinct', passed: true, score: 1, weight: 1 })
    expect(others).toEqual([])
  })

  it('finds each that says the same as one before, letter case, accents and punctuation aside', () => {
    const findings = checkDistinct(placed('Qué es?', 'Two', 'que es', 'two!', 'Two.'), 'question')
    expect(faultsOf(findings)).toEqual([
      ['distinct', 'TEXT_REPEATED', 'items[2]'],
      ['distinct', 'TEXT_REPEATED', 'items[3]'],
      ['distinct', 'TEXT_REPEATED', 'items[4]'],
    ])
    expect(findings[0]?.message).toBe('The same question as items[0]; write another one or leave it out.')
    expect(findings.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1)
  })

  it('is satisfied with nothing', () => {
    expect(faultsOf(checkDistinct([], 'item'))).toEqual([])
  })
})

describe('fold', () => {
  it.each([
    ['Ça va – ÉTÉ?', 'ca va ete'],
    ['Straße', 'straße'],
    ['कि', 'कि'],
    ['ﬁne', 'fine'],
    ['…', ''],
  ])('makes of %j %j', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })
})
