import { InputError } from '../errors/index.ts'
import type { LanguageModel } from '../ports/index.ts'
import { chooseModel, type ModelsByRole } from '../providers/index.ts'

/** Refuses a piece that no configured model can write, before anything is stored or paid. */
export interface WriterCheck {
  readonly path: string
  readonly role: string | undefined
  /** To write in. Absent: the language of the source. */
  readonly language: string | undefined
  /** Of the source, where it is known. */
  readonly sourceLanguage: string | undefined
}

/**
 * Checks role and language of a piece against what the language models declare. A process without models, which only
 * hands jobs in, cannot tell and lets everything pass.
 *
 * @throws InputError `LANGUAGE_UNSUPPORTED`, with the languages there are; `PROVIDER_MISSING` for an unknown role.
 */
export function checkWriter(models: ModelsByRole<LanguageModel> | undefined, piece: WriterCheck): void {
  if (models === undefined) return
  const { path, role, sourceLanguage } = piece
  const model = chooseModel(models, 'language', role)
  const language = piece.language ?? sourceLanguage
  if (language === undefined) return
  const { languages, translates = true } = model.capabilities
  const name = `${model.provider}:${model.modelId}`
  if (languages !== 'any' && !languages.some((known) => isSame(known, language))) {
    throw new InputError({
      code: 'LANGUAGE_UNSUPPORTED',
      message: `${name} does not write ${nameOf(language)}.`,
      path,
      action: `Ask for one of ${languages.join(', ')}, or configure a model that writes ${nameOf(language)}.`,
      context: { language, languages },
    })
  }
  if (translates || sourceLanguage === undefined || isSame(sourceLanguage, language)) return
  throw new InputError({
    code: 'LANGUAGE_UNSUPPORTED',
    message: `${name} writes in the language of the source, ${nameOf(sourceLanguage)}, and does not translate into ${nameOf(language)}.`,
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

function nameOf(language: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' }).of(language) ?? language
}
