export {
  type BlogPost,
  blogPost,
  blogPostForms,
  blogPostSchema,
  blogPostType,
  reviewBlogPost,
} from './blog-post/index.ts'
export type { Craft } from './craft.ts'
export { type Faq, faq, faqForms, faqSchema, faqType, renderFaqJsonLd, reviewFaq } from './faq/index.ts'
export { pieceForms } from './forms.ts'
export {
  type NewsletterIntro,
  type NewsletterPoints,
  type NewsletterTakeaways,
  newsletter,
  newsletterForms,
  newsletterIntroSchema,
  newsletterPointsSchema,
  newsletterTakeawaysSchema,
  newsletterType,
  reviewIntro,
  reviewMainPoints,
  reviewTakeaways,
} from './newsletter/index.ts'
export {
  type Quote,
  type Quotes,
  type QuotesDraft,
  quotes,
  quotesDraftSchema,
  quotesForms,
  quotesSchema,
  quotesType,
  reviewQuotes,
} from './quotes/index.ts'
export {
  type PodcastScript,
  podcastScriptSchema,
  reviewPodcastScript,
  reviewShortScript,
  type ShortScript,
  script,
  scriptForms,
  scriptType,
  shortScriptSchema,
} from './script/index.ts'
export {
  reviewSeoPage,
  type SeoPage,
  type SeoPageDraft,
  seo,
  seoForms,
  seoPageDraftSchema,
  seoPageSchema,
  seoType,
  toSlug,
} from './seo/index.ts'
export {
  reviewShowNotes,
  type ShowNotes,
  type ShowNotesDraft,
  showNotes,
  showNotesDraftSchema,
  showNotesForms,
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
  reviewBlueskyThread,
  reviewFacebookPost,
  reviewInstagramPost,
  reviewLinkedInPost,
  reviewThreadsPosts,
  reviewXThread,
  socialMedia,
  socialMediaForms,
  socialMediaType,
  type ThreadsPosts,
  threadsPostsSchema,
  type XThread,
  xThreadSchema,
} from './social-media/index.ts'
export {
  reviewSummary,
  type Summary,
  summary,
  summaryForms,
  summarySchema,
  summaryType,
} from './summary/index.ts'
export {
  reviewYouTubeDescription,
  type YouTubeDescription,
  type YouTubeDescriptionDraft,
  youTubeDescription,
  youTubeDescriptionDraftSchema,
  youTubeDescriptionForms,
  youTubeDescriptionSchema,
  youTubeDescriptionType,
} from './youtube-description/index.ts'
