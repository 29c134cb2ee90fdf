import slugify from '@sindresorhus/slugify'

/** Longer addresses are cut where they are shown. */
const longest = 75

/** Words that the package puts in place of signs are English; in other languages they would be foreign. */
const customReplacements: [string, string][] = [
  ['&', ' '],
  ['♥', ' '],
  ['🦄', ' '],
]

/**
 * The last part of a page's address: words of ASCII letters and digits in lower case, with hyphens, at most 75
 * characters, cut between words. Empty for a script that is not spelled out in Latin letters.
 *
 * @param language BCP 47, for letters that languages spell differently: `ö` is `oe` in German and `o` in Swedish
 * @example toSlug('Hochwasserschutz für Übermorgen', 'de') // 'hochwasserschutz-fuer-uebermorgen'
 */
export function toSlug(text: string, language: string): string {
  const slug = slugify(text.toWellFormed(), {
    decamelize: false,
    locale: localeOf(language),
    customReplacements,
  })
  if (slug.length <= longest) return slug
  const cut = slug.slice(0, longest + 1)
  const end = cut.lastIndexOf('-')
  return end === -1 ? cut.slice(0, longest) : cut.slice(0, end)
}

/** Loaders name languages in their own ways, and the package refuses what is no tag. */
function localeOf(language: string): string {
  try {
    return new Intl.Locale(language).baseName
  } catch {
    return 'en'
  }
}
