import { languageName } from '../content/index.ts'
import { InputError } from '../errors/index.ts'
import type { LanguageModel } from '../ports/index.ts'
import { chooseModel, type ModelsByRole } from '../providers/index.ts'

/** What of a piece the language models have to be able to do. */
export interface WriterCheck {
  /** Of the language, as errors name it. */
  readonly path: string
  readonly role: string | undefined
  readonly rolePath: string
  /** To write in. Absent: the language of the source. */
  readonly language: string | undefined
  /** Of the source, where it is known. */
  readonly sourceLanguage: string | undefined
}

/**
 * Refuses a piece that no configured model can write, by what the models declare, before anything is stored or paid. A
 * process without models, which only hands jobs in, cannot tell and lets everything pass.
 *
 * @throws InputError `LANGUAGE_UNSUPPORTED`, with the languages there are; `PROVIDER_MISSING` for an unknown role.
 */
export function checkWriter(models: ModelsByRole<LanguageModel> | undefined, piece: WriterCheck): void {
  if (models === undefined) return
  const { path, role, rolePath, sourceLanguage } = piece
  const model = chooseModel(models, 'language', role, rolePath)
  const language = piece.language ?? sourceLanguage
  if (language === undefined) return
  const { languages, translates = true } = model.capabilities
  const name = `${model.provider}:${model.modelId}`
  if (languages !== 'any' && !languages.some((known) => isSame(known, language))) {
    throw new InputError({
      code: 'LANGUAGE_UNSUPPORTED',
      message: `${name} does not write ${languageName(language)}.`,
      path,
      action: `Ask for one of ${languages.join(', ')}, or configure a model that writes ${languageName(language)}.`,
      context: { language, languages },
    })
  }
  if (translates || sourceLanguage === undefined || isSame(sourceLanguage, language)) return
  throw new InputError({
    code: 'LANGUAGE_UNSUPPORTED',
    message: `${name} writes in the language of the source, ${languageName(sourceLanguage)}, and does not translate into ${languageName(language)}.`,
    path,
    action: 'Leave the language out, or configure a model that translates.',
    context: { language, sourceLanguage },
  })
}

/** By the primary subtag: who writes Portuguese writes `pt-BR`. */
function isSame(one: string, other: string): boolean {
  return primary(one) === primary(other)
}

function primary(language: string): string {
  return language.toLowerCase().split(/[-_]/, 1).join('')
}
