import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toPieceSpec } from './variant.ts'

describe('toPieceSpec', () => {
  it('keeps what a writer needs and nothing that cannot be stored', () => {
    const spec = toPieceSpec(
      'tweet',
      { seconds: 30, characters: 280, data: { weighted: true }, instructions: () => '', expect: '5s' },
      'x',
    )
    expect(spec).toEqual({ label: 'tweet', seconds: 30, characters: 280, data: { weighted: true } })
  })

  it('turns a number of words into bounds around it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (words) => {
        const range = toPieceSpec('v', { words }, 'x').words
        expect(range?.target).toBe(words)
        expect(range?.minimum).toBeLessThanOrEqual(words)
        expect(range?.maximum).toBeGreaterThan(words)
      }),
    )
  })

  it('takes bounds as they are', () => {
    const words = { minimum: 0, target: 10, maximum: 10 }
    expect(toPieceSpec('v', { words }, 'x').words).toEqual(words)
  })

  it.each([
    ['no words', { words: 0 }, 'x.words'],
    ['words that are no number', { words: Number.NaN }, 'x.words'],
    ['bounds out of order', { words: { minimum: 30, target: 20, maximum: 40 } }, 'x.words'],
    ['a target beyond the maximum', { words: { minimum: 10, target: 20, maximum: 15 } }, 'x.words'],
    [
      'an endless maximum',
      { words: { minimum: 10, target: 20, maximum: Number.POSITIVE_INFINITY } },
      'x.words',
    ],
    ['a negative minimum', { words: { minimum: -1, target: 20, maximum: 30 } }, 'x.words'],
    ['a target of nothing', { words: { minimum: 0, target: 0, maximum: 30 } }, 'x.words.target'],
    ['negative seconds', { seconds: -1 }, 'x.seconds'],
    ['endless characters', { characters: Number.POSITIVE_INFINITY }, 'x.characters'],
    ['a duration that is none', { expect: '5 minutes' as '5m' }, 'x.expect'],
    ['a field that does not exist', { wrods: 80 } as object, 'x.wrods'],
  ])('refuses %s', (_, spec, path) => {
    expect(() => toPieceSpec('v', spec, 'x')).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID', path }),
    )
  })
})
