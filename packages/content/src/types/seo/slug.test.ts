import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seoPageSchema, toSlug } from './index.ts'

describe('toSlug', () => {
  it.each([
    ['How 20 gates hold back the water', 'en', 'how-20-gates-hold-back-the-water'],
    ['Hochwasserschutz für Übermorgen', 'de', 'hochwasserschutz-fuer-uebermorgen'],
    ['Räksmörgås på ön', 'sv', 'raksmorgas-pa-on'],
    ['¿Qué hace una compuerta?', 'es', 'que-hace-una-compuerta'],
    ['Łódź & naïve façade', 'pl', 'lodz-naive-facade'],
    ['Как работает затвор', 'ru', 'kak-rabotaet-zatvor'],
    ["Don't stop: 3.14 XMLHttp", 'en', 'dont-stop-3-14-xmlhttp'],
    ['twenty-gates_hold', 'en', 'twenty-gates-hold'],
    ['🦄 ♥ love', 'en', 'love'],
    ['水の門', 'ja', ''],
    ['…', 'en', ''],
    ['\ud800half', 'en', 'half'],
  ])('makes of %j in %s %j', (text, language, slug) => {
    expect(toSlug(text, language)).toBe(slug)
  })

  it('takes languages that are no tags', () => {
    expect(toSlug('Für alle', 'German (auto-generated)')).toBe('fuer-alle')
    expect(toSlug('Für alle', '')).toBe('fuer-alle')
  })

  it('is cut between words', () => {
    expect(toSlug(`${'word '.repeat(14)}longer tail`, 'en')).toBe(`${'word-'.repeat(13)}word`)
    expect(toSlug(`${'word '.repeat(14)}a tail`, 'en')).toBe(`${'word-'.repeat(14)}a`)
    expect(toSlug('a'.repeat(200), 'en')).toBe('a'.repeat(75))
  })

  it('is a slug or nothing, and stays as it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.constantFrom('en', 'de', 'ja', 'x y'),
        (text, language) => {
          const slug = toSlug(text, language)
          expect(slug.length).toBeLessThanOrEqual(75)
          if (slug === '') return
          expect(seoPageSchema.shape.slug.safeParse(slug).success).toBe(true)
          expect(toSlug(slug, language)).toBe(slug)
        },
      ),
    )
  })
})
