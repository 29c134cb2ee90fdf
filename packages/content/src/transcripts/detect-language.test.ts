import { describe, expect, it } from 'vitest'
import { detectLanguage } from './index.ts'

describe('detectLanguage', () => {
  it.each([
    [
      'en',
      'The lock keepers of the old canal met on Monday, and they agreed to open the upper gates earlier.',
    ],
    [
      'es',
      'Los guardianes del viejo canal se reunieron el lunes y acordaron abrir antes las compuertas de arriba, porque los barcos esperaban hasta cuatro horas y nadie quería más ruido.',
    ],
    [
      'de',
      'Die Schleusenwärter des alten Kanals trafen sich am Montag und beschlossen, die oberen Tore früher zu öffnen.',
    ],
  ])('tells %s', async (language, text) => {
    expect(await detectLanguage({ text })).toBe(language)
    const cues = text
      .split(', ')
      .map((line, index) => ({ id: `c${index}`, startMs: 0, endMs: 0, text: line }))
    expect(await detectLanguage({ cues })).toBe(language)
  })

  it('believes what the source says, and does not guess where nothing is clear', async () => {
    expect(await detectLanguage({ text: 'The gates open.', language: 'fr' })).toBe('fr')
    expect(await detectLanguage({ text: ' ' })).toBeUndefined()
    expect(await detectLanguage({ text: '12:30 14:45' })).toBeUndefined()
    expect(await detectLanguage({ video: 'v1' })).toBeUndefined()
  })
})
