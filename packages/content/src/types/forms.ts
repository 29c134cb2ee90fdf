import { blogPostForms } from './blog-post/index.ts'
import { faqForms } from './faq/index.ts'
import { newsletterForms } from './newsletter/index.ts'
import { quotesForms } from './quotes/index.ts'
import { scriptForms } from './script/index.ts'
import { seoForms } from './seo/index.ts'
import { showNotesForms } from './show-notes/index.ts'
import { socialMediaForms } from './social-media/index.ts'
import { summaryForms } from './summary/index.ts'
import { youTubeDescriptionForms } from './youtube-description/index.ts'

/** The forms of all built-in content types, by type and variant: to check pieces that were written elsewhere. */
export const pieceForms = {
  summary: summaryForms,
  blog_post: blogPostForms,
  social_media: socialMediaForms,
  newsletter: newsletterForms,
  script: scriptForms,
  youtube_description: youTubeDescriptionForms,
  show_notes: showNotesForms,
  quotes: quotesForms,
  faq: faqForms,
  seo: seoForms,
} as const
