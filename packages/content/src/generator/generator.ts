import { blogPost } from '../types/blog-post/index.ts'
import { newsletter } from '../types/newsletter/index.ts'
import { script } from '../types/script/index.ts'
import { socialMedia } from '../types/social-media/index.ts'
import { summary } from '../types/summary/index.ts'

/**
 * Every content type of the content generator.
 *
 * @example
 * const repurpose = createRepurpose({ content: generatorContent, language: model })
 * const job = await repurpose.generate({ source: vtt(file), content: { summary: ['short'], social_media: true } })
 */
export const generatorContent = [summary, blogPost, socialMedia, newsletter, script] as const
