import { describe, expect, it } from 'vitest'
import { configuredVoices } from './voice.ts'

describe('configured voices', () => {
  const voices = { house: { tone: ' dry ' }, loud: { use: ['NOW'] } }

  it('are read once, and the default among them is found', () => {
    expect(configuredVoices({})).toEqual({ voices: {}, voice: undefined })
    expect(configuredVoices({ voices, voice: 'house' })).toEqual({
      voices: { house: { tone: 'dry' }, loud: { use: ['NOW'] } },
      voice: { tone: 'dry' },
    })
    expect(configuredVoices({ voices, voice: { tone: 'lush' } }).voice).toEqual({ tone: 'lush' })
  })

  it.each([
    [{ voices: { house: { avoid: 'all' } } }, 'INPUT_INVALID', 'voices.house.avoid'],
    [{ voices: null }, 'INPUT_INVALID', 'voices'],
    [{ voices, voice: { tones: 'dry' } }, 'INPUT_INVALID', 'voice'],
    [{ voices, voice: 7 }, 'INPUT_INVALID', 'voice'],
    [{ voices, voice: 'hose' }, 'VOICE_UNKNOWN', 'voice'],
    [{ voices, voice: 'toString' }, 'VOICE_UNKNOWN', 'voice'],
  ])('are refused with the field that does not fit: %j', (options, code, path) => {
    // As plain JavaScript would configure it.
    expect(() => configuredVoices(options as never)).toThrow(expect.objectContaining({ code, path }))
  })
})
