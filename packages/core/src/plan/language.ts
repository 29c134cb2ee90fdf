import type { PlanWarning } from '../content/index.ts'
import { InputError } from '../errors/index.ts'
import { canonicalLanguage } from '../source/index.ts'

/**
 * A language in its canonical form.
 *
 * @throws InputError `INPUT_INVALID` for what is no BCP 47 tag.
 * @example readLanguage('EN-us') // 'en-US'
 */
export function readLanguage(language: unknown, path = 'language'): string | undefined {
  if (language === undefined) return undefined
  const canonical = typeof language === 'string' ? canonicalLanguage(language) : undefined
  if (canonical !== undefined) return canonical
  throw new InputError({
    message: `${typeof language === 'string' ? `"${language.slice(0, 100)}"` : 'This'} is not a language.`,
    path,
    action: "Give a BCP 47 tag, such as 'en', 'es' or 'pt-BR'.",
  })
}

/** More are a mistake, or meant to be costly to read. */
const mostLanguages = 200

/** The languages that a request, or one ask of it, names. */
export interface AskedLanguages {
  /** Each once, in the order they are named. */
  readonly languages: readonly AskedLanguage[]
  /** Of those that are named twice. */
  readonly warnings: readonly PlanWarning[]
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
 * @throws InputError `INPUT_INVALID` for what is no BCP 47 tag, an empty or very long list, or both ways of asking at
 * once.
 */
export function readLanguages(
  asked: { readonly language?: unknown; readonly languages?: unknown },
  path: string,
): AskedLanguages | undefined {
  const prefix = path === '' ? '' : `${path}.`
  const { language, languages } = asked
  if (languages === undefined) {
    if (language === undefined) return undefined
    const only = { language: readLanguage(language, `${prefix}language`), under: undefined }
    return { languages: [only], warnings: [] }
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
  if (languages.length > mostLanguages) {
    throw new InputError({
      message: `The list names ${languages.length} languages; ${mostLanguages} are allowed.`,
      path: `${prefix}languages`,
      action: 'Split it into several requests.',
    })
  }
  const found = new Map<string | undefined, AskedLanguage>()
  const warnings: PlanWarning[] = []
  for (const [index, under] of languages.entries()) {
    const place = `${prefix}languages[${index}]`
    const canonical = readLanguage(under ?? null, place)
    const first = found.get(canonical)
    if (first === undefined) found.set(canonical, { language: canonical, under })
    else {
      const message = `"${under}" is asked for twice, and found once in the contents, under "${first.under}".`
      warnings.push({ code: 'LANGUAGE_DUPLICATE', message, path: place })
    }
  }
  return { languages: [...found.values()], warnings }
}
