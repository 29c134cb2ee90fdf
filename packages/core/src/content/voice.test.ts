import { describe, expect, it } from 'vitest'
import { checkVoices } from './voice.ts'

describe('configured voices', () => {
  it('are refused with the field that does not fit', () => {
    expect(() => checkVoices({ house: { tone: 'dry' }, loud: { use: ['NOW'] } })).not.toThrow()
    expect(() => checkVoices({ house: { avoid: 'all' as never } })).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID', path: 'voices.house.avoid' }),
    )
  })
})
