import { type BriefOptions, createBrief, brief as usualBrief } from '../brief/index.ts'
import { type Templates, withTemplates } from '../templates/index.ts'
import {
  blogPostType,
  faqType,
  newsletterType,
  quotesType,
  scriptType,
  seoType,
  showNotesType,
  socialMediaType,
  summaryType,
  youTubeDescriptionType,
} from '../types/index.ts'
import type { WritingOptions } from '../writing/index.ts'

/** What can be set for all content types of the generator at once. */
export interface GeneratorOptions extends WritingOptions {
  /** How sources are read: whole, in parts that are merged, or refined part by part. */
  readonly brief?: BriefOptions | undefined
  /** What writers are told, by content type or variant: of your own making, or from `loadTemplates()`. */
  readonly templates?: Templates | undefined
}

/**
 * Every content type of the content generator, with checks, brief and templates of your own.
 *
 * @throws InputError for a template of a content type or variant that is not there; for brief options out of bounds
 * @example
 * const content = generator({
 *   brief: { reading: 'refine' },
 *   templates: await loadTemplates('./templates'),
 *   checks: [({ texts }) => checkLegalNotice(texts)],
 * })
 * const repurpose = createRepurpose({ content, language: model })
 */
export function generator(options: GeneratorOptions = {}) {
  const { brief: reading, templates = {}, ...writing } = options
  const brief = reading === undefined ? usualBrief : createBrief(reading)
  const craft = { ...writing, brief }
  const types = [
    summaryType(craft),
    blogPostType(craft),
    socialMediaType(craft),
    newsletterType(craft),
    scriptType(craft),
    youTubeDescriptionType(craft),
    showNotesType(craft),
    quotesType(craft),
    faqType(craft),
    seoType(craft),
  ] as const
  return withTemplates(types, templates)
}

/**
 * Every content type of the content generator as it comes.
 *
 * @example
 * const repurpose = createRepurpose({ content: generatorContent, language: model })
 * const job = await repurpose.generate({ source: vtt(file), content: { summary: ['short'], social_media: true } })
 */
export const generatorContent = generator()
