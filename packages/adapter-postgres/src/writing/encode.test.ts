import { describe, expect, it } from 'vitest'
import { toJson } from './encode.ts'

describe('values on their way to the database', () => {
  it('go as they are, in the order of their keys', () => {
    const value = { b: [1e21, -0.5, null, true], a: 'Ålesund 🚢 "quoted" \\u0000', ' ': {} }
    expect(toJson(value)).toBe(JSON.stringify(value))
  })

  it('lose what PostgreSQL refuses: U+0000 and halves of characters, in values and keys', () => {
    const cut = '🚢'.slice(0, 1)
    const json = toJson({ [`a\0${cut}`]: [`b${cut}`, { c: `\0${cut}d` }], '\\u0000': '\\ud83d' })
    expect(JSON.parse(json)).toEqual({ 'a��': ['b�', { c: '��d' }], '\\u0000': '\\ud83d' })
  })
})
