export {
  type BlogPost,
  blogPost,
  blogPostSchema,
  blogPostType,
} from './blog-post/index.ts'
export { type Faq, faq, faqSchema, faqType, renderFaqJsonLd } from './faq/index.ts'
export { pieceForms } from './forms.ts'
export {
  type NewsletterIntro,
  type NewsletterPoints,
  type NewsletterTakeaways,
  newsletter,
  newsletterIntroSchema,
  newsletterPointsSchema,
  newsletterTakeawaysSchema,
  newsletterType,
} from './newsletter/index.ts'
export {
  type Quote,
  type Quotes,
  quotes,
  quotesSchema,
  quotesType,
} from './quotes/index.ts'
export {
  type PodcastScript,
  podcastScriptSchema,
  type ShortScript,
  script,
  scriptType,
  shortScriptSchema,
} from './script/index.ts'
export {
  type SeoPage,
  type SeoPageDraft,
  seo,
  seoPageSchema,
  seoType,
} from './seo/index.ts'
export {
  type ShowNotes,
  type ShowNotesDraft,
  showNotes,
  showNotesSchema,
  showNotesType,
} from './show-notes/index.ts'
export {
  type BlueskyThread,
  blueskyThreadSchema,
  type FacebookPost,
  facebookPostSchema,
  type InstagramPost,
  instagramPostSchema,
  type LinkedInPost,
  linkedInPostSchema,
  socialMedia,
  socialMediaType,
  type ThreadsPosts,
  threadsPostsSchema,
  type XThread,
  xThreadSchema,
} from './social-media/index.ts'
export {
  type Summary,
  summary,
  summarySchema,
  summaryType,
} from './summary/index.ts'
export {
  type YouTubeDescription,
  type YouTubeDescriptionDraft,
  youTubeDescription,
  youTubeDescriptionSchema,
  youTubeDescriptionType,
} from './youtube-description/index.ts'
