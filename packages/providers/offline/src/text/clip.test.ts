import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clip } from './clip.ts'
import { weightedLength } from './measure.ts'

describe('clip', () => {
  it.each([
    ['Bread needs time. Salt helps.', 40, 'Bread needs time. Salt helps.'],
    ['Bread needs time. Salt helps it along.', 25, 'Bread needs time.'],
    ['Bread needs a lot of time, and salt helps it along.', 40, 'Bread needs a lot of time.'],
    ['Bread needs a lot of time to rise', 20, 'Bread needs a lot…'],
    ['Breadneedstimetorise', 10, 'Brea…'],
  ])('%j to %i', (text, limit, wanted) => {
    expect(clip(text, limit)).toBe(wanted)
  })

  it('keeps the limit where letters weigh more than one', () => {
    expect(weightedLength(clip('ሀשּׁሀሀሀሀ', 12, weightedLength))).toBeLessThanOrEqual(12)
  })

  it('keeps the limit, whatever it is measured by', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.integer({ min: 12, max: 120 }),
        (text, limit) => {
          expect(
            clip(text, limit, weightedLength).length === 0 ||
              weightedLength(clip(text, limit, weightedLength)) <= limit,
          ).toBe(true)
          expect(clip(text, limit).length).toBeLessThanOrEqual(limit)
        },
      ),
    )
  })
})
