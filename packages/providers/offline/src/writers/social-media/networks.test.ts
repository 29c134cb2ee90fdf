import { describe, expect, it } from 'vitest'
import { countGraphemes, emojiAsBytes } from '../../text/index.ts'
import { slugOf } from '../seo.ts'

describe('how networks count', () => {
  it('Bluesky counts what a reader sees, and no post of many bytes passes', () => {
    expect(countGraphemes('abc')).toBe(3)
    expect(countGraphemes('👩‍👩‍👧‍👦')).toBe(3)
    expect(countGraphemes('e\u0301'.repeat(10))).toBe(10)
    expect(countGraphemes(`a${'\u0301'.repeat(2_999)}`)).toBeGreaterThan(300)
  })

  it('Threads counts an emoji by its bytes', () => {
    expect(emojiAsBytes('abc')).toBe(3)
    expect(emojiAsBytes('é')).toBe(1)
    expect(emojiAsBytes('🙂')).toBe(4)
    expect(emojiAsBytes('👩‍👧')).toBe(11)
  })
})

describe('slugOf', () => {
  it.each([
    ['How a town dug up its car park', 'en', 'how-a-town-dug-up-its'],
    ["L'école et l'été", 'fr', 'lecole-et-lete'],
    ['Straßenbäume über Nacht', 'de', 'strassenbaeume-ueber-nacht'],
    ['Straßenbäume', 'es', 'strassenbaume'],
    ['¿Qué pasó?', 'es', 'que-paso'],
    ['パン', 'en', ''],
  ])('%s (%s)', (title, language, slug) => {
    expect(slugOf(title, language)).toBe(slug)
  })
})
