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

/** A language that pieces are to be written in. */
export interface AskedLanguage {
  /** Canonical. Absent: the language of the source. */
  readonly language: string | undefined
  /** As it was asked for, where several were: the contents hold the pieces by it. */
  readonly under: string | undefined
}

/**
 * The languages that a request asks for; `undefined` when it does not say.
 *
 * @throws InputError `INPUT_INVALID` for what is no BCP 47 tag, an empty list, or both ways of asking at once.
 */
export function readLanguages(
  asked: { readonly language?: unknown; readonly languages?: unknown },
  path: string,
): readonly AskedLanguage[] | undefined {
  const prefix = path === '' ? '' : `${path}.`
  const { language, languages } = asked
  if (languages === undefined) {
    return language === undefined
      ? undefined
      : [{ language: readLanguage(language, `${prefix}language`), under: undefined }]
  }
  if (language !== undefined || !Array.isArray(languages) || languages.length === 0) {
    throw new InputError({
      message:
        language === undefined
          ? 'This is no list of languages.'
          : 'Both `language` and `languages` are given.',
      path: `${prefix}languages`,
      action: "Give one `language: 'en'`, or several as `languages: ['en', 'es']`.",
    })
  }
  const found = new Map<string | undefined, AskedLanguage>()
  for (const [index, under] of languages.entries()) {
    const canonical = readLanguage(under ?? null, `${prefix}languages[${index}]`)
    if (!found.has(canonical)) found.set(canonical, { language: canonical, under })
  }
  return [...found.values()]
}
