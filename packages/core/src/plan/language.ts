import { InputError } from '../errors/index.ts'

/**
 * A language in its canonical form.
 *
 * @throws InputError `INPUT_INVALID` for what is no BCP 47 tag.
 * @example readLanguage('EN-us') // 'en-US'
 */
export function readLanguage(language: unknown, path = 'language'): string | undefined {
  if (language === undefined) return undefined
  try {
    if (typeof language === 'string') return Intl.getCanonicalLocales(language)[0]
  } catch {
    // Refused below, like what is no text at all.
  }
  throw new InputError({
    message: `${typeof language === 'string' ? `"${language.slice(0, 100)}"` : 'This'} is not a language.`,
    path,
    action: "Give a BCP 47 tag, such as 'en', 'es' or 'pt-BR'.",
  })
}
