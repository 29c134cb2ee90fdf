import { describe, expect, it } from 'vitest'
import { reviewAcross } from './across.ts'

const said =
  'The old ferry has carried two hundred people a day since the bridge fell, and its engine was built for half of that. Fishermen asked for a berth of their own, and the board promised them an answer in May, when the ice has gone and the new pier stands.'
const other =
  'Repairs would cost three million crowns, a new electric boat eleven, and the county pays two thirds of whatever is bought.'
const spec = { label: 'x' }
const piece = (key: string, text: string, language = 'en') => {
  const [type = '', variant = ''] = key.split('/')
  return { key, type, variant, language, spec, value: { text, cues: ['c1'] } }
}

describe('reviewAcross', () => {
  it('says once of each piece what stands in another one as well', () => {
    const pieces = [piece('a/x', said), piece('b/x', `${said} ${other}`), piece('c/x', `${other} ${said}`)]
    const remarks = reviewAcross(pieces)
    expect(remarks.map(({ key, code }) => [key, code])).toEqual([
      ['a/x', 'REPEATS_PIECE'],
      ['b/x', 'REPEATS_PIECE'],
      ['c/x', 'REPEATS_PIECE'],
    ])
    expect(remarks[0]?.message).toMatch(/^100 % of the words stand in [bc]\/x as well; .* \(and of 1 more\)$/)
  })

  it('has nothing to say of pieces in words of their own, or in other languages', () => {
    expect(reviewAcross([piece('a/x', said), piece('b/x', other)])).toEqual([])
    expect(reviewAcross([piece('a/x', said), piece('a/x', said, 'de')])).toEqual([])
    expect(reviewAcross([piece('quotes/five', said), piece('quotes/ten', said)])).toEqual([])
    expect(reviewAcross([])).toEqual([])
  })
})
