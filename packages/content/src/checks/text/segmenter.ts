type Granularity = 'word' | 'sentence'

/** Making one costs as much as segmenting a page. */
const made = new Map<string, Intl.Segmenter>()
const keptAtMost = 64

/** The segmenter for a language; for English when what is given is no language tag. */
export function segmenterFor(granularity: Granularity, language: string): Intl.Segmenter {
  const name = `${granularity} ${language}`
  const known = made.get(name)
  if (known !== undefined) return known
  if (made.size === keptAtMost) made.clear()
  const segmenter = new Intl.Segmenter(localeOf(language), { granularity })
  made.set(name, segmenter)
  return segmenter
}

/** A language tag that is one, or `en`. */
export function localeOf(language: string): string {
  try {
    return new Intl.Locale(language).toString()
  } catch {
    return 'en'
  }
}

/**
 * The language of a BCP 47 tag without script and region, in lower case.
 *
 * @example primaryOf('pt-BR') // 'pt'
 */
export function primaryOf(language: string): string {
  return localeOf(language).replace(/-.*$/, '')
}
