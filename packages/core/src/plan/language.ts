import { InputError } from '../errors/index.ts'

/**
 * A language in its canonical form.
 *
 * @throws InputError `INPUT_INVALID` for what is no BCP 47 tag.
 * @example readLanguage('EN-us') // 'en-US'
 */
export function readLanguage(language: string | undefined, path = 'language'): string | undefined {
  if (language === undefined) return undefined
  try {
    return Intl.getCanonicalLocales(language)[0]
  } catch {
    throw new InputError({
      message: `"${language.slice(0, 100)}" is not a language.`,
      path,
      action: "Give a BCP 47 tag, such as 'en', 'es' or 'pt-BR'.",
    })
  }
}
