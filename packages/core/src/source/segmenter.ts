type Granularity = 'word' | 'sentence'

/** Making one costs as much as segmenting a page. */
const made = new Map<string, Intl.Segmenter>()
const keptAtMost = 64

/** The segmenter for a language; for English when the language is not given or no language tag. */
export function segmenterFor(granularity: Granularity, language = 'en'): Intl.Segmenter {
  const name = `${granularity} ${language}`
  const known = made.get(name)
  if (known !== undefined) return known
  if (made.size === keptAtMost) made.clear()
  const segmenter = new Intl.Segmenter(canonicalLanguage(language) ?? 'en', { granularity })
  made.set(name, segmenter)
  return segmenter
}

/** In characters. Real tags have up to 35, and `x-` lets them grow without end. */
const longestLanguage = 100

/** A BCP 47 language tag in its canonical form, or `undefined` for what is none. */
export function canonicalLanguage(language: string): string | undefined {
  if (language.length > longestLanguage) return undefined
  try {
    return Intl.getCanonicalLocales(language)[0]
  } catch {
    return undefined
  }
}
