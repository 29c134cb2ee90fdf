import { describe, expect, it } from 'vitest'
import { characterRules, checkCharacters } from './characters.ts'

describe('checkCharacters', () => {
  it('names what is not taken', () => {
    expect(checkCharacters('a < b', characterRules.youtube, 'title')).toEqual({
      name: 'characters',
      passed: false,
      required: true,
      code: 'MARKUP_INVALID',
      message: 'YouTube title or description: "<" is not taken; write it in another way',
      path: 'title',
      score: 0,
      weight: 2,
    })
    expect(checkCharacters('<a> <b>', characterRules.youtube, '').message).toMatch(/: "<", ">" are not taken/)
    expect(checkCharacters('a\ufeffb', characterRules.x, '').message).toMatch(/: U\+FEFF is not taken/)
    expect(checkCharacters('\udfff\udffe\ud800a\ud801', characterRules.unicode, '').message).toMatch(
      /: U\+DFFF, U\+DFFE, U\+D800 are not taken/,
    )
  })

  it('lets everything else pass', () => {
    expect(checkCharacters('a ‹ b', characterRules.youtube, '')).toMatchObject({ passed: true, score: 1 })
    expect(checkCharacters('😀', characterRules.unicode, '').passed).toBe(true)
  })

  it.each(Object.entries(characterRules))('%s is data with a source', (_, { source, checkedAt, refused }) => {
    expect(source).not.toBe('')
    expect(checkedAt).toMatch(/^\d{4}-\d{2}$/)
    expect(refused.global).toBe(true)
  })
})
